"""Views of the four guiding questions of a segment, which the drawer shows and saves one by one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.board.drawer import render_drawer
from canvas_app.boards.form_fields import FormPage
from canvas_app.boards.guidance.question_forms import Step, build_step, segment_in, still_open
from canvas_app.boards.notes.views.note import opened_note
from canvas_app.boards.responses import respond
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.guidance import answer_question
from relationships.analysis.goal_coverage import relationships_concerning
from relationships.catalog.guiding_questions import GuidingQuestion
from relationships.document.notes import Note


@require_safe
@require_signed_in
def questions(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the first open question; with `within`, list all questions as a part of the segment's page."""
    canvas = editable_canvas(request, canvas_id)
    page = QuestionPage(request, canvas, note_id, GuidingQuestion.EXPECTED)
    open_now = still_open(page.document, page.segment.id)
    if is_partial(request) and "within" in request.GET:
        steps = [(question, question in open_now) for question in GuidingQuestion]
        return HttpResponse(
            render_drawer(request, canvas, "boards/_questions.html", {"steps": steps, "note_id": note_id})
        )
    return replace(page, asked=next(iter(open_now), page.asked)).show()


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def question(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID, asked: GuidingQuestion) -> HttpResponse:
    """Show a question; on POST save the answers and show the next question, or after the last one the segment."""
    page = QuestionPage(request, editable_canvas(request, canvas_id), note_id, asked)
    return page.save() if request.method == "POST" else page.show()


@dataclass(frozen=True)
class QuestionPage(FormPage[Step]):
    """A question about a segment, answered for all its relationships."""

    template = "boards/question.html"
    facts = ("question-steps",)

    asked: GuidingQuestion

    @property
    def segment(self) -> Note:
        """The segment. Raise Http404 if it is not on the canvas."""
        return segment_in(self.document, self.key)

    @property
    def edits(self) -> Collection[UUID]:
        """The ids of the segment and of the relationships that concern it."""
        return [self.key, *(note.id for note, _ in relationships_concerning(self.document, self.key))]

    def open(self, data: QueryDict | None = None) -> Step:
        about = self.request.POST if self.sends_fields else None
        return build_step(self.canvas, self.document, self.segment, self.asked, data, about=about)

    def context(self, form: Step) -> dict[str, object]:
        return {"step": form, "name": f"{form.name}: {form.asked.question}", "note_id": self.key}

    def saves_fields(self, form: Step) -> bool:
        """Return whether there are relationships to ask about."""
        return bool(form.forms)

    def write(self, form: Step) -> Outcome:
        return answer_question(
            *self.args,
            segment=self.key,
            answers={key: sent.changes() for key, sent in form.sent.items()},
            adds=form.missing.types() if form.missing else [],
            **self.options,
        )

    def done(self, form: Step, outcome: Outcome) -> HttpResponse:
        """Show the next question, or the segment after the last one."""
        if self.asked.next:
            address = reverse("boards:question", args=[self.canvas.pk, self.key, self.asked.next.value])
            draw = replace(self, asked=self.asked.next).draw
        else:
            address = reverse("boards:note", args=[self.canvas.pk, self.key])
            draw = partial(opened_note, self.request, self.canvas, outcome, saved=True)
        return respond(self.request, self.canvas, outcome, draw=draw, to=address, replaces_url=True)
