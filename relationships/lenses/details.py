"""The read-only view of a note: all its details as labelled text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import TextChoices

from relationships.catalog.blocks import Block
from relationships.catalog.relationships import Duty
from relationships.catalog.segments import Factor
from relationships.catalog.types import TYPES
from relationships.document.base import Value, field_label, field_unit
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.values import day_in_words
from relationships.lenses.cards import Card, card_of, tints_of
from relationships.lenses.gauge import gauge_of

NOTHING: tuple[object, ...] = (None, "", (), {})
# Fields that the heading shows, or that nobody filled in.
HIDDEN = ("id", "text", "hue")

Names = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with a text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Details:
    """A note with the facts about it and its measurements."""

    block: Block
    card: Card
    text: str
    facts: tuple[Fact, ...]
    measured: tuple[Fact, ...]


def details_of(document: CanvasDocument, note_id: UUID) -> Details | None:
    """Return the details of a note; None if the document does not contain it."""
    names = {note.id: short_name(note.text) for _, note in document.placed_notes()}
    note, block = document.note(note_id), document.block_of(note_id)
    if note is None or block is None:
        return None
    card = card_of(block, note, tints_of(document))
    facts, measured = _facts(document, block, note, names), _measurements(document, note.id)
    return Details(block, card, note.text, tuple(facts), tuple(measured))


def _facts(document: CanvasDocument, block: Block, note: Note, names: Names) -> Iterator[Fact]:
    in_order = tuple(key for key in names if key in note.segments)
    yield from facts_of(note.model_copy(update={"segments": in_order}), document.currency, names)
    if note.segment and block is Block.CUSTOMER_SEGMENTS:
        yield from facts_of(note.segment, document.currency, names)
    if note.relationship and block is Block.CUSTOMER_RELATIONSHIPS:
        yield from _relationship_facts(note.relationship, names, document.currency)
    for part in (note.evidence, note.experiment):
        yield from facts_of(part, document.currency, names) if part else ()


def _relationship_facts(details: RelationshipDetails, names: Names, currency: str) -> Iterator[Fact]:
    if details.segment and details.segment in names:
        yield Fact(field_label(RelationshipDetails, "segment"), names[details.segment])
    for goal in details.goals:
        yield Fact(goal.goal.label, goal.tactics or "yes")
    if details.type:
        yield Fact("Served by", f"{TYPES[details.type].served_by.label}; {TYPES[details.type].knowledge.label}")
    yield from facts_of(details, currency, names, but=("segment", "goals"))


def _measurements(document: CanvasDocument, note_id: UUID) -> Iterator[Fact]:
    """Yield the last reading of every indicator of a note, and the decisions of its reviews."""
    for indicator in document.indicators:
        if indicator.subject == note_id and indicator.readings:
            gauge = gauge_of(indicator, document.currency)
            yield Fact(gauge.name, f"{gauge.last} on {gauge.on}")
    for review in document.reviews:
        if review.subject == note_id:
            yield Fact(f"Review of {in_words(review.date)}", review.decision or review.customers_said)


def facts_of(value: Value, currency: str = "", names: Names | None = None, but: Collection[str] = ()) -> Iterator[Fact]:
    """Yield the fields of a value that are not empty, except those in `but` and nested values."""
    for name, content in value:
        if name not in (*HIDDEN, *but) and content not in NOTHING and not isinstance(content, Value):
            text = field_in_words(type(value), name, content, names or {}, currency)
            yield Fact(field_label(type(value), name), text)


def field_in_words(kind: type[Value], name: str, content: object, names: Names, currency: str) -> str:
    """Return the content of a field as text, with its unit; `names` are the names of notes by id."""
    text, unit = in_words(content, names), field_unit(kind, name)
    return f"{text} {unit.symbol(currency)}" if unit else text


def in_words(value: object, names: Names | None = None) -> str:
    """Return a value as text: choices by label, notes by name, numbers with thousands separators."""
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
            return ", ".join(in_words(item, names) for item in value)
        case dict():
            return "; ".join(f"{in_words(key)}: {in_words(item)}" for key, item in value.items())
        case _:
            return str(value)
