"""Everything that is known of one note, in words, for those who read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import TextChoices

from relationships.catalog.blocks import Block
from relationships.catalog.relationships import Duty
from relationships.catalog.segments import Factor
from relationships.catalog.types import TYPES
from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.values import day_in_words
from relationships.lenses.cards import Card, card_of, tints_of
from relationships.lenses.gauge import gauge_of

HIDDEN = ("hue", "id", "text", "segment", "relationship", "segments", "evidence", "experiment", "goals")
MONEY = ("fixed_cost", "cost_per_customer", "setup_cost", "revenue_per_customer")
NOTHING: tuple[object, ...] = (None, "", (), {})
LABELS = {
    "fixed_cost": "Fixed cost a month",
    "cost_per_customer": "Cost per customer and month",
    "setup_cost": "Cost to set up, once",
    "contact": "They prize",
    "revenue_per_customer": "Revenue per customer",
    "declined_goals": "Goals that are not ours",
    "factors": "What a relationship is chosen by",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known, with its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Details:
    """A note with all that is known of it."""

    block: Block
    card: Card
    text: str
    facts: tuple[Fact, ...]
    measured: tuple[Fact, ...]


def details_of(document: CanvasDocument, note_id: UUID) -> Details | None:
    """The details of a note; None where the document has no such note."""
    names = {note.id: short_name(note.text) for _, note in document.placed_notes()}
    note, block = document.note(note_id), document.block_of(note_id)
    if note is None or block is None:
        return None
    card = card_of(block, note, tints_of(document))
    facts, known = _facts(document, block, note, names), measured(document, note.id)
    return Details(block, card, note.text, tuple(facts), tuple(known))


def _facts(document: CanvasDocument, block: Block, note: Note, names: dict[UUID, str]) -> Iterator[Fact]:
    yield Fact("How sure", note.status.label)
    if concerned := [name for key, name in names.items() if key in note.segments]:
        yield Fact("Concerns", ", ".join(concerned))
    if note.segment and block is Block.CUSTOMER_SEGMENTS:
        yield from _fields(note.segment, names, document.currency)
    if note.relationship and block is Block.CUSTOMER_RELATIONSHIPS:
        yield from _relationship(note, names, document.currency)
    for part in (note.evidence, note.experiment):
        yield from _fields(part, names, document.currency) if part else ()


def _relationship(note: Note, names: dict[UUID, str], currency: str) -> Iterator[Fact]:
    details = note.relationship
    if details is None:
        return
    if details.segment in names:
        yield Fact("Segment", names[details.segment])
    for goal in details.goals:
        yield Fact(goal.goal.label, goal.tactics or "yes")
    if details.type:
        yield Fact("Served by", f"{TYPES[details.type].served_by.label}; {TYPES[details.type].knowledge.label}")
    yield from _fields(details, names, currency)


def measured(document: CanvasDocument, note_id: UUID) -> Iterator[Fact]:
    """The last reading of each indicator of a note, and what its reviews decided."""
    for indicator in document.indicators:
        if indicator.subject == note_id and indicator.readings:
            gauge = gauge_of(indicator, document.currency)
            yield Fact(gauge.name, f"{gauge.last} on {gauge.on}")
    for review in document.reviews:
        if review.subject == note_id:
            yield Fact(f"Review of {in_words(review.date)}", review.decision or review.customers_said)


def _fields(value: Value, names: dict[UUID, str], currency: str) -> Iterator[Fact]:
    for name in type(value).model_fields:
        content = getattr(value, name)
        if name not in HIDDEN and content not in NOTHING:
            yield Fact(label_of(name), field_in_words(name, content, names, currency))


def label_of(name: str) -> str:
    """What a field is called."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def field_in_words(name: str, content: object, names: dict[UUID, str], currency: str) -> str:
    """What a field says, amounts with their unit; `names` are those of the notes it may refer to."""
    words = in_words(content, names)
    return f"{words} {currency}" if name in MONEY else f"{words} %" if name == "gross_margin" else words


def in_words(value: object, names: dict[UUID, str] | None = None) -> str:
    """A value in words: choices by their labels, notes by their names, numbers with their thousands apart."""
    match value:
        case Duty() | Factor():
            return value.label.rstrip("?")
        case TextChoices():
            return str(value.label)
        case UUID():
            return (names or {}).get(value, "")
        case dt.date():
            return day_in_words(value)
        case int() | Decimal():
            return f"{value:,}"
        case tuple():
            return ", ".join(in_words(each, names) for each in value)
        case dict():
            return "; ".join(f"{in_words(key)}: {in_words(each)}" for key, each in value.items())
        case _:
            return str(value)
