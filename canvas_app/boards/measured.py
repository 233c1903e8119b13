"""What was measured of a note, and how it was looked back on."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists

from relationships.lenses.details import Fact, measured
from relationships.models import Indicator, Note, Review
from relationships.queries import load_document
from relationships.store.prepared import Prepared

MEASURED = Prepared(
    lambda note: (
        Note.objects.filter(pk=note)
        .filter(Exists(Indicator.objects.filter(subject=note)) | Exists(Review.objects.filter(subject=note)))
        .values_list("pk")
    )
)


def measured_of(canvas_id: UUID, note_id: UUID) -> list[Fact]:
    """The facts; the canvas is read for them only where there are any."""
    return list(measured(load_document(canvas_id).document, note_id)) if MEASURED.rows(note_id) else []
