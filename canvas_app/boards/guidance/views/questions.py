"""Views of the four guiding questions of a segment, which the drawer shows and saves one by one."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.board.drawer import draw_parts, render_drawer, show_in_drawer
from canvas_app.boards.form_fields import FormPage, save_form_fields, sends_fields
from canvas_app.boards.guidance.question_forms import Step, build_step, segment_in, still_open
from canvas_app.boards.notes.views.note import opened_note
from canvas_app.boards.responses import respond
from canvas_app.boards.sheet import notes_url
from canvas_app.boards.submit import action_args, opened_version, submit, versions_in
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.guidance import answer_question
from relationships.analysis.goal_coverage import relationships_concerning
from relationships.catalog.guiding_questions import GuidingQuestion
from relationships.document.version import Version
from relationships.models import Canvas
from relationships.store.load import load_document

TEMPLATE = "boards/question.html"


@require_safe
@require_signed_in
def questions(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the first open question; with `within`, list all questions as a part of the segment's page."""
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    segment = segment_in(document, note_id)
    open_now = still_open(document, segment.id)
    if is_partial(request) and "within" in request.GET:
        steps = [(question, question in open_now) for question in GuidingQuestion]
        return HttpResponse(
            render_drawer(request, canvas, "boards/_questions.html", {"steps": steps, "note_id": note_id})
        )
    step = build_step(canvas, document, segment, next(iter(open_now), GuidingQuestion.EXPECTED))
    return show_in_drawer(request, canvas, TEMPLATE, _context(canvas, step, canvas.version))


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def question(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID, asked: GuidingQuestion) -> HttpResponse:
    """Show a question; on POST save the answers and show the next question, or after the last one the segment."""
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    segment = segment_in(document, note_id)
    if request.method != "POST":
        step = build_step(canvas, document, segment, asked)
        return show_in_drawer(request, canvas, TEMPLATE, _context(canvas, step, canvas.version))
    open_step = partial(build_step, canvas, document, segment, asked)
    if sends_fields(request, open_step):
        concerned = [note.id for note, _ in relationships_concerning(document, segment.id)]
        return save_form_fields(request, canvas, _page(request, canvas, asked, segment.id, concerned))
    step = open_step(request.POST)
    return submit(
        step,
        write=partial(_write, request, canvas, step),
        show=partial(_show, request, canvas, form=step),
        done=partial(_show_next, request, canvas, asked),
    )


def _page(
    request: AuthenticatedRequest, canvas: Canvas, asked: GuidingQuestion, key: UUID, concerned: list[UUID]
) -> FormPage[Step]:
    """Return what saving single answers to a question needs."""

    def open_now() -> tuple[Step, Version]:
        loaded = load_document(canvas.pk)
        segment = segment_in(loaded.document, key)
        return build_step(canvas, loaded.document, segment, asked, about=request.POST), loaded.version

    def draw() -> str:
        return render_drawer(request, canvas, TEMPLATE, _context(canvas, *open_now()))

    def parts(saved: Step) -> dict[str, str]:
        return draw_parts(request, canvas, TEMPLATE, _context(canvas, *open_now()), ["question-steps"])

    return FormPage(
        edits=(key, *concerned),
        open=lambda: open_now()[0],
        write=partial(_write, request, canvas, is_autosave=True),
        show=partial(_show, request, canvas),
        draw=draw,
        parts=parts,
    )


def _show(request: AuthenticatedRequest, canvas: Canvas, status: int, /, *, form: Step, **more: object) -> HttpResponse:
    context = _context(canvas, form, opened_version(request, canvas)) | {"saves_fields": False}
    return show_in_drawer(request, canvas, TEMPLATE, context | more, status)


def _write(request: AuthenticatedRequest, canvas: Canvas, step: Step, *, is_autosave: bool = False) -> Outcome:
    return answer_question(
        *action_args(request, canvas),
        segment=step.segment.id,
        answers={key: form.changes() for key, form in step.sent.items()},
        adds=step.missing.types() if step.missing else [],
        is_autosave=is_autosave,
        **versions_in(request, canvas),
    )


def _context(canvas: Canvas, step: Step, version: Version) -> dict[str, object]:
    return {
        "step": step,
        "name": f"{step.name}: {step.asked.question}",
        "version": version,
        "base": notes_url(canvas.pk),
        "note_id": step.segment.id,
        "saves_fields": bool(step.forms),
    }


def _show_next(request: AuthenticatedRequest, canvas: Canvas, asked: GuidingQuestion, outcome: Outcome) -> HttpResponse:
    segment = outcome.subject
    if asked.next:
        address = reverse("boards:question", args=[canvas.pk, segment, asked.next.value])
    else:
        address = reverse("boards:note", args=[canvas.pk, segment])
    draw = partial(_draw_next, request, canvas, outcome, asked.next)
    return respond(request, canvas, outcome, draw=draw, to=address, replaces_url=True)


def _draw_next(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, asked: GuidingQuestion | None) -> str:
    if asked is None or outcome.subject is None:
        return opened_note(request, canvas, outcome, saved=True)
    loaded = load_document(canvas.pk)
    step = build_step(canvas, loaded.document, segment_in(loaded.document, outcome.subject), asked)
    return render_drawer(request, canvas, TEMPLATE, _context(canvas, step, loaded.version))
