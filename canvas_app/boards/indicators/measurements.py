"""The indicators and reviews of a note, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists
from django.utils import timezone

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.lenses.gauge import Gauge, build_gauge
from relationships.lenses.reviews import DueLine, ReviewLine, due_lines, review_lines
from relationships.models import Indicator, Note, Review
from relationships.store.compiled_query import CompiledQuery
from relationships.store.load import load_document

SUBJECTS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)
MEASURED = CompiledQuery(
    lambda note: (
        Note.objects.filter(pk=note)
        .filter(Exists(Indicator.objects.filter(subject=note)) | Exists(Review.objects.filter(subject=note)))
        .values_list("pk")
    )
)


@dataclass(frozen=True, slots=True)
class Measurements:
    """The indicators of a note, its reviews, and the next due one; `is_subject` if the note can have any."""

    gauges: tuple[Gauge, ...] = ()
    reviews: tuple[ReviewLine, ...] = ()
    due: DueLine | None = None
    is_subject: bool = False

    def __bool__(self) -> bool:
        return bool(self.gauges or self.reviews or self.is_subject)


def load_measurements(canvas_id: UUID, note_id: UUID, block: Block) -> Measurements:
    """Return the measurements of a note; the canvas is loaded only if there are any."""
    if not MEASURED.rows(note_id):
        return Measurements(is_subject=block in SUBJECTS)
    return measurements_in(load_document(canvas_id).document, note_id, block)


def measurements_in(document: CanvasDocument, note_id: UUID, block: Block) -> Measurements:
    """Return the measurements of a note of a document."""
    return Measurements(
        tuple(
            build_gauge(indicator, document.currency)
            for indicator in document.indicators
            if indicator.subject == note_id
        ),
        tuple(line for line in review_lines(document) if line.subject.id == note_id),
        next((line for line in due_lines(document, timezone.localdate()) if line.subject.id == note_id), None),
        is_subject=block in SUBJECTS,
    )
