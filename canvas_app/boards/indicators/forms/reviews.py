"""Form of a review."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms

from canvas_app.forms.part_form import PartForm, day, text
from relationships.actions.reviews import IN_THE_FUTURE, NEXT_IS_EARLIER
from relationships.document.measurements import ReviewFields

TEXTS = ("customers_said", "decision", "change")
NOTHING_SAID = "Fill in at least one: what customers said, the decision, or the change that followed."


class ReviewForm(PartForm):
    """A review, and when the next one is due; `today` is the latest date allowed."""

    edits = ReviewFields
    together = (("date", "next_due"), TEXTS)
    subject = forms.ChoiceField(
        required=False,
        help_text="What did you review?",
        error_messages={"invalid_choice": "Choose a segment, a relationship or the whole canvas."},
    )
    date = day()
    customers_said = text(help_text="In their own words, and how many said it")
    decision = text()
    change = text(help_text="On the canvas, or in the way you work")
    next_due = day()

    def __init__(self, *args: Any, subjects: list[Any], today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["subject"].choices = subjects  # type: ignore[attr-defined]
        self.fields["date"].required = True
        self.fields["date"].error_messages["required"] = "Enter the date of the review."

    def clean_date(self) -> dt.date:
        """Return the date. Raise ValidationError if it is in the future."""
        date: dt.date = self.cleaned_data["date"]
        if date > self.today:
            raise forms.ValidationError(IN_THE_FUTURE)
        return date

    def clean(self) -> dict[str, Any]:
        """Validate that at least one text is given, and that the next review is later than this one."""
        data: dict[str, Any] = super().clean() or {}
        date, next_due = data.get("date"), data.get("next_due")
        if date and next_due and next_due <= date:
            self.add_error("next_due", NEXT_IS_EARLIER)
        if TEXTS[0] in self.fields and not any(data.get(name) or name in self.errors for name in TEXTS):
            self.add_error(TEXTS[0], NOTHING_SAID)
        return data

    def changes(self) -> dict[str, Any]:
        """Return the changes; a subject of None is the whole canvas."""
        changes = super().changes()
        return changes | ({"subject": changes["subject"] or None} if "subject" in changes else {})

    def review(self) -> dict[str, Any]:
        """Return the arguments of the action that adds the review."""
        subject = self.cleaned_data["subject"]
        return {**self.cleaned_data, "subject": UUID(subject) if subject else None}
