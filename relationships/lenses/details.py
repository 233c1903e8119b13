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
from relationships.document import CanvasDocument, Note, Value
from relationships.lenses.cards import Card, card_of, short_name, tints_of

HIDDEN = ("hue", "id", "text", "segment", "relationship", "segments", "evidence", "experiment", "goals")
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


def details_of(document: CanvasDocument, note_id: UUID) -> Details | None:
    """The details of a note; None where the document has no such note."""
    names = {note.id: short_name(note.text) for _, note in document.placed_notes()}
    for block, note in document.placed_notes():
        if note.id == note_id:
            card = card_of(block, note, tints_of(document))
            return Details(block, card, note.text, tuple(_facts(document, block, note, names)))
    return None


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
    yield from measured(document, note.id)


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
            last = indicator.readings[-1]
            yield Fact(indicator.name, f"{last.value:,} {indicator.unit} on {_in_words(last.date)}".replace("  ", " "))
    for review in document.reviews:
        if review.subject == note_id:
            yield Fact(f"Review of {_in_words(review.date)}", review.decision or review.customers_said)


def _fields(value: Value, names: dict[UUID, str], currency: str) -> Iterator[Fact]:
    money = ("fixed_cost", "cost_per_customer", "setup_cost", "revenue_per_customer")
    for name in type(value).model_fields:
        content = getattr(value, name)
        if name in HIDDEN or content in (None, "", (), {}):
            continue
        words = _in_words(content, names)
        words = f"{words} {currency}" if name in money else f"{words} %" if name == "gross_margin" else words
        yield Fact(LABELS.get(name, name.replace("_", " ").capitalize()), words)


def _in_words(value: object, names: dict[UUID, str] | None = None) -> str:
    match value:
        case Duty() | Factor():
            return value.label.rstrip("?")
        case TextChoices():
            return str(value.label)
        case UUID():
            return (names or {}).get(value, "")
        case dt.date():
            return f"{value.day} {value:%B %Y}"
        case int() | Decimal():
            return f"{value:,}"
        case tuple():
            return ", ".join(_in_words(each, names) for each in value)
        case dict():
            return "; ".join(f"{_in_words(key)}: {_in_words(each)}" for key, each in value.items())
        case _:
            return str(value)
