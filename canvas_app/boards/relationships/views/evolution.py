"""What can be done in the evolution lens: say from when until when a relationship runs, and what changes it."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, revision_in, submission_of
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.lens_registry import LENSES, lens_url
from canvas_app.boards.relationships.forms.evolution import EvolutionForm, SpanForm
from canvas_app.boards.responses import answer
from canvas_app.boards.sheet import notes_url
from canvas_app.forms.part_form import initial_from
from canvas_app.web.requests import is_partial, notice
from relationships.actions.editing import Outcome
from relationships.actions.relationships import evolve_relationship
from relationships.analysis.stages import in_words
from relationships.catalog.blocks import Block
from relationships.document.naming import short_name
from relationships.document.parts import NotePart, fields_of, part_to_json
from relationships.errors import Conflict, Refused
from relationships.models import Canvas
from relationships.store import write

TEMPLATE = "boards/stages.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def note_stages(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show from when until when a relationship runs and what changes it; on POST save that."""
    canvas = editable_canvas(request, canvas_id)
    note = _relationship(canvas, note_id)
    if request.method != "POST":
        return in_drawer(request, canvas, TEMPLATE, _context(canvas, note_id, note, _form(note), canvas.revision))
    form = _form(note, request.POST)
    opened = revision_in(request, "revision", canvas.revision)
    context = _context(canvas, note_id, note, form, opened)
    if not form.is_valid():
        return in_drawer(request, canvas, TEMPLATE, context | {"invalid": True}, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        outcome = _write(request, canvas, note_id, form, opened)
    except Conflict as conflict:
        form.show_newer(conflict)
        return in_drawer(request, canvas, TEMPLATE, context | {"conflict": conflict}, HTTPStatus.CONFLICT)
    except Refused as refused:
        form.add_error("end_stage", refused.reason)
        return in_drawer(request, canvas, TEMPLATE, context | {"invalid": True}, HTTPStatus.UNPROCESSABLE_ENTITY)
    main = _anew(request, canvas, note_id, outcome.revision) if is_partial(request) else ""
    return answer(request, canvas, outcome, main=main, to=reverse("boards:note_stages", args=[canvas.pk, note_id]))


@require_POST
@require_signed_in
def note_span(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Let a relationship run from one stage until another, as its bar was dragged."""
    canvas = editable_canvas(request, canvas_id)
    form = SpanForm(request.POST)
    if not form.is_valid():
        return notice(str(next(iter(form.errors.values()))[0]), HTTPStatus.UNPROCESSABLE_ENTITY)
    outcome = _write(request, canvas, note_id, form, revision_in(request, "revision", canvas.revision))
    note = _relationship(canvas, note_id)
    return answer(request, canvas, outcome, told=f"“{short_name(note.text)}” runs {_span(note)}.")


def _relationship(canvas: Canvas, note_id: UUID) -> NotePart:
    """A relationship of the canvas; raises Http404."""
    note = cast("NotePart | None", write.load(canvas.pk, "note", [note_id]).get(note_id))
    if note is None or note.block is not Block.CUSTOMER_RELATIONSHIPS or note.relationship is None:
        raise Http404
    return note


def _form(note: NotePart, data: QueryDict | None = None) -> EvolutionForm:
    initial = initial_from(fields_of(part_to_json(note)), EvolutionForm)
    return EvolutionForm(data, prefix="relationship", initial=initial, use_required_attribute=False)


def _context(canvas: Canvas, note_id: UUID, note: NotePart, form: EvolutionForm, revision: int) -> dict[str, object]:
    return {
        "form": form,
        "note_id": note_id,
        "name": short_name(note.text),
        "span": _span(note),
        "evolution": lens_url(canvas.pk, LENSES["evolution"]),
        "revision": revision,
        "base": notes_url(canvas.pk),
    }


def _span(note: NotePart) -> str:
    details = note.relationship
    return in_words(details.start_stage, details.end_stage) if details else ""


def _write(
    request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, form: EvolutionForm | SpanForm, opened: int
) -> Outcome:
    return evolve_relationship(
        canvas.pk,
        request.user.pk,
        submission_of(request),
        note_id=note_id,
        changes=form.changes(),
        base_revision=opened,
        over=revision_in(request, "over", -1),
    )


def _anew(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, revision: int) -> str:
    note = _relationship(canvas, note_id)
    return drawn(request, canvas, TEMPLATE, _context(canvas, note_id, note, _form(note), revision) | {"saved": True})
