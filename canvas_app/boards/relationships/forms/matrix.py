"""The forms of the relationships lens: a new relationship, its place in the matrix, a goal that is not ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from canvas_app.boards.notes.forms.segments import declined_label
from canvas_app.forms.part_form import NOT_STATED, CleanText, PartForm, choice, explained, line, note, set_label
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.document.base import field_label
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.document.values import NOTE_LENGTH

Named = tuple[UUID, str]


class NewRelationshipForm(forms.Form):
    """A relationship with what it is for; both may still be open."""

    text = CleanText(
        label="Relationship",
        required=True,
        missing="A relationship needs a text: write what it consists in.",
        holder="A note",
        max_length=NOTE_LENGTH,
        attributes={"autofocus": True},
    )
    segment = note(label=field_label(RelationshipFields, "segment"))
    type = explained(choice(RelationshipType, label=field_label(RelationshipFields, "type")), Kind.TYPE)

    def __init__(self, *args: Any, segments: Iterable[Named] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = [("", NOT_STATED), *((str(key), name) for key, name in segments)]
        self.fields["segment"].choices = chosen  # type: ignore[attr-defined]

    def relationship(self) -> dict[str, Any]:
        """What the valid form says, as the action wants it."""
        segment, kind = self.cleaned_data["segment"], self.cleaned_data["type"]
        return {
            "text": self.cleaned_data["text"],
            "segment": UUID(segment) if segment else None,
            "kind": RelationshipType(kind) if kind else None,
        }


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the matrix: a segment and a type, each possibly none."""

    segment: UUID | None
    type: RelationshipType | None


class CellForm(forms.Form):
    """Where a relationship goes, as one value: the segment, a bar, the type."""

    cell = forms.CharField(max_length=100)

    def clean_cell(self) -> Cell:
        """The place; raises ValidationError for what is none."""
        segment, _, kind = self.cleaned_data["cell"].partition("|")
        try:
            return Cell(UUID(segment) if segment else None, RelationshipType(kind) if kind else None)
        except ValueError:
            raise ValidationError("This is not a place among segments and types.") from None


class DeclinedGoalForm(PartForm):
    """Why a goal is not ours for a segment; without a reason it is."""

    edits = SegmentDetails
    path = "segment.declined_goals"
    reason = line(help_text="Leave it empty if the goal is ours after all")

    def __init__(self, *args: Any, goal: Goal, **options: Any) -> None:
        super().__init__(*args, **options)
        self.goal = goal
        set_label(self.fields["reason"], declined_label(goal))

    def path_of(self, name: str) -> str:
        """The reason is kept by its goal."""
        return f"{self.path}.{self.goal}"
