"""The fields in which two notes differ, with what each of them says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords
from relationships.document.relationships import RelationshipDetails
from relationships.lenses.comparison.rows import Row, text_row
from relationships.lenses.comparison.sides import Side
from relationships.lenses.details import NOTHING, format_field
from relationships.lenses.wording.differences import NOT_SHOWN, Path, StatedField, field_name, stated_fields

# The details that apply in a block; notes that were moved keep those of another.
DETAILS = {"segment": Block.CUSTOMER_SEGMENTS, "relationship": Block.CUSTOMER_RELATIONSHIPS}
# The text is the heading; goals have rows of their own.
ELSEWHERE = {("id",), ("text",), ("relationship", "goals")}
SEGMENTS = ("segments",)

# The note of the left canvas that is the same as one of the right.
type Twins = Mapping[UUID, UUID]


def differing_fields(block: Block, left: tuple[Side, Note], right: tuple[Side, Note], twins: Twins) -> Iterator[Row]:
    """Yield a row for each field that differs; references differ only if they lead to different notes."""
    (side, note), (other_side, other) = left, right
    old, new = _stated(block, note), _stated(block, other)
    for path in {**old, **new}:
        one, two = old.get(path), new.get(path)
        if path not in NOT_SHOWN and _differ(one, two, twins):
            yield text_row(field_name(one, two), _format(one, side), _format(two, other_side))
    if block is Block.CUSTOMER_RELATIONSHIPS:
        yield from _goal_rows(note.relationship, other.relationship)


def _stated(block: Block, note: Note) -> dict[Path, StatedField]:
    applicable: dict[str, Any] = {name: getattr(note, name) if at is block else None for name, at in DETAILS.items()}
    shown = note.model_copy(update=applicable)
    skipped = {*ELSEWHERE, SEGMENTS} if block is Block.CUSTOMER_SEGMENTS else ELSEWHERE
    return {path: field for path, field in stated_fields(shown).items() if path not in skipped}


def _differ(left: StatedField | None, right: StatedField | None, twins: Twins) -> bool:
    one, two = (field.value if field else None for field in (left, right))
    if one == two or (one in NOTHING and two in NOTHING):
        return False
    if isinstance(one, UUID) or isinstance(two, UUID):
        return one != twins.get(two, two) if isinstance(two, UUID) else True
    if isinstance(one, tuple) and isinstance(two, tuple):
        return set(one) != {twins.get(key, key) for key in two}
    return True


def _format(field: StatedField | None, side: Side) -> str:
    if field is None or field.value in NOTHING:
        return ""
    return format_field(field.kind, field.name, field.value, side.names, side.document.currency)


def _goal_rows(left: RelationshipDetails | None, right: RelationshipDetails | None) -> Iterator[Row]:
    old, new = _tactics(left), _tactics(right)
    for goal in {**old, **new}:
        row = text_row(goal, old.get(goal, ""), new.get(goal, ""))
        if row.differs:
            yield row


def _tactics(details: RelationshipDetails | None) -> dict[str, str]:
    """Return the tactics of each goal of a relationship, or that it has none."""
    goals = details.goals if details else ()
    return {str(goal.goal.label): OwnWords(goal.tactics) if goal.tactics else "yes" for goal in goals}
