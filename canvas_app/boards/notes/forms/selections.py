"""Form that changes several selected notes in one step."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from canvas_app.boards.notes.forms.notes import IdsField
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.document.values import NOTES_PER_CANVAS
from relationships.formats import format_number

NO_NOTES = "Select at least one note first."
NO_CHANGE = "Choose what to change: a segment, a status or a block."


class SelectionForm(forms.Form):
    """The ids of selected notes."""

    note = IdsField(error_messages={"required": NO_NOTES, "invalid_choice": "Choose from the notes of this canvas."})

    def clean_note(self) -> list[UUID]:
        """Return the ids of the notes. Raise ValidationError if there are more than a canvas has."""
        keys = dict.fromkeys(self.cleaned_data["note"])
        if len(keys) > NOTES_PER_CANVAS:
            raise forms.ValidationError(f"At most {format_number(NOTES_PER_CANVAS)} notes can be selected.")
        return [UUID(key) for key in keys]

    def problem(self) -> str:
        """Return the first error of the form."""
        return next(str(message) for messages in self.errors.values() for message in messages)


class ChangeForm(SelectionForm):
    """Selected notes, and a segment, a status or a block for them; a segment to `keep` is only added, never taken."""

    segment = forms.UUIDField(required=False)
    keep = forms.BooleanField(required=False)
    status = forms.ChoiceField(choices=Status.choices, required=False)
    block = forms.ChoiceField(choices=Block.choices, required=False)

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError unless one thing is to be changed."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and sum(bool(data.get(name)) for name in ("segment", "status", "block")) != 1:
            raise forms.ValidationError(NO_CHANGE)
        return data
