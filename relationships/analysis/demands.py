"""What a relationship's type asks of the rest of the canvas: what is there already, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from relationships.catalog.demands import DEMANDS, Demand
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails


@dataclass(frozen=True, slots=True)
class Consequence:
    """A demand of the type, with the notes that answer it; those that the relationship is linked to come first."""

    number: int
    demand: Demand
    linked: tuple[Note, ...]
    likely: tuple[Note, ...]

    @property
    def is_missing(self) -> bool:
        """Whether no note answers it."""
        return not self.linked and not self.likely


def consequences_of(document: CanvasDocument, relationship: UUID) -> tuple[Consequence, ...]:
    """What the type of a relationship asks for; nothing where it has no type or is not on the canvas."""
    found = document.relationship(relationship)
    details = found.relationship if found else None
    if details is None or details.type is None:
        return ()
    demands = enumerate(DEMANDS[details.type])
    return tuple(_consequence(number, demand, document, details) for number, demand in demands)


def _consequence(number: int, demand: Demand, document: CanvasDocument, details: RelationshipDetails) -> Consequence:
    answering = [note for note in document.notes(demand.block) if _answers(note, demand)]
    linked = [note for note in document.notes(demand.block) if note.id in {*details.serves, details.channel}]
    # What the relationship is said to rest on counts, whatever its words.
    meant = [note for note in linked if note in answering] or linked
    return Consequence(number, demand, tuple(meant), tuple(_for_the_same(answering, meant, details.segment)))


def _answers(note: Note, demand: Demand) -> bool:
    """Whether a note says what the demand asks for, or was made for it."""
    words = note.text.lower()
    return demand.note.lower() in words or bool(re.search(rf"\b(?:{'|'.join(demand.signs)})", words))


def _for_the_same(answering: Collection[Note], linked: Collection[Note], segment: UUID | None) -> list[Note]:
    """What is not linked but could be meant: it concerns the same segment, or none in particular."""
    others = [note for note in answering if note not in linked]
    return [note for note in others if not note.segments or segment is None or segment in note.segments]
