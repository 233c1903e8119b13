"""Views of undo, redo and the history of a canvas."""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import urlsplit
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_POST, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, visible_canvas
from canvas_app.boards.board.header import header_context
from canvas_app.boards.next_url import next_page
from canvas_app.boards.responses import respond
from canvas_app.boards.submit import action_args
from canvas_app.web.errors import show_error
from relationships.actions import history as actions
from relationships.actions.editing import Outcome
from relationships.document.canvas import CanvasDocument
from relationships.errors import Overtaken
from relationships.lenses.wording.history import Day, group_by_day, loaded_changes, original, sentence
from relationships.models import Canvas
from relationships.store.load import load_document

CHANGES_PER_PAGE = 100
STATE = re.compile(r"[0-9a-f]{32}")
PASSED_OVER = "Your later change was skipped because there was nothing left to undo."


@require_POST
@require_signed_in
def undo(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Undo the user's latest change; on a conflict, link to the history, where earlier changes can be undone."""
    canvas = editable_canvas(request, canvas_id)
    try:
        outcome = actions.undo(*action_args(request, canvas))
    except Overtaken as overtaken:
        return show_error(request, HTTPStatus.CONFLICT, overtaken.reason, history=_history_url(canvas_id))
    passed = bool(outcome.change and actions.has_skipped_changes(outcome.change))
    return _respond_to_step(request, canvas, outcome, "Undone", PASSED_OVER if passed else "")


@require_POST
@require_signed_in
def redo(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Redo the change that the user undid last."""
    canvas = editable_canvas(request, canvas_id)
    return _respond_to_step(request, canvas, actions.redo(*action_args(request, canvas)), "Redone")


@require_POST
@require_signed_in
def reversal(request: AuthenticatedRequest, canvas_id: UUID, revision: int) -> HttpResponse:
    """Undo a given change of the user, which led to `state` if that is given."""
    canvas = editable_canvas(request, canvas_id)
    given = STATE.fullmatch(request.GET.get("state", ""))
    state = UUID(given[0]) if given else None
    outcome = actions.undo_change(*action_args(request, canvas), revision=revision, state=state)
    return _respond_to_step(request, canvas, outcome, "Undone")


def _respond_to_step(
    request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, verb: str, more: str = ""
) -> HttpResponse:
    what = f"you {sentence(original(outcome.change))}" if outcome.change else "nothing left to change"
    notice = f"{verb}: {what}. {more}" if more else f"{verb}: {what}."
    return respond(request, canvas, outcome, notice=notice, to=_page_that_remains(request, canvas))


def _page_that_remains(request: AuthenticatedRequest, canvas: Canvas) -> str:
    """Return the page that a step was taken on; empty if it is of an indicator that is gone with the step."""
    address = next_page(request)
    try:
        indicator = resolve(urlsplit(address).path).kwargs.get("indicator_id")
    except Resolver404:
        return ""
    is_gone = indicator and load_document(canvas.pk).document.indicator(indicator) is None
    return "" if is_gone else address


def _history_url(canvas_id: UUID) -> str:
    return reverse("boards:history", args=[canvas_id])


@require_safe
@require_signed_in
def history(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """List the changes of a canvas by day, newest first."""
    canvas = visible_canvas(request, canvas_id)
    # Only their keys: skipping to a late page then takes no more than its index. Of a group, this is its first change.
    keys = canvas.changes.filter(continues=None).order_by("-revision").values_list("pk", flat=True)
    page = Paginator(keys, CHANGES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **header_context(request, canvas),
        "page": page,
        "days": _describe(list(page), request.user.pk, load_document(canvas.pk).document),
    }
    return render(request, "boards/history.html", context)


def _describe(keys: list[int], reader_id: int, document: CanvasDocument) -> list[Day]:
    with loaded_changes(keys) as changes:
        return group_by_day(changes, reader_id, document)
