"""Views of the evolution lens: the stages of a relationship, and what changes it."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.board.drawer import draw_parts, render_drawer, show_in_drawer
from canvas_app.boards.form_fields import FormPage, save_form_fields, sends_fields
from canvas_app.boards.lens_registry import LENSES, lens_url
from canvas_app.boards.relationships.forms.evolution import EvolutionForm, SpanForm
from canvas_app.boards.responses import respond
from canvas_app.boards.sheet import notes_url
from canvas_app.boards.submit import action_args, opened_version, show_refusal, submit, versions_in
from canvas_app.forms.part_form import get_initial_values
from canvas_app.web.requests import notice
from relationships.actions.editing import Outcome
from relationships.actions.relationships import evolve_relationship
from relationships.analysis.stages import describe_span
from relationships.catalog.blocks import Block
from relationships.document.naming import in_quotes, short_name
from relationships.document.parts import NotePart, flatten_fields, part_to_json
from relationships.document.version import Version
from relationships.models import Canvas
from relationships.store.load import read_version
from relationships.store.write import load_parts

TEMPLATE = "boards/stages.html"
PREFIX = "relationship"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def note_stages(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the form of a relationship's evolution; on POST save it."""
    canvas = editable_canvas(request, canvas_id)
    note = _load_relationship(canvas, note_id)
    if request.method != "POST":
        return show_in_drawer(request, canvas, TEMPLATE, _context(canvas, note_id, note, _form(note), canvas.version))
    open_form = partial(_form, note)
    if sends_fields(request, open_form):
        page = _page(request, canvas, note_id, note)
        # A usual trigger is added to the text about triggers.
        return save_form_fields(request, canvas, page, redraws=f"{PREFIX}-usual" in request.POST)
    form = open_form(request.POST)
    show = partial(_show, request, canvas, note_id, note, form=form)
    return submit(
        form,
        write=partial(_write, request, canvas, note_id, form),
        show=show,
        done=partial(_saved, request, canvas, note_id),
        refused=partial(show_refusal, form, show, field="end_stage"),
    )


@require_POST
@require_signed_in
def note_span(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Save the first and last stage of a relationship whose bar was dragged."""
    canvas = editable_canvas(request, canvas_id)
    form = SpanForm(request.POST)
    if not form.is_valid():
        return notice(str(next(iter(form.errors.values()))[0]), HTTPStatus.UNPROCESSABLE_ENTITY)
    outcome = _write(request, canvas, note_id, form)
    note = _load_relationship(canvas, note_id)
    announcement = f"{in_quotes(short_name(note.text))} is active {_span(note)}."
    return respond(request, canvas, outcome, announcement=announcement)


def _load_relationship(canvas: Canvas, note_id: UUID) -> NotePart:
    """Return a relationship of the canvas. Raise Http404 if there is none with this id."""
    note = cast("NotePart | None", load_parts(canvas.pk, "note", [note_id]).get(note_id))
    if note is None or note.block is not Block.CUSTOMER_RELATIONSHIPS or note.relationship is None:
        raise Http404
    return note


def _form(note: NotePart, data: QueryDict | None = None) -> EvolutionForm:
    initial = get_initial_values(flatten_fields(part_to_json(note)), EvolutionForm)
    return EvolutionForm(data, prefix=PREFIX, initial=initial, use_required_attribute=False)


def _page(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, note: NotePart) -> FormPage[EvolutionForm]:
    """Return what saving single fields needs."""

    def parts(saved: EvolutionForm) -> dict[str, str]:
        return draw_parts(request, canvas, TEMPLATE, _saved_context(canvas, note_id), ["stages-facts"])

    return FormPage(
        edits=(note_id,),
        open=partial(_form, note),
        write=partial(_write, request, canvas, note_id, is_autosave=True),
        show=partial(_show, request, canvas, note_id, note),
        draw=partial(_draw, request, canvas, note_id),
        parts=parts,
    )


def _show(
    request: AuthenticatedRequest,
    canvas: Canvas,
    note_id: UUID,
    note: NotePart,
    status: int,
    /,
    *,
    form: EvolutionForm,
    **more: object,
) -> HttpResponse:
    context = _context(canvas, note_id, note, form, opened_version(request, canvas))
    return show_in_drawer(request, canvas, TEMPLATE, context | {"saves_fields": False} | more, status)


def _context(canvas: Canvas, note_id: UUID, note: NotePart, form: EvolutionForm, version: Version) -> dict[str, object]:
    return {
        "form": form,
        "note_id": note_id,
        "name": short_name(note.text),
        "span": _span(note),
        "evolution": lens_url(canvas.pk, LENSES["evolution"]),
        "version": version,
        "base": notes_url(canvas.pk),
        "saves_fields": True,
    }


def _span(note: NotePart) -> str:
    details = note.relationship
    return describe_span(details.start_stage, details.end_stage) if details else ""


def _write(
    request: AuthenticatedRequest,
    canvas: Canvas,
    note_id: UUID,
    form: EvolutionForm | SpanForm,
    *,
    is_autosave: bool = False,
) -> Outcome:
    args, versions = action_args(request, canvas), versions_in(request, canvas)
    return evolve_relationship(*args, note_id=note_id, changes=form.changes(), is_autosave=is_autosave, **versions)


def _saved(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, outcome: Outcome) -> HttpResponse:
    draw = partial(_draw, request, canvas, note_id, saved=True)
    return respond(request, canvas, outcome, draw=draw, to=request.path)


def _draw(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, **more: object) -> str:
    return render_drawer(request, canvas, TEMPLATE, _saved_context(canvas, note_id) | more)


def _saved_context(canvas: Canvas, note_id: UUID) -> dict[str, object]:
    version = read_version(canvas.pk)
    note = _load_relationship(canvas, note_id)
    return _context(canvas, note_id, note, _form(note), version)
