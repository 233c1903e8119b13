"""What the checks found of a canvas in numbers, kept in the server's cache."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.core.cache import cache
from django.utils import timezone

from canvas_app.boards.sheet import Load, kept_fragment, kept_under
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.lenses.finding_counts import Marks, marks_of
from relationships.models import Canvas


def known_marks(canvas: Canvas, revision: int) -> Marks | None:
    """The marks of this revision where somebody has asked for them today; None is no answer.

    For pages that do not read the canvas: to read it for the number on a tab would take longer than all the rest.
    """
    kept: Marks | None = cache.get(kept_under(_name(timezone.localdate()), canvas, revision))
    return kept


def marks_at(canvas: Canvas, revision: int, load: Load | None = None) -> Marks:
    """The marks of this revision, worked out where nobody has asked for them today."""
    today = timezone.localdate()
    return kept_fragment(_name(today), canvas, revision, partial(_worked_out, today=today), load)


def _name(today: dt.date) -> str:
    return f"marks:{today}"


def _worked_out(document: CanvasDocument, today: dt.date) -> Marks:
    return marks_of(inspect(document, today).findings)
