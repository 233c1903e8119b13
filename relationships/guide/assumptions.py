"""Which assumption to test first, and which planned tests are still open.

An assumption is the more important, the more other notes depend on it. Among equals, whether customers want something
comes before whether it can be built and paid for (Blank, The Four Steps to the Epiphany, 2005; Bland and Osterwalder,
Testing Business Ideas, 2019). Counting what depends on a note is Rapport's own measure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.checks.facts.assumptions import is_supported, is_untested
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note

# The order in which assumptions of the same importance are tested.
TEST_ORDER = (
    Block.CUSTOMER_SEGMENTS,
    Block.VALUE_PROPOSITIONS,
    Block.REVENUE_STREAMS,
    Block.CUSTOMER_RELATIONSHIPS,
    Block.CHANNELS,
    Block.KEY_PARTNERSHIPS,
    Block.KEY_RESOURCES,
    Block.KEY_ACTIVITIES,
    Block.COST_STRUCTURE,
)


@dataclass(frozen=True, slots=True)
class Assumption:
    """An untested note with its block and the number of notes that depend on it."""

    note: Note
    block: Block
    dependants: int


def find_most_important(document: CanvasDocument) -> Assumption | None:
    """Return the assumption to test first; None if there is none without a test."""
    dependants = count_dependants(document)
    untested = (
        Assumption(note, block, dependants[note.id]) for block, note in document.placed_notes() if is_untested(note)
    )
    return min(untested, key=lambda each: (-each.dependants, TEST_ORDER.index(each.block)), default=None)


def count_dependants(document: CanvasDocument) -> Counter[UUID]:
    """Return how many notes name each note as their segment, their channel or something they are linked to."""
    return Counter(key for _, note in document.placed_notes() for key in _foundations(note))


def find_open_tests(document: CanvasDocument) -> Iterator[Note]:
    """Yield the notes whose test is planned or under way, and has no result yet."""
    for _, note in document.placed_notes():
        if note.experiment and note.status in (Status.ASSUMPTION, Status.TESTING) and not is_supported(note):
            yield note


def _foundations(note: Note) -> set[UUID]:
    details = note.relationship
    linked = {details.segment, details.channel, *details.serves} if details else set()
    return {key for key in {*note.segments, *linked} if key and key != note.id}
