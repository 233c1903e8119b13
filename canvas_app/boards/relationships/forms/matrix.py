"""Forms of the relationships lens: a new relationship, its cell in the matrix, a declined goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from canvas_app.boards.notes.forms.segments import declined_label
from canvas_app.forms.part_form import (
    NOT_STATED,
    PartForm,
    choice,
    line,
    note,
    set_label,
    with_catalogue_entries,
)
from canvas_app.forms.text_fields import CleanText
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.checks.finding import Choice
from relationships.document.base import field_label
from relationships.document.relationships import GoalFields, RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.document.values import NOTE_LENGTH

Named = tuple[UUID, str]


class NewRelationshipForm(forms.Form):
    """A new relationship; its segment, type and goal are optional."""

    text = CleanText(
        label="Relationship",
        required=True,
        missing="Describe the relationship.",
        holder="A note",
        max_length=NOTE_LENGTH,
        attributes={"autofocus": True},
    )
    segment = note(label=field_label(RelationshipFields, "segment"))
    type = with_catalogue_entries(choice(RelationshipType, label=field_label(RelationshipFields, "type")), Kind.TYPE)
    goal = with_catalogue_entries(choice(Goal, label=field_label(GoalFields, "goal")), Kind.GOAL)

    def __init__(
        self, *args: Any, segments: Iterable[Named] = (), suggested: Iterable[Choice] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["type"].choices = _type_choices(suggested)  # type: ignore[attr-defined]
        chosen = [("", NOT_STATED), *((str(key), name) for key, name in segments)]
        self.fields["segment"].choices = chosen  # type: ignore[attr-defined]

    def relationship(self) -> dict[str, Any]:
        """Return the arguments of the action that adds the relationship."""
        segment, kind, goal = (self.cleaned_data[name] for name in ("segment", "type", "goal"))
        return {
            "text": self.cleaned_data["text"],
            "segment": UUID(segment) if segment else None,
            "kind": RelationshipType(kind) if kind else None,
            "goal": Goal(goal) if goal else None,
        }


def _type_choices(suggested: Iterable[Choice]) -> list[Any]:
    """Return the types, with suggested ones first, in groups by where they come from."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for suggestion in suggested:
        group = groups.setdefault(suggestion.source.capitalize() or "Suggested", [])
        group.append((suggestion.value, suggestion.label))
    offered = {value for group in groups.values() for value, _ in group}
    others = [(value, label) for value, label in RelationshipType.choices if value not in offered]
    rest: list[Any] = [("Other types", others)] if groups and others else others
    return [("", NOT_STATED), *groups.items(), *rest]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: a segment and a type, either of which may be None."""

    segment: UUID | None
    type: RelationshipType | None


class CellForm(forms.Form):
    """The new cell of a relationship as one value, `segment|type`."""

    cell = forms.CharField(max_length=100)

    def clean_cell(self) -> Cell:
        """Return the cell. Raise ValidationError if invalid."""
        segment, _, kind = self.cleaned_data["cell"].partition("|")
        try:
            return Cell(UUID(segment) if segment else None, RelationshipType(kind) if kind else None)
        except ValueError:
            raise ValidationError("This position isn’t in the table of segments and types.") from None


class DeclinedGoalForm(PartForm):
    """The reason why a goal is declined for a segment; an empty reason accepts it."""

    edits = SegmentDetails
    path = "segment.declined_goals"
    reason = line(help_text="Leave empty to pursue the goal after all")

    def __init__(self, *args: Any, goal: Goal, **options: Any) -> None:
        super().__init__(*args, **options)
        self.goal = goal
        set_label(self.fields["reason"], declined_label(goal))

    def field_path(self, name: str) -> str:
        """Return the path of the goal's reason."""
        return f"{self.path}.{self.goal}"
