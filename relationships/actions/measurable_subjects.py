"""The subjects of indicators and reviews: a segment, a relationship, or the canvas as a whole."""

from __future__ import annotations

from uuid import UUID

from relationships.actions.editing import Edit
from relationships.catalog.blocks import Block
from relationships.errors import Missing
from relationships.models import Note

SUBJECTS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)


def require_subject(edit: Edit, subject: UUID | None) -> None:
    """Raise Missing unless `subject` is a segment or relationship of this canvas, or None for the canvas itself."""
    if subject and not Note.objects.filter(canvas=edit.canvas.pk, pk=subject, block__in=SUBJECTS).exists():
        raise Missing("The segment or relationship that this is about is no longer on the canvas.")
