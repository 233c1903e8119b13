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
from relationships.catalog.types import TYPES, is_name_of
from relationships.document.base import Value, field_label, field_unit
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords, join_words, phrase
from relationships.document.relationships import RelationshipDetails
from relationships.formats import format_day, format_number
from relationships.lenses.gauge import build_gauge

NOTHING: tuple[object, ...] = (None, "", (), {})
# Fields that the heading shows, or that nobody filled in.
HIDDEN = ("id", "text", "hue")

# Fields in the order of the form, as far as that is not the order of the document.
SEGMENT_FIRST = ("needs", "customers_now", "behaviours", "demographics", "kind", "roles", "platform_side")
RUN_BY = ("owner", "fixed_cost")
EXPECTED = ("expected", "expected_because", "established", "established_on")
COSTS = ("cost_per_customer", "customers_served", "setup_cost", "capacity")
LINKS = ("serves", "channel", "integration", "bond")

Names = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with a text; both may be or contain own words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Details:
    """A note with the facts about it, its measurements, and the notes before and after it in its block.

    `type` is that of a relationship, empty for other notes.
    """

    id: UUID
    block: Block
    type: str
    text: str
    facts: tuple[Fact, ...]
    measured: tuple[Fact, ...]
    previous: UUID | None = None
    next: UUID | None = None


def describe_note(document: CanvasDocument, note_id: UUID) -> Details | None:
    """Return the details of a note; None if the document does not contain it."""
    names = {note.id: short_name(note.text) for _, note in document.placed_notes()}
    note, block = document.note(note_id), document.block_of(note_id)
    if note is None or block is None:
        return None
    facts, measured = _facts(document, block, note, names), _measurements(document, note.id)
    about = (note.id, block, _type_of(block, note), note.text)
    return Details(*about, tuple(facts), tuple(measured), *_neighbours(document, block, note_id))


def _neighbours(document: CanvasDocument, block: Block, note_id: UUID) -> tuple[UUID | None, UUID | None]:
    """Return the previous and the next note of a block."""
    keys = [None, *(note.id for note in document.notes(block)), None]
    place = keys.index(note_id)
    return keys[place - 1], keys[place + 1]


def _type_of(block: Block, note: Note) -> str:
    details = note.relationship if block is Block.CUSTOMER_RELATIONSHIPS else None
    is_shown = details and details.type and not is_name_of(note.text, details.type)
    return str(details.type.label) if details and details.type and is_shown else ""


def _facts(document: CanvasDocument, block: Block, note: Note, names: Names) -> Iterator[Fact]:
    """Yield the facts about a note in the order of its form."""
    # A segment keeps the segments that it had in another block, but they do not apply to it.
    in_order = tuple(key for key in names if key in note.segments and block is not Block.CUSTOMER_SEGMENTS)
    note = note.model_copy(update={"segments": in_order})
    if note.relationship and block is Block.CUSTOMER_RELATIONSHIPS:
        yield from _relationship_facts(note, note.relationship, names, document.currency)
        return
    yield from list_facts(note, document.currency, names, only=("segments", "status"))
    if note.segment and block is Block.CUSTOMER_SEGMENTS:
        yield from list_facts(note.segment, document.currency, names, first=SEGMENT_FIRST)
    yield from _proof(note)


def _proof(note: Note) -> Iterator[Fact]:
    for part in (note.evidence, note.experiment):
        yield from list_facts(part) if part else ()


def _relationship_facts(note: Note, details: RelationshipDetails, names: Names, currency: str) -> Iterator[Fact]:
    if details.segment and details.segment in names:
        yield Fact(field_label(RelationshipDetails, "segment"), OwnWords(names[details.segment]))
    yield from list_facts(details, currency, names, only=("type",))
    if details.type:
        yield Fact("Served by", f"{TYPES[details.type].served_by.label}; {TYPES[details.type].knowledge.label}")
    for goal in details.goals:
        yield Fact(goal.goal.label, OwnWords(goal.tactics) if goal.tactics else "yes")
    yield from list_facts(details, currency, names, only=RUN_BY)
    yield from list_facts(note, currency, names, only=("status",))
    yield from list_facts(details, currency, names, only=EXPECTED)
    yield from _proof(note)
    yield from list_facts(details, currency, names, only=COSTS)
    yield from list_facts(note, currency, names, only=("segments",))
    shown = ("segment", "type", "goals", *RUN_BY, *EXPECTED, *COSTS)
    yield from list_facts(details, currency, names, first=LINKS, but=shown)


def _measurements(document: CanvasDocument, note_id: UUID) -> Iterator[Fact]:
    """Yield the last reading of every indicator of a note, and the decisions of its reviews."""
    for indicator in document.indicators:
        if indicator.subject == note_id and indicator.readings:
            gauge = build_gauge(indicator, document.currency)
            yield Fact(OwnWords(gauge.name), phrase("{} on {}", gauge.last, gauge.on))
    for review in document.reviews:
        if review.subject == note_id:
            said = OwnWords(review.decision or review.customers_said)
            yield Fact(f"Review of {format_value(review.date)}", said)


def list_facts(
    value: Value,
    currency: str = "",
    names: Names | None = None,
    *,
    but: Collection[str] = (),
    first: Collection[str] = (),
    only: Collection[str] = (),
) -> Iterator[Fact]:
    """Yield the fields of a value that are not empty, except those in `but` and nested values.

    Fields of `first` come first, in its order; with `only`, no others.
    """
    kind = type(value)
    for name in only or dict.fromkeys((*first, *kind.model_fields)):
        content = getattr(value, name)
        if name not in (*HIDDEN, *but) and content not in NOTHING and not isinstance(content, Value):
            yield Fact(field_label(kind, name), format_field(kind, name, content, names or {}, currency))


def format_field(kind: type[Value], name: str, content: object, names: Names, currency: str) -> str:
    """Return the content of a field as text, with its unit; `names` are the names of notes by id."""
    unit = field_unit(kind, name)
    return (
        unit.write(content, currency) if unit and isinstance(content, Decimal | int) else format_value(content, names)
    )


def format_value(value: object, names: Names | None = None) -> str:
    """Return a value as text: choices by label, notes by name, numbers with thousands separators."""
    match value:
        case Duty() | Factor():
            return value.label.rstrip("?")
        case TextChoices():
            return str(value.label)
        case UUID():
            return OwnWords((names or {}).get(value, ""))
        case dt.date():
            return format_day(value)
        case int() | Decimal():
            return format_number(value)
        case tuple():
            return join_words(", ", [format_value(item, names) for item in value])
        case dict():
            pairs = [phrase("{}: {}", format_value(key), format_value(item)) for key, item in value.items()]
            return join_words("; ", pairs)
        case _:
            return OwnWords(value)
