"""View of the advice on which relationship type suits a segment, with the form of its answers."""

from __future__ import annotations

from functools import cached_property, partial
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.form_fields import FormPage
from canvas_app.boards.guidance.forms import AdviceForm
from canvas_app.boards.guidance.question_forms import segment_in
from canvas_app.boards.responses import respond
from canvas_app.forms.part_form import get_initial_values
from relationships.actions.editing import Outcome
from relationships.actions.notes import edit_note
from relationships.analysis.segment_answers import collect_answers
from relationships.catalog.thresholds import ANSWERS_FOR_A_RANKING
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.parts import flatten_fields
from relationships.document.segments import SegmentDetails
from relationships.lenses.advice import ShownAdvice, build_advice
from relationships.sharing.permissions import can_edit


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def advice(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the advice, with its questions if the user may edit; on POST save the answers."""
    canvas = visible_canvas(request, canvas_id)
    page = AdvicePage(request, canvas, note_id)
    if request.method != "POST":
        return page.show()
    require(can_edit(canvas, canvas.role))
    return page.save()


class AdvicePage(FormPage[AdviceForm]):
    """The advice for a segment, with the questions that it is based on if the user may edit."""

    template = "boards/advice.html"
    facts = ("advice-facts",)

    @property
    def segment(self) -> Note:
        """The segment. Raise Http404 if it is not on the canvas."""
        return segment_in(self.document, self.key)

    @cached_property
    def advice(self) -> ShownAdvice:
        """The advice for the segment."""
        return build_advice(self.document, self.segment)

    def open(self, data: QueryDict | None = None) -> AdviceForm:
        details = self.segment.segment or SegmentDetails()
        initial = get_initial_values(flatten_fields({"segment": details.model_dump(mode="json")}), AdviceForm)
        return AdviceForm(
            data,
            prefix="segment",
            initial=initial,
            answers=collect_answers(details, self.document.currency),
            advice=self.advice,
            use_required_attribute=False,
        )

    def context(self, form: AdviceForm) -> dict[str, object]:
        return {
            "segment": self.segment,
            "name": short_name(self.segment.text),
            "advice": self.advice,
            "needed": ANSWERS_FOR_A_RANKING,
        }

    def write(self, form: AdviceForm) -> Outcome:
        return edit_note(*self.args, note_id=self.key, changes=form.changes(), **self.options)

    def done(self, form: AdviceForm, outcome: Outcome) -> HttpResponse:
        draw, to = partial(self.draw, saved=True), self.request.path
        return respond(self.request, self.canvas, outcome, page_notice="Saved.", draw=draw, to=to)
