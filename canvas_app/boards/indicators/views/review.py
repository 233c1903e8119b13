"""A review in the drawer: keeping one, reading it, editing and deleting it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, require, revision_in, submission_of, visible_canvas
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.indicators.forms.reviews import ReviewForm
from canvas_app.boards.indicators.indicator_editor import query_of, review_form, review_in, review_page, show_refusal
from canvas_app.boards.indicators.views.indicator import deleted
from canvas_app.boards.responses import answer
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.reviews import add_review, delete_review, edit_review
from relationships.document.canvas import CanvasDocument
from relationships.errors import Conflict, Refused
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
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return in_drawer(request, canvas, "boards/review_new.html", context, status)
    try:
        outcome = add_review(canvas.pk, request.user.pk, submission_of(request), **form.review())
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return in_drawer(request, canvas, "boards/review_new.html", context, HTTPStatus.CONFLICT)
    return _opened(request, canvas, outcome)


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
    opened, over = revision_in(request, "revision", canvas.revision), revision_in(request, "over", -1)
    if not form.is_valid():
        context = review_page(canvas, document, key, opened, form) | {"invalid": True}
        return in_drawer(request, canvas, TEMPLATE, context, HTTPStatus.UNPROCESSABLE_ENTITY)
    about = (canvas.pk, request.user.pk, submission_of(request))
    try:
        outcome = edit_review(*about, review_id=key, changes=form.changes(), base_revision=opened, over=over)
    except (Conflict, Refused) as refusal:
        context = review_page(canvas, document, key, opened, form) | show_refusal(form, refusal)
        return in_drawer(request, canvas, TEMPLATE, context, HTTPStatus.CONFLICT)
    return _opened(request, canvas, outcome)


@require_POST
@require_signed_in
def review_deletion(request: AuthenticatedRequest, canvas_id: UUID, review_id: UUID) -> HttpResponse:
    """Delete a review; the notice offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    return deleted(
        request, canvas, delete_review(canvas.pk, request.user.pk, submission_of(request), review_id=review_id)
    )


def _opened(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    """Show what was kept, in the drawer where the form was."""
    address = reverse("boards:review", args=[canvas.pk, outcome.subject])
    main = ""
    if is_partial(request) and outcome.subject:
        document = load_document(canvas.pk).document
        context = review_page(canvas, document, outcome.subject, outcome.revision) | {"saved": True}
        main = drawn(request, canvas, TEMPLATE, context)
    done = answer(request, canvas, outcome, said="" if main else "Saved.", main=main, to=address)
    if main:
        done["HX-Replace-Url"] = address
    return done
