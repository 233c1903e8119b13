"""A review in the drawer: keeping one, reading it, editing and deleting it."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, require, visible_canvas
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.indicators.forms.reviews import ReviewForm
from canvas_app.boards.indicators.indicator_editor import query_of, review_form, review_in, review_page
from canvas_app.boards.indicators.views.indicator import deleted
from canvas_app.boards.responses import answer
from canvas_app.boards.submit import action_args, opened_revision, revisions_in, show_refusal, submit
from relationships.actions.editing import Outcome
from relationships.actions.reviews import add_review, delete_review, edit_review
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document

TEMPLATE = "boards/review.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_review(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form for the subject that the address names; on POST keep the review."""
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    subject = request.GET.get("subject", "")
    data = request.POST if request.method == "POST" else None
    form = review_form(document, None, data, subject)
    context = {"name": "New review", "form": form, "asked": query_of(subject=subject)}
    show = partial(in_drawer, request, canvas, "boards/review_new.html", context)
    if request.method != "POST":
        return show(HTTPStatus.OK)
    return submit(
        form,
        write=lambda: add_review(*action_args(request, canvas), **form.review()),
        show=show,
        done=partial(_opened, request, canvas),
        refused=partial(show_refusal, form, show),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def review(request: AuthenticatedRequest, canvas_id: UUID, review_id: UUID) -> HttpResponse:
    """Show a review, as a form to those who may edit; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    if request.method != "POST":
        return in_drawer(request, canvas, TEMPLATE, review_page(canvas, document, review_id, canvas.revision))
    require(can_edit(canvas, canvas.role))
    form = review_form(document, review_in(document, review_id), request.POST)
    return _save(request, canvas, document, review_id, form)


def _save(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, key: UUID, form: ReviewForm
) -> HttpResponse:
    def write() -> Outcome:
        args, revisions = action_args(request, canvas), revisions_in(request, canvas)
        return edit_review(*args, review_id=key, changes=form.changes(), **revisions)

    def show(status: int, /, **more: object) -> HttpResponse:
        context = review_page(canvas, document, key, opened_revision(request, canvas), form)
        return in_drawer(request, canvas, TEMPLATE, context | more, status)

    return submit(form, write, show, done=partial(_opened, request, canvas), refused=partial(show_refusal, form, show))


@require_POST
@require_signed_in
def review_deletion(request: AuthenticatedRequest, canvas_id: UUID, review_id: UUID) -> HttpResponse:
    """Delete a review; the notice offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    return deleted(request, canvas, delete_review(*action_args(request, canvas), review_id=review_id))


def _opened(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    """Show what was kept, in the drawer where the form was."""
    address = reverse("boards:review", args=[canvas.pk, outcome.subject])
    draw = partial(_draw, request, canvas, outcome)
    return answer(request, canvas, outcome, said_on_page="Saved.", draw=draw, to=address, replaces_url=True)


def _draw(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> str:
    document = load_document(canvas.pk).document
    context = review_page(canvas, document, cast("UUID", outcome.subject), outcome.revision)
    return drawn(request, canvas, TEMPLATE, context | {"saved": True})
