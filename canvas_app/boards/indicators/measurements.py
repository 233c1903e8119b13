"""The indicators and reviews of a note, loaded for its page."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists
from django.utils import timezone

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.lenses.measurements import SUBJECTS, Measurements, build_measurements
from relationships.models import Indicator, Note, Review
from relationships.store.compiled_query import CompiledQuery
from relationships.store.load import load_document

MEASURED = CompiledQuery(
    lambda note: (
        Note.objects.filter(pk=note)
        .filter(Exists(Indicator.objects.filter(subject=note)) | Exists(Review.objects.filter(subject=note)))
        .values_list("pk")
    )
)


def load_measurements(canvas_id: UUID, note_id: UUID, block: Block) -> Measurements:
    """Return the measurements of a note; the canvas is loaded only if there are any."""
    if not MEASURED.rows(note_id):
        return Measurements(is_subject=block in SUBJECTS)
    return measurements_in(load_document(canvas_id).document, note_id, block)


def measurements_in(document: CanvasDocument, note_id: UUID, block: Block) -> Measurements:
    """Return today's measurements of a note of a document."""
    return build_measurements(document, note_id, block, timezone.localdate())
