"""Views that add, show, edit and delete a review in the drawer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.forms import BoundField
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, require, visible_canvas
from canvas_app.boards.board.drawer import draw_parts, render_drawer, show_in_drawer
from canvas_app.boards.form_fields import FormPage, save_form_fields, sends_fields
from canvas_app.boards.indicators.forms.reviews import ReviewForm
from canvas_app.boards.indicators.indicator_editor import form_query, review_form, review_in, review_page
from canvas_app.boards.indicators.views.indicator import respond_to_deletion
from canvas_app.boards.problem import Problem, outcome_notice, read_problem, state_in_form
from canvas_app.boards.responses import respond
from canvas_app.boards.submit import action_args, opened_version, show_refusal, submit, versions_in
from relationships.actions.editing import Outcome
from relationships.actions.reviews import add_review, delete_review, edit_review
from relationships.checks.finding import Form
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document

TEMPLATE = "boards/review.html"
OpenForm = Callable[[], ReviewForm]


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_review(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form, filled in for the subject in the query; on POST add the review."""
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    subject = request.GET.get("subject", "")
    data = request.POST if request.method == "POST" else None
    form = review_form(document, None, data, subject)
    problem = read_problem(request, canvas, subject)
    state_in_form(problem, form, Form.NEW_REVIEW, subject)
    given = form_query(subject=subject, **(problem.values if problem else {}))
    context = {"name": "New review", "form": form, "asked": given}
    show = partial(show_in_drawer, request, canvas, "boards/review_new.html", context)
    if request.method != "POST":
        return show(HTTPStatus.OK)
    return submit(
        form,
        write=lambda: add_review(*action_args(request, canvas), **form.review()),
        show=show,
        done=partial(_open_review, request, canvas),
        refused=partial(show_refusal, form, show),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def review(request: AuthenticatedRequest, canvas_id: UUID, review_id: UUID) -> HttpResponse:
    """Show a review, as a form if the user may edit; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    if request.method != "POST":
        return _show_page(
            request, canvas, document, review_id, review_page(canvas, document, review_id, canvas.version)
        )
    require(can_edit(canvas, canvas.role))
    open_form = partial(review_form, document, review_in(document, review_id))
    if sends_fields(request, open_form):
        return save_form_fields(request, canvas, _page(request, canvas, document, review_id, open_form))
    return _save(request, canvas, document, review_id, open_form(request.POST))


def _show_page(
    request: AuthenticatedRequest,
    canvas: Canvas,
    document: CanvasDocument,
    key: UUID,
    page: dict[str, object],
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Show a review; the finding that the address names is stated beside its field."""
    problem = _state(request, canvas, document, key, cast("ReviewForm | None", page["form"]) or ())
    context = page | {"problem": problem, "saves_fields": status == HTTPStatus.OK}
    return show_in_drawer(request, canvas, TEMPLATE, context, status)


def _state(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, key: UUID, fields: Iterable[BoundField]
) -> Problem | None:
    """State the finding that the request names beside its field, and return it."""
    problem = read_problem(request, canvas, review_in(document, key).subject)
    state_in_form(problem, fields, Form.REVIEW, key)
    return problem


def _page(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, key: UUID, open_form: OpenForm
) -> FormPage[ReviewForm]:
    """Return what saving single fields of a review needs."""

    def parts(saved: ReviewForm) -> dict[str, str]:
        loaded = load_document(canvas.pk)
        page = review_page(canvas, loaded.document, key, loaded.version)
        return draw_parts(request, canvas, TEMPLATE, page, ["review-facts", "next-review"])

    return FormPage(
        edits=(key,),
        open=open_form,
        write=partial(_write, request, canvas, key, is_autosave=True),
        show=partial(_show, request, canvas, document, key),
        draw=partial(_draw, request, canvas, key),
        parts=parts,
        state=partial(_state, request, canvas, document, key),
    )


def _write(
    request: AuthenticatedRequest, canvas: Canvas, key: UUID, form: ReviewForm, *, is_autosave: bool = False
) -> Outcome:
    args, versions = action_args(request, canvas), versions_in(request, canvas)
    return edit_review(*args, review_id=key, changes=form.changes(), is_autosave=is_autosave, **versions)


def _show(
    request: AuthenticatedRequest,
    canvas: Canvas,
    document: CanvasDocument,
    key: UUID,
    status: int,
    /,
    *,
    form: ReviewForm,
    **more: object,
) -> HttpResponse:
    page = review_page(canvas, document, key, opened_version(request, canvas), form)
    return _show_page(request, canvas, document, key, page | more, status)


def _save(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, key: UUID, form: ReviewForm
) -> HttpResponse:
    write = partial(_write, request, canvas, key, form)
    show = partial(_show, request, canvas, document, key, form=form)
    return submit(
        form, write, show, done=partial(_open_review, request, canvas), refused=partial(show_refusal, form, show)
    )


@require_POST
@require_signed_in
def review_deletion(request: AuthenticatedRequest, canvas_id: UUID, review_id: UUID) -> HttpResponse:
    """Delete a review; the notice offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    outcome = delete_review(*action_args(request, canvas), review_id=review_id)
    return respond_to_deletion(request, canvas, outcome)


def _open_review(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    """Open the saved review in the drawer in place of the form."""
    address = reverse("boards:review", args=[canvas.pk, outcome.subject])
    key = cast("UUID", outcome.subject)
    draw = partial(_draw, request, canvas, key, saved=True)
    subject = review_in(load_document(canvas.pk).document, key).subject
    notice = outcome_notice(request, canvas, "", subject)
    page_notice = "Saved."
    return respond(
        request, canvas, outcome, notice=notice, page_notice=page_notice, draw=draw, to=address, replaces_url=True
    )


def _draw(request: AuthenticatedRequest, canvas: Canvas, key: UUID, **more: object) -> str:
    loaded = load_document(canvas.pk)
    page = review_page(canvas, loaded.document, key, loaded.version)
    return render_drawer(request, canvas, TEMPLATE, page | {"saves_fields": True} | more)
