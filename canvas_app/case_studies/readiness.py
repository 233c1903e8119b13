"""What a case still needs before it can be published."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.cases import CaseStory
from relationships.document.canvas import CanvasDocument

REQUIRED = {
    "summary": "a summary, in one sentence",
    "period_from": "the year in which the period begins",
    "story": "a story",
    "lesson": "a lesson",
}


def find_missing(story: CaseStory, document: CanvasDocument) -> tuple[str, ...]:
    """Return what a case needs before it can be published, as parts of a list; empty if it is ready."""
    return tuple(_missing(story, document))


def _missing(story: CaseStory, document: CanvasDocument) -> Iterator[str]:
    for name, what in REQUIRED.items():
        if not getattr(story, name):
            yield what
    if not story.sources:
        yield "at least one source"
    if not document.blocks.customer_segments:
        yield "at least one customer segment on the canvas"
    elif not _serves_a_segment(document):
        yield "a relationship with at least one of its segments"


def _serves_a_segment(document: CanvasDocument) -> bool:
    details = (note.relationship for note in document.blocks.customer_relationships)
    return any(detail and document.segment(detail.segment) for detail in details)
