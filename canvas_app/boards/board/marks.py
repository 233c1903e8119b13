"""The number of findings on each note of a canvas, cached on the server."""

from __future__ import annotations

import datetime as dt
from functools import partial
from uuid import UUID

from django.utils import timezone

from canvas_app.boards.sheet import FRAGMENTS, Load, cached_fragment
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.version import Version
from relationships.formats import current_formats
from relationships.lenses.finding_counts import Marks, build_marks
from relationships.models import Canvas


def cached_marks(canvas: Canvas, version: Version) -> Marks | None:
    """Return today's cached marks of a version; None if they are not cached.

    For pages that do not load the canvas: loading it for the number on a tab would take longer than all the rest.
    """
    marks: Marks | None = FRAGMENTS.get((canvas.pk, _name(timezone.localdate()), current_formats()), version)
    return marks


def marks_at(canvas_id: UUID, version: Version, load: Load) -> Marks:
    """Return today's marks of a version, from the cache or computed."""
    today = timezone.localdate()
    return cached_fragment(_name(today), canvas_id, version, partial(_compute_marks, today=today), load)


def _name(today: dt.date) -> str:
    return f"marks:{today}"


def _compute_marks(document: CanvasDocument, today: dt.date) -> Marks:
    found = inspect(document, today)
    return build_marks(found.findings, len(found.questions))
