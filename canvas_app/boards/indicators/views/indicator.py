"""Views that add, show, edit and delete an indicator in the drawer."""

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
from canvas_app.boards.indicators.forms.indicators import IndicatorForm
from canvas_app.boards.indicators.indicator_editor import (
    form_query,
    indicator_form,
    indicator_in,
    indicator_page,
    new_indicator_form,
)
from canvas_app.boards.problem import (
    Problem,
    outcome_notice,
    read_problem,
    saved_suggestion,
    state_in_form,
    with_pick,
)
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.sheet import board_url
from canvas_app.boards.submit import action_args, opened_version, show_refusal, submit, versions_in
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.indicators import add_indicator, delete_indicator, edit_indicator
from relationships.checks.finding import Form
from relationships.document.canvas import CanvasDocument
from relationships.lenses.wording.history import sentence
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document

TEMPLATE = "boards/indicator.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_indicator(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form, filled in for the subject and indicator in the query; on POST add the indicator.

    With `within`, return only the fields that the choice of an indicator fills in.
    """
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    subject, code = (request.GET.get(name, "") for name in ("subject", "code"))
    data = request.POST if request.method == "POST" else None
    form = new_indicator_form(canvas, document, data, subject, code)
    if is_partial(request) and "within" in request.GET:
        return HttpResponse(render_drawer(request, canvas, "boards/_indicator_fields.html", {"form": form}))
    problem = read_problem(request, canvas, subject)
    state_in_form(problem, form, Form.NEW_INDICATOR, subject)
    given = form_query(subject=subject, code=code, **(problem.values if problem else {}))
    context = {"name": "New indicator", "form": form, "asked": given}
    show = partial(show_in_drawer, request, canvas, "boards/indicator_new.html", context)
    if request.method != "POST":
        return show(HTTPStatus.OK)
    return submit(
        form,
        write=lambda: add_indicator(*action_args(request, canvas), **form.indicator()),
        show=show,
        done=lambda outcome: show_written_indicator(
            request, canvas, outcome, notice=outcome_notice(request, canvas, "", subject)
        ),
        refused=partial(show_refusal, form, show),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def indicator(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Show an indicator, with its form if the user may edit; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    if request.method != "POST":
        page = indicator_page(canvas, document, indicator_id, canvas.version)
        return _show_page(request, canvas, document, indicator_id, page)
    require(can_edit(canvas, canvas.role))
    open_form = partial(indicator_form, document, indicator_in(document, indicator_id))
    if sends_fields(request, open_form):
        return save_form_fields(request, canvas, _page(request, canvas, document, indicator_id, open_form))
    return _save(request, canvas, document, indicator_id, open_form(with_pick(request.POST)))


def _show_page(
    request: AuthenticatedRequest,
    canvas: Canvas,
    document: CanvasDocument,
    key: UUID,
    page: dict[str, object],
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Show an indicator; the finding that the address names is stated beside its field."""
    problem = _state(request, canvas, document, key, cast("IndicatorForm | None", page["form"]) or ())
    context = page | {"problem": problem, "saves_fields": status == HTTPStatus.OK}
    return show_in_drawer(request, canvas, TEMPLATE, context, status)


def _state(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, key: UUID, fields: Iterable[BoundField]
) -> Problem | None:
    """State the finding that the request names beside its field, and return it."""
    problem = read_problem(request, canvas, indicator_in(document, key).subject)
    if problem:
        address = f"{request.path}?{problem.query}"
        state_in_form(problem, fields, Form.INDICATOR, key, partial(saved_suggestion, address))
    return problem


def _page(
    request: AuthenticatedRequest,
    canvas: Canvas,
    document: CanvasDocument,
    key: UUID,
    open_form: Callable[[], IndicatorForm],
) -> FormPage[IndicatorForm]:
    """Return what saving single fields of an indicator needs."""

    def parts(saved: IndicatorForm) -> dict[str, str]:
        loaded = load_document(canvas.pk)
        page = indicator_page(canvas, loaded.document, key, loaded.version)
        return draw_parts(request, canvas, TEMPLATE, page, ["indicator-facts", "indicator-twin"])

    return FormPage(
        edits=(key,),
        open=open_form,
        write=partial(_write, request, canvas, key, is_autosave=True),
        show=partial(_show, request, canvas, document, key),
        draw=partial(_draw, request, canvas, key),
        parts=parts,
        faults=lambda form: draw_parts(request, canvas, TEMPLATE, {"form": form}, ["indicator-twin"]),
        state=partial(_state, request, canvas, document, key),
    )


def _write(
    request: AuthenticatedRequest, canvas: Canvas, key: UUID, form: IndicatorForm, *, is_autosave: bool = False
) -> Outcome:
    args, versions = action_args(request, canvas), versions_in(request, canvas)
    return edit_indicator(*args, indicator_id=key, changes=form.changes(), is_autosave=is_autosave, **versions)


def _show(
    request: AuthenticatedRequest,
    canvas: Canvas,
    document: CanvasDocument,
    key: UUID,
    status: int,
    /,
    *,
    form: IndicatorForm,
    **more: object,
) -> HttpResponse:
    page = indicator_page(canvas, document, key, opened_version(request, canvas), form)
    return _show_page(request, canvas, document, key, page | more, status)


def _save(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, key: UUID, form: IndicatorForm
) -> HttpResponse:
    write = partial(_write, request, canvas, key, form)
    show = partial(_show, request, canvas, document, key, form=form)

    def done(outcome: Outcome) -> HttpResponse:
        notice = outcome_notice(request, canvas, "Saved.", indicator_in(document, key).subject)
        return show_written_indicator(request, canvas, outcome, notice=notice)

    return submit(form, write, show, done, refused=partial(show_refusal, form, show))


@require_POST
@require_signed_in
def indicator_deletion(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Delete an indicator; the notice names what was deleted with it, and offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    outcome = delete_indicator(*action_args(request, canvas), indicator_id=indicator_id)
    return respond_to_deletion(request, canvas, outcome)


def respond_to_deletion(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    """Return the response to the deletion of an indicator or review that was open in the drawer."""
    notice = f"You {sentence(outcome.change)}." if outcome.change else "It has already been deleted."
    return respond(request, canvas, outcome, notice=notice, undo=undo_url(canvas, outcome), to=board_url(canvas.pk))


def show_written_indicator(
    request: AuthenticatedRequest,
    canvas: Canvas,
    outcome: Outcome,
    *,
    indicator_id: UUID | None = None,
    notice: str = "",
    undo: str = "",
) -> HttpResponse:
    """Return the response to a write that leaves an indicator open in the drawer: `indicator_id` or the subject."""
    key = indicator_id or cast("UUID", outcome.subject)
    address, draw = reverse("boards:indicator", args=[canvas.pk, key]), partial(_draw, request, canvas, key)
    return respond(request, canvas, outcome, notice=notice, undo=undo, draw=draw, to=address, replaces_url=True)


def _draw(request: AuthenticatedRequest, canvas: Canvas, key: UUID) -> str:
    loaded = load_document(canvas.pk)
    page = indicator_page(canvas, loaded.document, key, loaded.version)
    return render_drawer(request, canvas, TEMPLATE, page | {"saves_fields": True})
