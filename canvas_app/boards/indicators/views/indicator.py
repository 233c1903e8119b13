"""An indicator in the drawer: how it stands, its line and its readings; adding, editing and deleting it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, require, revision_in, submission_of, visible_canvas
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.indicators.forms.indicators import IndicatorForm
from canvas_app.boards.indicators.indicator_editor import (
    indicator_form,
    indicator_in,
    indicator_page,
    new_indicator_form,
    query_of,
    show_refusal,
)
from canvas_app.boards.responses import answer, undo_of
from canvas_app.boards.sheet import board_url
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.indicators import add_indicator, delete_indicator, edit_indicator
from relationships.document.canvas import CanvasDocument
from relationships.errors import Conflict, Refused
from relationships.lenses.wording.history import sentence
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document

TEMPLATE = "boards/indicator.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_indicator(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form for the subject and the indicator that the address names, or the fields to fill in; on POST add."""
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    subject, code = (request.GET.get(name, "") for name in ("subject", "code"))
    data = request.POST if request.method == "POST" else None
    form = new_indicator_form(canvas, document, data, subject, code)
    if is_partial(request) and "within" in request.GET:
        return HttpResponse(drawn(request, canvas, "boards/_indicator_fields.html", {"form": form}))
    context = {"name": "New indicator", "form": form, "asked": query_of(subject=subject, code=code)}
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return in_drawer(request, canvas, "boards/indicator_new.html", context, status)
    try:
        outcome = add_indicator(canvas.pk, request.user.pk, submission_of(request), **form.indicator())
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return in_drawer(request, canvas, "boards/indicator_new.html", context, HTTPStatus.CONFLICT)
    return indicator_opened(request, canvas, outcome, outcome.subject)


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def indicator(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Show an indicator, with its form to those who may edit; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    if request.method != "POST":
        return in_drawer(request, canvas, TEMPLATE, indicator_page(canvas, document, indicator_id, canvas.revision))
    require(can_edit(canvas, canvas.role))
    form = indicator_form(document, indicator_in(document, indicator_id), request.POST)
    return _save(request, canvas, document, indicator_id, form)


def _save(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, key: UUID, form: IndicatorForm
) -> HttpResponse:
    opened, over = revision_in(request, "revision", canvas.revision), revision_in(request, "over", -1)
    if not form.is_valid():
        context = indicator_page(canvas, document, key, opened, form) | {"invalid": True}
        return in_drawer(request, canvas, TEMPLATE, context, HTTPStatus.UNPROCESSABLE_ENTITY)
    about = (canvas.pk, request.user.pk, submission_of(request))
    try:
        outcome = edit_indicator(*about, indicator_id=key, changes=form.changes(), base_revision=opened, over=over)
    except (Conflict, Refused) as refusal:
        context = indicator_page(canvas, document, key, opened, form) | show_refusal(form, refusal)
        return in_drawer(request, canvas, TEMPLATE, context, HTTPStatus.CONFLICT)
    return indicator_opened(request, canvas, outcome, key, said="Saved.")


@require_POST
@require_signed_in
def indicator_deletion(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Delete an indicator; the notice says what went with it, and offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    outcome = delete_indicator(canvas.pk, request.user.pk, submission_of(request), indicator_id=indicator_id)
    return deleted(request, canvas, outcome)


def deleted(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    """The answer to the deletion of what stood in the drawer."""
    said = f"You {sentence(outcome.change)}." if outcome.change else "It is deleted already."
    return answer(request, canvas, outcome, said=said, undo=undo_of(canvas, outcome), to=board_url(canvas.pk))


def indicator_opened(
    request: AuthenticatedRequest,
    canvas: Canvas,
    outcome: Outcome,
    indicator_id: UUID | None,
    *,
    said: str = "",
    undo: str = "",
) -> HttpResponse:
    """The answer to a write after which an indicator stands open in the drawer."""
    address = reverse("boards:indicator", args=[canvas.pk, indicator_id])
    main = _opened(request, canvas, outcome, indicator_id) if is_partial(request) and indicator_id else ""
    done = answer(request, canvas, outcome, said=said, undo=undo, main=main, to=address)
    if main:
        done["HX-Replace-Url"] = address
    return done


def _opened(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, key: UUID) -> str:
    document = load_document(canvas.pk).document
    return drawn(request, canvas, TEMPLATE, indicator_page(canvas, document, key, outcome.revision))
