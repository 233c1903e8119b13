"""What the type of a relationship demands of the other blocks, and which notes meet those demands."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from relationships.catalog.demands import DEMANDS, Demand
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails

# The signs of each demand; they are the beginnings of words.
SIGNS = {demand: re.compile(rf"\b(?:{'|'.join(demand.signs)})") for demands in DEMANDS.values() for demand in demands}


@dataclass(frozen=True, slots=True)
class Consequence:
    """A demand of a type, with the notes that meet it: those the relationship is linked to, and likely others."""

    number: int
    demand: Demand
    linked: tuple[Note, ...]
    likely: tuple[Note, ...]

    @property
    def is_missing(self) -> bool:
        """Return whether no note meets it."""
        return not self.linked and not self.likely


def list_demands(document: CanvasDocument, relationship: UUID) -> tuple[Consequence, ...]:
    """Return the demands of a relationship's type; empty if it has no type or is not on the canvas."""
    found = document.relationship(relationship)
    details = found.relationship if found else None
    if details is None or details.type is None:
        return ()
    demands = enumerate(DEMANDS[details.type])
    return tuple(_consequence(number, demand, document, details) for number, demand in demands)


def _consequence(number: int, demand: Demand, document: CanvasDocument, details: RelationshipDetails) -> Consequence:
    answering = [note for note in document.notes(demand.block) if _answers(note, demand)]
    linked = [note for note in document.notes(demand.block) if note.id in {*details.serves, details.channel}]
    # A note that the relationship is linked to counts whatever its text says.
    meant = [note for note in linked if note in answering] or linked
    return Consequence(number, demand, tuple(meant), tuple(_for_the_same(answering, meant, details.segment)))


def _answers(note: Note, demand: Demand) -> bool:
    """Return whether the text of a note mentions the demand or was created for it."""
    words = note.text.lower()
    return demand.note.lower() in words or bool(SIGNS[demand].search(words))


def _for_the_same(answering: Collection[Note], linked: Collection[Note], segment: UUID | None) -> list[Note]:
    """Return notes that are not linked but concern the same segment, or no segment in particular."""
    others = [note for note in answering if note not in linked]
    return [note for note in others if not note.segments or segment is None or segment in note.segments]
