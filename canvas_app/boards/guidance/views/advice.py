"""View of the advice on which relationship type suits a segment, with the form of its answers."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.board.drawer import draw_parts, render_drawer, show_in_drawer
from canvas_app.boards.form_fields import FormPage, save_form_fields, sends_fields
from canvas_app.boards.guidance.forms import AdviceForm
from canvas_app.boards.guidance.question_forms import segment_in
from canvas_app.boards.responses import respond
from canvas_app.boards.sheet import notes_url
from canvas_app.boards.submit import action_args, opened_version, submit, versions_in
from canvas_app.forms.part_form import get_initial_values
from relationships.actions.editing import Outcome
from relationships.actions.notes import edit_note
from relationships.analysis.segment_answers import collect_answers
from relationships.analysis.type_advice import QUESTIONS
from relationships.catalog.thresholds import ANSWERS_FOR_A_RANKING
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.parts import flatten_fields
from relationships.document.segments import SegmentDetails
from relationships.document.version import Version
from relationships.lenses.advice import build_advice
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document

TEMPLATE = "boards/advice.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def advice(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the advice, with its questions if the user may edit; on POST save the answers."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    segment = segment_in(document, note_id)
    if request.method != "POST":
        form = _form(document, segment) if can_edit(canvas, canvas.role) else None
        return show_in_drawer(request, canvas, TEMPLATE, _context(canvas, document, segment, form, canvas.version))
    require(can_edit(canvas, canvas.role))
    open_form = partial(_form, document, segment)
    if sends_fields(request, open_form):
        return save_form_fields(request, canvas, _page(request, canvas, document, segment))
    return _save(request, canvas, document, segment, open_form(request.POST))


def _form(document: CanvasDocument, segment: Note, data: QueryDict | None = None) -> AdviceForm:
    details = segment.segment or SegmentDetails()
    initial = get_initial_values(flatten_fields({"segment": details.model_dump(mode="json")}), AdviceForm)
    return AdviceForm(
        data,
        prefix="segment",
        initial=initial,
        answers=collect_answers(details, document.currency),
        advice=build_advice(document, segment),
        use_required_attribute=False,
    )


def _context(
    canvas: Canvas, document: CanvasDocument, segment: Note, form: AdviceForm | None, version: Version
) -> dict[str, object]:
    return {
        "segment": segment,
        "name": short_name(segment.text),
        "advice": build_advice(document, segment),
        "form": form,
        "of": len(QUESTIONS),
        "needed": ANSWERS_FOR_A_RANKING,
        "version": version,
        "base": notes_url(canvas.pk),
        "saves_fields": form is not None,
    }


def _page(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, segment: Note
) -> FormPage[AdviceForm]:
    """Return what saving single answers needs."""

    def parts(saved: AdviceForm) -> dict[str, str]:
        return draw_parts(request, canvas, TEMPLATE, _saved_context(canvas, segment.id), ["advice-facts"])

    return FormPage(
        edits=(segment.id,),
        open=partial(_form, document, segment),
        write=partial(_write, request, canvas, segment.id, is_autosave=True),
        show=partial(_show, request, canvas, document, segment),
        draw=partial(_draw, request, canvas, segment.id),
        parts=parts,
    )


def _write(
    request: AuthenticatedRequest, canvas: Canvas, key: UUID, form: AdviceForm, *, is_autosave: bool = False
) -> Outcome:
    args, versions = action_args(request, canvas), versions_in(request, canvas)
    return edit_note(*args, note_id=key, changes=form.changes(), is_autosave=is_autosave, **versions)


def _show(
    request: AuthenticatedRequest,
    canvas: Canvas,
    document: CanvasDocument,
    segment: Note,
    status: int,
    /,
    *,
    form: AdviceForm,
    **more: object,
) -> HttpResponse:
    context = _context(canvas, document, segment, form, opened_version(request, canvas))
    return show_in_drawer(request, canvas, TEMPLATE, context | {"saves_fields": False} | more, status)


def _save(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, segment: Note, form: AdviceForm
) -> HttpResponse:
    write = partial(_write, request, canvas, segment.id, form)
    show = partial(_show, request, canvas, document, segment, form=form)
    return submit(form, write, show, done=partial(_saved, request, canvas, segment.id))


def _saved(request: AuthenticatedRequest, canvas: Canvas, key: UUID, outcome: Outcome) -> HttpResponse:
    draw = partial(_draw, request, canvas, key, saved=True)
    return respond(request, canvas, outcome, page_notice="Saved.", draw=draw, to=request.path)


def _draw(request: AuthenticatedRequest, canvas: Canvas, key: UUID, **more: object) -> str:
    return render_drawer(request, canvas, TEMPLATE, _saved_context(canvas, key) | more)


def _saved_context(canvas: Canvas, key: UUID) -> dict[str, object]:
    loaded = load_document(canvas.pk)
    segment = segment_in(loaded.document, key)
    return _context(canvas, loaded.document, segment, _form(loaded.document, segment), loaded.version)
