"""Checks that the parts of a document fit together as one canvas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Protocol
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.measurements import Dismissal, Indicator, Review
from relationships.document.notes import Blocks, Note
from relationships.document.values import NOTES_PER_CANVAS, READINGS_PER_INDICATOR
from relationships.formats import format_number

A_SEGMENT = "a customer segment of this canvas"
A_NOTE = "a note of this canvas"
FAULTS_NAMED = 10


class Content(Protocol):
    """The parts of a document. `CanvasDocument` checks itself here and is therefore not imported."""

    @property
    def blocks(self) -> Blocks: ...
    @property
    def indicators(self) -> tuple[Indicator, ...]: ...
    @property
    def reviews(self) -> tuple[Review, ...]: ...
    @property
    def dismissals(self) -> tuple[Dismissal, ...]: ...


def first_faults(document: Content) -> list[str]:
    """Return the first ten faults in how the parts fit together. Every fault begins with its path in the document."""
    return list(islice(_faults(document), FAULTS_NAMED))


def _faults(document: Content) -> Iterator[str]:
    placed = dict(_placed(document))
    if len(placed) > NOTES_PER_CANVAS:
        held = f"a canvas can have at most {format_number(NOTES_PER_CANVAS)}"
        yield f"blocks: has {format_number(len(placed))} notes; {held}"
    yield from _repeated_ids(document, placed)
    ids = {note.id for note in placed.values()}
    inside = document.blocks.customer_segments
    segments = {note.id for note in inside} | {note.id for note in placed.values() if note.segment}
    for place, note in placed.items():
        yield from _note_faults(note, place, ids, segments)
    yield from _subject_faults(document, ids)
    yield from _repeated_dismissals(document)


def _placed(document: Content) -> Iterator[tuple[str, Note]]:
    for block in Block:
        for number, note in enumerate(document.blocks.notes(block)):
            yield f"blocks.{block.value}.{number}", note


def _repeated_ids(document: Content, placed: dict[str, Note]) -> Iterator[str]:
    seen: set[UUID] = set()
    for place, key in _ids(document, placed):
        if key in seen:
            yield f"{place}.id: {key} is used twice"
        seen.add(key)


def _ids(document: Content, placed: dict[str, Note]) -> Iterator[tuple[str, UUID]]:
    yield from ((place, note.id) for place, note in placed.items())
    for place, note in placed.items():
        goals = note.relationship.goals if note.relationship else ()
        yield from ((f"{place}.relationship.goals.{number}", goal.id) for number, goal in enumerate(goals))
    for place, indicator in _numbered("indicators", document.indicators):
        yield place, indicator.id
        yield from ((inner, reading.id) for inner, reading in _numbered(f"{place}.readings", indicator.readings))
    yield from ((place, review.id) for place, review in _numbered("reviews", document.reviews))
    yield from ((place, dismissal.id) for place, dismissal in _numbered("dismissals", document.dismissals))


def _numbered[Part](name: str, parts: Iterable[Part]) -> Iterator[tuple[str, Part]]:
    return ((f"{name}.{number}", part) for number, part in enumerate(parts))


def _note_faults(note: Note, place: str, ids: set[UUID], segments: set[UUID]) -> Iterator[str]:
    yield from _unknown(note.segments, segments, f"{place}.segments", A_SEGMENT)
    if details := note.relationship:
        place = f"{place}.relationship"
        yield from _unknown(filter(None, [details.segment]), segments, f"{place}.segment", A_SEGMENT)
        yield from _unknown(filter(None, [details.channel]), ids, f"{place}.channel", A_NOTE)
        yield from _unknown(details.serves, ids, f"{place}.serves", A_NOTE)
        if len({goal.goal for goal in details.goals}) < len(details.goals):
            yield f"{place}.goals: contains a goal twice"


def _subject_faults(document: Content, ids: set[UUID]) -> Iterator[str]:
    for place, indicator in _numbered("indicators", document.indicators):
        yield from _unknown(filter(None, [indicator.subject]), ids, f"{place}.subject", A_NOTE)
        if len({reading.date for reading in indicator.readings}) < len(indicator.readings):
            yield f"{place}.readings: has two measurements on one date"
        if len(indicator.readings) > READINGS_PER_INDICATOR:
            held = f"an indicator can have at most {format_number(READINGS_PER_INDICATOR)}"
            yield f"{place}.readings: has {format_number(len(indicator.readings))} measurements; {held}"
    for place, review in _numbered("reviews", document.reviews):
        yield from _unknown(filter(None, [review.subject]), ids, f"{place}.subject", A_NOTE)


def _repeated_dismissals(document: Content) -> Iterator[str]:
    # By key: sets of ids can be chosen so that all have the same hash.
    seen: set[str] = set()
    for place, dismissal in _numbered("dismissals", document.dismissals):
        if dismissal.key in seen:
            yield f"{place}: dismisses a finding that is already dismissed"
        seen.add(dismissal.key)


def _unknown(named: Iterable[UUID], known: set[UUID], place: str, what: str) -> Iterator[str]:
    seen: set[UUID] = set()
    for part in named:
        if part not in known:
            yield f"{place}: {part} isn’t {what}"
        if part in seen:
            yield f"{place}: contains {part} twice"
        seen.add(part)
