"""How much a canvas holds of everything that costs time when it is shown, and how much it may hold at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from relationships.catalog.blocks import Block
from relationships.document import values
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note, NoteFields
from relationships.document.parts import (
    CanvasPart,
    DismissalPart,
    IndicatorPart,
    NotePart,
    Part,
    ReadingPart,
    ReviewPart,
)
from relationships.document.values import CHARACTERS_PER_CANVAS
from relationships.formats import format_number


class Size(StrEnum):
    """What is counted, as it is called in messages."""

    NOTES = "notes"
    SEGMENTS = "customer segments"
    RELATIONSHIPS = "customer relationships"
    CONCERNS = "links from notes to segments"
    SERVES = "links from relationships to other notes"
    INDICATORS = "indicators"
    READINGS = "measurements"
    INPUTS = "inputs of measurements"
    REVIEWS = "reviews"
    DISMISSALS = "dismissed findings"
    ABOUT = "notes in dismissed findings"
    SOURCES = "sources"


MOST: dict[Size, int] = {
    Size.NOTES: values.NOTES_PER_CANVAS,
    Size.SEGMENTS: values.SEGMENTS_PER_CANVAS,
    Size.RELATIONSHIPS: values.RELATIONSHIPS_PER_CANVAS,
    Size.CONCERNS: values.CONCERNS_PER_CANVAS,
    Size.SERVES: values.SERVES_PER_CANVAS,
    Size.INDICATORS: values.INDICATORS_PER_CANVAS,
    Size.READINGS: values.READINGS_PER_CANVAS,
    Size.INPUTS: values.INPUTS_PER_CANVAS,
    Size.REVIEWS: values.REVIEWS_PER_CANVAS,
    Size.DISMISSALS: values.DISMISSALS_PER_CANVAS,
    Size.ABOUT: values.ABOUT_PER_CANVAS,
    Size.SOURCES: values.SOURCES_PER_CANVAS,
}
TOO_MANY_CHARACTERS = f"a canvas can have at most {CHARACTERS_PER_CANVAS:,} characters"
PLACES: dict[Size, str] = {
    Size.NOTES: "blocks",
    Size.SEGMENTS: "blocks.customer_segments",
    Size.RELATIONSHIPS: "blocks.customer_relationships",
    Size.CONCERNS: "blocks",
    Size.SERVES: "blocks.customer_relationships",
    Size.INDICATORS: "indicators",
    Size.READINGS: "indicators",
    Size.INPUTS: "indicators",
    Size.REVIEWS: "reviews",
    Size.DISMISSALS: "dismissals",
    Size.ABOUT: "dismissals",
    Size.SOURCES: "sources",
}


def describe_most(size: Size) -> str:
    """Return how much a canvas holds at most, as the start of a sentence."""
    return f"a canvas can have at most {format_number(MOST[size])} {size}"


def find_excess(document: CanvasDocument) -> list[str]:
    """Return what a document has too much of, each beginning with its path."""
    found = measure_document(document)
    excess = [
        f"{PLACES[size]}: has {format_number(found[size])} {size}; {describe_most(size)}"
        for size in Size
        if found[size] > MOST[size]
    ]
    if (characters := count_characters(document)) > CHARACTERS_PER_CANVAS:
        excess.append(f"blocks: has {format_number(characters)} characters; {TOO_MANY_CHARACTERS}")
    return excess


def count_characters(document: CanvasDocument) -> int:
    """Return the length of a document as JSON, in characters."""
    return len(document.model_dump_json())


def measure_document(document: CanvasDocument) -> Counter[Size]:
    """Return how much a document holds of everything."""
    placed = list(document.placed_notes())
    notes = [note for _, note in placed]
    readings = [reading for indicator in document.indicators for reading in indicator.readings]
    return Counter(
        {
            Size.NOTES: len(notes),
            Size.SEGMENTS: sum(_is_segment(block, note) for block, note in placed),
            Size.RELATIONSHIPS: sum(_is_relationship(block, note) for block, note in placed),
            Size.CONCERNS: sum(len(note.segments) for note in notes),
            Size.SERVES: sum(len(note.relationship.serves) for note in notes if note.relationship),
            Size.INDICATORS: len(document.indicators),
            Size.READINGS: len(readings),
            Size.INPUTS: sum(len(reading.inputs) for reading in readings),
            Size.REVIEWS: len(document.reviews),
            Size.DISMISSALS: len(document.dismissals),
            Size.ABOUT: sum(len(dismissal.about) for dismissal in document.dismissals),
            Size.SOURCES: len(document.sources),
        }
    )


def _is_segment(block: Block, note: NoteFields) -> bool:
    """Return whether a note is a segment, or has been one and keeps its details."""
    return block is Block.CUSTOMER_SEGMENTS or note.segment is not None


def _is_relationship(block: Block, note: Note | NotePart) -> bool:
    return block is Block.CUSTOMER_RELATIONSHIPS or note.relationship is not None


def measure_parts(parts: Iterable[Part | None]) -> Counter[Size]:
    """Return how much these parts hold of everything."""
    found: Counter[Size] = Counter()
    for part in parts:
        match part:
            case NotePart():
                found[Size.NOTES] += 1
                found[Size.SEGMENTS] += _is_segment(part.block, part)
                found[Size.RELATIONSHIPS] += _is_relationship(part.block, part)
                found[Size.CONCERNS] += len(part.segments)
                found[Size.SERVES] += len(part.relationship.serves) if part.relationship else 0
            case IndicatorPart():
                found[Size.INDICATORS] += 1
            case ReadingPart():
                found[Size.READINGS] += 1
                found[Size.INPUTS] += len(part.inputs)
            case ReviewPart():
                found[Size.REVIEWS] += 1
            case DismissalPart():
                found[Size.DISMISSALS] += 1
                found[Size.ABOUT] += len(part.about)
            case CanvasPart():
                found[Size.SOURCES] += len(part.sources)
            case _:
                pass
    return found
