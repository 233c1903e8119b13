"""Undo, redo, and the lens that lists who changed what and when."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, visible_canvas
from canvas_app.boards.board.header import bar_of
from canvas_app.boards.responses import answer
from canvas_app.boards.submit import action_args
from canvas_app.web.errors import show_error
from relationships.actions import history as actions
from relationships.actions.editing import Outcome
from relationships.errors import Overtaken
from relationships.lenses.wording.history import days_of, original, sentence
from relationships.models import Canvas

CHANGES_PER_PAGE = 100
PASSED_OVER = "A later change of yours was passed over: nothing was left of it to undo."


@require_POST
@require_signed_in
def undo(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Undo one's own latest change; where that cannot be done, what came before it still can in the history."""
    canvas = editable_canvas(request, canvas_id)
    try:
        outcome = actions.undo(*action_args(request, canvas))
    except Overtaken as overtaken:
        return show_error(request, HTTPStatus.CONFLICT, overtaken.reason, history=_history_url(canvas_id))
    passed = bool(outcome.change and actions.has_passed_over(outcome.change))
    return _answered(request, canvas, outcome, "Undid", PASSED_OVER if passed else "")


@require_POST
@require_signed_in
def redo(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Do again what one undid last."""
    canvas = editable_canvas(request, canvas_id)
    return _answered(request, canvas, actions.redo(*action_args(request, canvas)), "Did again")


@require_POST
@require_signed_in
def reversal(request: AuthenticatedRequest, canvas_id: UUID, revision: int) -> HttpResponse:
    """Undo one particular change of one's own."""
    canvas = editable_canvas(request, canvas_id)
    outcome = actions.undo_change(*action_args(request, canvas), revision=revision)
    return _answered(request, canvas, outcome, "Undid")


def _answered(
    request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, verb: str, more: str = ""
) -> HttpResponse:
    said = (
        f"{verb}: {sentence(original(outcome.change))}." if outcome.change else f"{verb}: nothing was left to change."
    )
    said = f"{said} {more}" if more else said
    back = request.POST.get("back") == "history"
    return answer(request, canvas, outcome, said=said, to=_history_url(canvas.pk) if back else "")


def _history_url(canvas_id: UUID) -> str:
    return reverse("boards:history", args=[canvas_id])


@require_safe
@require_signed_in
def history(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """List the changes of a canvas by day, the newest first."""
    canvas = visible_canvas(request, canvas_id)
    changes = canvas.changes.select_related("actor", "reverted_by").order_by("-revision")
    page = Paginator(changes, CHANGES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **bar_of(request, canvas),
        "page": page,
        "days": days_of(list(page), request.user.pk),
    }
    return render(request, "boards/history.html", context)
