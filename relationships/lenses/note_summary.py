"""A note in brief, as shown beside its card: what is known of it and not on the card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import relationships_concerning
from relationships.analysis.open_questions import questions_open_for
from relationships.analysis.service_mix import is_at
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Status, goal_names
from relationships.catalog.types import TYPES, is_name_of
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords, join_words
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.formats import format_day
from relationships.lenses.amounts import describe_cost, describe_customer_cost
from relationships.lenses.card_faces import count_sizes, describe_plan
from relationships.lenses.card_indicators import Spark, build_pulses
from relationships.lenses.cards import build_tints, concerned_tints
from relationships.lenses.details import Fact


@dataclass(frozen=True, slots=True)
class NoteSummary:
    """The text of a note, facts about it, and the sparkline of its most telling indicator."""

    text: str
    facts: tuple[Fact, ...]
    spark: Spark | None


def summarise_note(document: CanvasDocument, note_id: UUID, today: dt.date) -> NoteSummary | None:
    """Return a note in brief on a day; None if the document does not contain it."""
    note, block = document.note(note_id), document.block_of(note_id)
    if note is None or block is None:
        return None
    pulse = build_pulses(document, today).get(note_id) if _is_measured(block, note) else None
    facts = [fact for fact in _facts(document, block, note) if fact.text]
    if pulse and pulse.review_is_due:
        facts.append(Fact("Review", "due"))
    return NoteSummary(note.text, tuple(facts), pulse.spark if pulse else None)


def _is_measured(block: Block, note: Note) -> bool:
    """Return whether measurements belong to a note; a note that was moved to another block keeps them unshown."""
    return bool(
        (block is Block.CUSTOMER_SEGMENTS and note.segment)
        or (block is Block.CUSTOMER_RELATIONSHIPS and note.relationship)
    )


def _facts(document: CanvasDocument, block: Block, note: Note) -> Iterator[Fact]:
    if block is Block.CUSTOMER_SEGMENTS and note.segment:
        yield from _segment_facts(document, note, note.segment)
        return
    names = [tint.name for tint in concerned_tints(block, note, build_tints(document))]
    yield Fact("Segment" if len(names) == 1 else "Segments", join_words(", ", names) if names else "")
    if block is Block.CUSTOMER_RELATIONSHIPS and note.relationship:
        yield from _relationship_facts(document, note, note.relationship)
    else:
        yield Fact("Status", str(Status(note.status).label))
        yield from _proof(note)


def _segment_facts(document: CanvasDocument, note: Note, details: SegmentDetails) -> Iterator[Fact]:
    relationships = relationships_concerning(document, note.id)
    names = [short_name(relationship.text) for relationship, _ in relationships]
    yield Fact("Needs", OwnWords(short_name(details.needs or details.behaviours)))
    yield Fact("Customers", count_sizes(details))
    yield Fact("Relationships", join_words("; ", names) if names else "none yet")
    yield Fact("Status", str(Status(note.status).label))
    yield from _proof(note)
    if relationships:
        still_open = questions_open_for(details for _, details in relationships)
        yield Fact("Not answered", ", ".join(question.label.lower() for question in still_open))


def _relationship_facts(document: CanvasDocument, note: Note, details: RelationshipDetails) -> Iterator[Fact]:
    kind = "" if is_name_of(note.text, details.type) else details.type.label if details.type else "not chosen"
    yield Fact("Type", str(kind))
    yield Fact("Status", _sentence(_standing(document, details) + Status(note.status).label.lower()))
    yield from _proof(note)
    yield Fact("Goals", _sentence(goal_names(served.goal for served in details.goals)))
    yield Fact("Served by", _sentence(TYPES[details.type].served_by.label) if details.type else "")
    yield Fact("Run by", OwnWords(details.owner))
    yield Fact("Cost", _cost(details, document.currency))


def _standing(document: CanvasDocument, details: RelationshipDetails) -> str:
    """Return whether a relationship is established or when it runs, as the beginning of its status."""
    if plan := describe_plan(details, document.stage):
        return f"{plan}, "
    if details.established != Answer.YES or not is_at(details, document.stage):
        return ""
    return f"established on {format_day(details.established_on)}, " if details.established_on else "established, "


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cost(details: RelationshipDetails, currency: str) -> str:
    return ", ".join(filter(None, (describe_cost(details, currency), describe_customer_cost(details, currency))))


def _proof(note: Note) -> Iterator[Fact]:
    """Yield what is tested, or what the test has shown."""
    if note.status == Status.TESTING and note.experiment:
        yield Fact("Test", OwnWords(short_name(note.experiment.test or note.experiment.hypothesis)))
    if note.status in (Status.VALIDATED, Status.INVALIDATED) and note.evidence:
        yield Fact("Evidence", OwnWords(short_name(note.evidence.result or note.evidence.source)))
