"""What was measured of a note, and how it was looked back on, as its details show it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists
from django.utils import timezone

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.lenses.gauge import Gauge, gauge_of
from relationships.lenses.reviews import DueLine, ReviewLine, due_lines, review_lines
from relationships.models import Indicator, Note, Review
from relationships.store.compiled_query import Prepared
from relationships.store.load import load_document

SUBJECTS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)
MEASURED = Prepared(
    lambda note: (
        Note.objects.filter(pk=note)
        .filter(Exists(Indicator.objects.filter(subject=note)) | Exists(Review.objects.filter(subject=note)))
        .values_list("pk")
    )
)


@dataclass(frozen=True, slots=True)
class Measured:
    """The indicators of a note, its reviews, and when the next is due; `is_subject` says whether it may get more."""

    gauges: tuple[Gauge, ...] = ()
    reviews: tuple[ReviewLine, ...] = ()
    due: DueLine | None = None
    is_subject: bool = False

    def __bool__(self) -> bool:
        return bool(self.gauges or self.reviews or self.is_subject)


def measured_of(canvas_id: UUID, note_id: UUID, block: Block) -> Measured:
    """What there is; the canvas is read for it only where there is any."""
    if not MEASURED.rows(note_id):
        return Measured(is_subject=block in SUBJECTS)
    return measured_in(load_document(canvas_id).document, note_id, block)


def measured_in(document: CanvasDocument, note_id: UUID, block: Block) -> Measured:
    """The same of a document."""
    return Measured(
        tuple(gauge_of(each, document.currency) for each in document.indicators if each.subject == note_id),
        tuple(each for each in review_lines(document) if each.subject.id == note_id),
        next((each for each in due_lines(document, timezone.localdate()) if each.subject.id == note_id), None),
        is_subject=block in SUBJECTS,
    )
