"""The indicators and reviews of one note."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.lenses.gauge import Gauge, build_gauge
from relationships.lenses.reviews import DueLine, ReviewLine, due_lines, review_lines

SUBJECTS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)


@dataclass(frozen=True, slots=True)
class Measurements:
    """The indicators of a note, its reviews, and the next due one; `is_subject` if the note can have any."""

    gauges: tuple[Gauge, ...] = ()
    reviews: tuple[ReviewLine, ...] = ()
    due: DueLine | None = None
    is_subject: bool = False

    def __bool__(self) -> bool:
        return bool(self.gauges or self.reviews or self.is_subject)


def build_measurements(document: CanvasDocument, note_id: UUID, block: Block, today: dt.date) -> Measurements:
    """Return the measurements of a note of a document."""
    return Measurements(
        tuple(
            build_gauge(indicator, document.currency)
            for indicator in document.indicators
            if indicator.subject == note_id
        ),
        tuple(line for line in review_lines(document) if line.subject.id == note_id),
        next((line for line in due_lines(document, today) if line.subject.id == note_id), None),
        is_subject=block in SUBJECTS,
    )
