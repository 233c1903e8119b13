"""The view that adds the readings which were typed into the rows of the Scorecard."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.board.pages import show_lens
from canvas_app.boards.indicators.measuring import (
    Row,
    field_below,
    field_of,
    filled_rows,
    lost_values,
    submission_of,
)
from canvas_app.boards.lens_registry import LENSES, draw_lens, lens_url
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.submit import read_submission
from canvas_app.web.errors import show_error
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.editing import Outcome, Submission
from relationships.actions.readings import add_reading
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import in_quotes
from relationships.errors import Missing, Refused
from relationships.lenses.scorecard import build_scorecard
from relationships.models import Canvas
from relationships.store.load import load_document

ANSWER = "boards/_measure_answer.html"
NOTHING_TYPED = "Enter a value first."
SCORECARD = LENSES["scorecard"]


@require_POST
@require_signed_in
def measurements(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Add a reading for every row with a value. Rows with an error stay as they were typed, with the error."""
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    rows = filled_rows(canvas, document, request.POST)
    lost = lost_values(document, request.POST)
    if not rows:
        return show_error(request, HTTPStatus.UNPROCESSABLE_ENTITY, _deleted(lost) or NOTHING_TYPED)
    sent = read_submission(request)
    outcomes = {row.indicator.id: outcome for row in rows if (outcome := _save(request, canvas, row, sent))}
    in_lens = _context(load_document(canvas.pk).document, rows, outcomes)
    if not outcomes:
        return _show_errors(request, canvas, in_lens)
    return _answer(request, canvas, outcomes, in_lens, f"{_saved(rows, outcomes)} {_deleted(lost)}".strip())


def _save(request: AuthenticatedRequest, canvas: Canvas, row: Row, sent: Submission) -> Outcome | None:
    """Add the reading of a row and return the outcome; None if it has an error, which its form then has."""
    if not row.form.is_valid():
        return None
    submission = submission_of(sent, row)
    try:
        return add_reading(canvas.pk, request.user.pk, submission, indicator_id=row.indicator.id, fields=row.fields())
    except (Missing, Refused) as refusal:
        row.form.add_error(None, refusal.reason)
        return None


def _context(document: CanvasDocument, rows: list[Row], saved: Collection[UUID]) -> dict[str, object]:
    """Return the rows with errors, and the field that takes the focus: the first of them, or the next one."""
    wrong = {row.indicator.id: row for row in rows if row.indicator.id not in saved}
    scorecard = build_scorecard(document, timezone.localdate())
    return {"entries": wrong, "entered": field_of(scorecard, wrong) if wrong else field_below(scorecard, saved)}


def _show_errors(request: AuthenticatedRequest, canvas: Canvas, in_lens: dict[str, object]) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if not is_partial(request):
        return show_lens(request, canvas, SCORECARD, status=status, more=in_lens)
    content = draw_lens(canvas, SCORECARD, canvas.version, more=in_lens)
    return HttpResponse(_drawn(request, canvas, content), status=status)


def _answer(
    request: AuthenticatedRequest,
    canvas: Canvas,
    outcomes: dict[UUID, Outcome],
    in_lens: dict[str, object],
    notice: str,
) -> HttpResponse:
    last = list(outcomes.values())[-1]
    undo = undo_url(canvas, last) if len(outcomes) == 1 else ""
    if is_partial(request):
        draw = partial(_drawn, request, canvas)
        return respond(request, canvas, last, notice=notice, undo=undo, draw=draw, in_lens=in_lens)
    messages.success(request, notice, extra_tags=undo)
    if in_lens["entries"]:
        return show_lens(request, editable_canvas(request, canvas.pk), SCORECARD, more=in_lens)
    return redirect(request, f"{lens_url(canvas.pk, SCORECARD)}#{in_lens['entered']}")


def _drawn(request: AuthenticatedRequest, canvas: Canvas, content: str = "") -> str:
    return render_to_string(ANSWER, {"canvas": canvas, "lens": SCORECARD, "content": content}, request)


def _saved(rows: list[Row], outcomes: dict[UUID, Outcome]) -> str:
    if len(outcomes) > 1:
        return f"Added {len(outcomes)} measurements."
    (name,) = (row.indicator.name for row in rows if row.indicator.id in outcomes)
    return f"Added a measurement to {in_quotes(name)}."


def _deleted(lost: list[str]) -> str:
    """Return which values have no indicator any more."""
    if not lost:
        return ""
    return f"Not saved, because the indicator was deleted in the meantime: {', '.join(map(in_quotes, lost))}."
