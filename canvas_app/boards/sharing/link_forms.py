"""Forms for secret links: a new one of either kind, and the choices of one that exists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from canvas_app.boards.sharing.forms import FocusedForm
from canvas_app.forms.number_fields import CountField
from canvas_app.forms.text_fields import CleanText
from relationships.actions.share_links import ENDED_BEFORE, JOIN_TERM, MOST_USES, NOT_A_LIMIT
from relationships.models import LinkKind, SharedLens, ShareLink

LABEL_LENGTH = 80
USUAL_USES = 10
FINDINGS = "findings"
# The form of a link opens above the one for a new link, which has the same fields.
EDITED_ID = "id_edited_%s"
# What customers get, without plans, figures and what the checks criticize.
PRESET = [SharedLens.RELATIONSHIPS.value, SharedLens.LIFECYCLE.value]


def _expiry(hint: str) -> forms.DateField:
    return forms.DateField(
        label="Expires",
        required=False,
        help_text=hint,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This isn’t a valid date. Example: 2030-12-31."},
    )


class LinkTermsForm(FocusedForm):
    """The label of a link and its last day, of which one that has passed can only be kept."""

    marks_optional = True
    label = CleanText(rows=1, label="What is it for?", max_length=LABEL_LENGTH)
    ends_on = _expiry("")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ends_on"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_ends_on(self) -> date | None:
        """Return the last day. Raise ValidationError if it is in the past."""
        day: date | None = self.cleaned_data["ends_on"]
        if day and day != self.initial.get("ends_on") and day < timezone.localdate():
            raise ValidationError(ENDED_BEFORE)
        return day

    @property
    def terms(self) -> dict[str, Any]:
        """The label and the last day of the valid form, by the names of the action's arguments."""
        return {name: self.cleaned_data[name] for name in ("label", "ends_on")}


class SharedPartsField(forms.MultipleChoiceField):
    """What a link for reading shows besides the board: lenses, and the findings; it may be nothing."""

    def __init__(self) -> None:
        super().__init__(
            label="Show",
            choices=[*SharedLens.choices, (FINDINGS, "Findings of the checks")],
            initial=PRESET,
            help_text="The canvas and the details of its notes are always shown.",
            widget=forms.CheckboxSelectMultiple({"class": "link-shows"}),
        )

    def validate(self, value: list[str]) -> None:
        """Raise ValidationError for a choice that is not offered."""
        if value:
            super().validate(value)


class LimitField(CountField):
    """How many people can join with a link."""

    def __init__(self) -> None:
        super().__init__(
            label="Use limit",
            min_value=1,
            max_value=MOST_USES,
            initial=USUAL_USES,
            help_text="How many people can join with this link",
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NOT_A_LIMIT),
        )


class ReadLinkForm(LinkTermsForm):
    """The choices of a link for reading."""

    ends_on = _expiry("If you leave this empty, the link doesn’t expire.")
    shown = SharedPartsField()

    @property
    def choices(self) -> dict[str, Any]:
        """What the link of the valid form shows, by the names of the action's arguments."""
        shown = self.cleaned_data["shown"]
        return {"lenses": [lens for lens in shown if lens != FINDINGS], "shows_findings": FINDINGS in shown}


class JoinLinkForm(LinkTermsForm):
    """The choices of a link for joining."""

    ends_on = _expiry(f"If you leave this empty, the link expires in {JOIN_TERM.days} days.")
    use_limit = LimitField()

    @property
    def choices(self) -> dict[str, Any]:
        """How many people can join with the link of the valid form, by the name of the action's argument."""
        return {"use_limit": self.cleaned_data["use_limit"]}


class NewLinkForm(ReadLinkForm):
    """A new link of either kind. The fields of the other kind are hidden, so their errors are left out."""

    kind = forms.ChoiceField(
        label="What can people do with it?",
        choices=LinkKind.choices,
        initial=LinkKind.READ.value,
        widget=forms.RadioSelect({"class": "segmented"}),
    )
    ends_on = _expiry(
        "If you leave this empty, a read-only link doesn’t expire, "
        f"and a joining link expires in {JOIN_TERM.days} days."
    )
    use_limit = LimitField()

    def __init__(self, data: Any = None, **options: Any) -> None:
        if data is not None and "kind" not in data:
            data = data.copy()
            data["kind"] = LinkKind.READ.value
        super().__init__(data, **options)

    def clean(self) -> dict[str, Any]:
        """Return the values, without an error in a field of the other kind."""
        data: dict[str, Any] = super().clean() or {}
        self.errors.pop("shown" if self.joins else "use_limit", None)
        return data

    @property
    def joins(self) -> bool:
        """Whether the link is to join, and not to read."""
        return bool(self.data.get("kind") == LinkKind.JOIN)

    @property
    def choices(self) -> dict[str, Any]:
        """The choices that the kind of the valid form needs, by the names of the action's arguments."""
        return {"use_limit": self.cleaned_data["use_limit"]} if self.joins else super().choices


def edit_form(link: ShareLink, data: Any = None) -> ReadLinkForm | JoinLinkForm:
    """Return the form for the choices of a link, with `data` if it was sent."""
    initial: dict[str, Any] = {"label": link.label, "ends_on": link.ends_on, "use_limit": link.use_limit}
    if link.joins:
        return JoinLinkForm(data, initial=initial, auto_id=EDITED_ID)
    shown = [*link.lenses, FINDINGS] if link.shows_findings else link.lenses
    return ReadLinkForm(data, initial=initial | {"shown": shown}, auto_id=EDITED_ID)
