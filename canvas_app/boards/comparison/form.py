"""The form that chooses what is compared: two canvases, each as it is or as of a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from django import forms
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.boards.access import found_or_404
from canvas_app.boards.comparison.canvases import DAY_ENDS
from canvas_app.boards.comparison.sources import Comparable, NotThen, find_comparable, list_choices
from relationships.document.own_words import OwnWords

SIDES = ("left", "right")
NOT_CHOSEN = ("", "Choose a canvas")
NO_DATE = "Enter the date, too."
INVALID_DATE = "This isn’t a valid date. Example: 2026-11-30."
INVALID_TIME = "This isn’t a valid time. Example: 14:05."


def _canvas(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)


def _date(label: str) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=False, input_formats=["%Y-%m-%d"], widget=widget, error_messages={"invalid": INVALID_DATE}
    )


def _time(label: str) -> forms.TimeField:
    widget = forms.TimeInput({"type": "time", "step": "any"})
    formats = ["%H:%M", "%H:%M:%S"]
    return forms.TimeField(
        label=label, required=False, input_formats=formats, widget=widget, error_messages={"invalid": INVALID_TIME}
    )


class ComparisonForm(forms.Form):
    """What is compared. A date stands for its end, a time for the end of its minute or second.

    A key that names nothing the user may see raises Http404. `found` is what the other keys name, by side; None if a
    key is missing or its date is not valid.
    """

    left = _canvas("First canvas")
    left_on = _date("Date")
    left_time = _time("Time (optional)")
    right = _canvas("Second canvas")
    right_on = _date("Date")
    right_time = _time("Time (optional)")

    def __init__(self, data: Mapping[str, Any], user: User) -> None:
        super().__init__(data, auto_id="compare_%s")
        self._user = user
        self.found: dict[str, Comparable | None] = {}
        self._present = {key: found_or_404(find_comparable(user, key)) for key in self._keys()}
        choices = [NOT_CHOSEN, *_with_chosen(list_choices(user), self._present.values())]
        for side in SIDES:
            cast("forms.ChoiceField", self.fields[side]).choices = choices

    def _keys(self) -> list[str]:
        return [key for side in SIDES if (key := self.data.get(side, ""))]

    def clean(self) -> None:
        """Find what is compared, at its date."""
        for side in SIDES:
            key = self.cleaned_data.get(side)
            self.found[side] = self._find(side, key) if key else None

    def _find(self, side: str, key: str) -> Comparable | None:
        day, time = (self.cleaned_data.get(f"{side}_{name}") for name in ("on", "time"))
        if day is None and time is not None:
            self.add_error(f"{side}_on", NO_DATE)
        if day is None:
            return self._present[key]
        try:
            return find_comparable(self._user, key, _end_of(day, time))
        except NotThen as reason:
            self.add_error(f"{side}_on", str(reason))
            return None

    def sides(self) -> list[dict[str, Any]]:
        """Return the fields of each side, and whether the date is shown at once."""
        return [
            {
                "canvas": self[side],
                "dates": [self[f"{side}_on"], self[f"{side}_time"]],
                "is_open": any(self.data.get(f"{side}_{name}") for name in ("on", "time")),
                "has_errors": any(f"{side}_{name}" in self.errors for name in ("on", "time")),
            }
            for side in SIDES
        ]


def _with_chosen(groups: list[Any], chosen: Iterable[Comparable]) -> Iterator[Any]:
    """Yield the choices, with those chosen that are not offered."""
    offered = {key for _, choices in groups for key, _ in choices}
    if missing := [(one.key, OwnWords(one.title)) for one in chosen if one.key not in offered]:
        yield "Chosen", list(dict.fromkeys(missing))
    yield from ((label, choices) for label, choices in groups if choices)


def _end_of(day: dt.date, time: dt.time | None) -> dt.datetime:
    """Return the end of a day, or of the minute or second of it that is given."""
    until = DAY_ENDS if time is None else time.replace(microsecond=999_999, second=time.second or 59)
    return timezone.make_aware(dt.datetime.combine(day, until))
