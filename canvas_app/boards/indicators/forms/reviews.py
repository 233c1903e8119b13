"""The form of a review."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms

from canvas_app.forms.part_form import PartForm, day, text
from relationships.actions.reviews import IN_THE_FUTURE, NEXT_IS_EARLIER
from relationships.document.measurements import ReviewFields

NOTHING_SAID = "Say what customers said, what was decided or what changed: one of them at least."


class ReviewForm(PartForm):
    """A look back, and when the next one is due; `today` is the last day on which it can have been."""

    edits = ReviewFields
    subject = forms.ChoiceField(
        required=False,
        help_text="What was looked at?",
        error_messages={"invalid_choice": "Choose a segment, a relationship or the whole canvas."},
    )
    date = day()
    customers_said = text(help_text="In their words, and how many of them")
    decision = text()
    change = text(help_text="On the canvas, or in what is done")
    next_due = day()

    def __init__(self, *args: Any, subjects: list[Any], today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["subject"].choices = subjects  # type: ignore[attr-defined]
        self.fields["date"].required = True
        self.fields["date"].error_messages["required"] = "Say on which day it was."

    def clean_date(self) -> dt.date:
        """The day; raises ValidationError for one that is still to come."""
        date: dt.date = self.cleaned_data["date"]
        if date > self.today:
            raise forms.ValidationError(IN_THE_FUTURE)
        return date

    def clean(self) -> dict[str, Any]:
        """Something was said, and the next review comes after this one."""
        data: dict[str, Any] = super().clean() or {}
        date, next_due = data.get("date"), data.get("next_due")
        if date and next_due and next_due <= date:
            self.add_error("next_due", NEXT_IS_EARLIER)
        said = ("customers_said", "decision", "change")
        if not any(data.get(name) or name in self.errors for name in said):
            self.add_error("customers_said", NOTHING_SAID)
        return data

    def changes(self) -> dict[str, Any]:
        """As for any part; no subject is the canvas as a whole."""
        return super().changes() | {"subject": self.cleaned_data["subject"] or None}

    def review(self) -> dict[str, Any]:
        """What the valid form says, as the action wants it."""
        subject = self.cleaned_data["subject"]
        return {**self.cleaned_data, "subject": UUID(subject) if subject else None}
