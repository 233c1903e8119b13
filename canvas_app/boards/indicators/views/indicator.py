"""Views that add, show, edit and delete an indicator in the drawer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.forms import BoundField
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, require, visible_canvas
from canvas_app.boards.board.drawer import draw_parts, render_drawer, show_in_drawer
from canvas_app.boards.form_fields import FormPage
from canvas_app.boards.indicators.forms.indicators import IndicatorForm
from canvas_app.boards.indicators.indicator_editor import (
    form_query,
    indicator_context,
    indicator_form,
    indicator_in,
    new_indicator_form,
)
from canvas_app.boards.problem import (
    Problem,
    outcome_notice,
    read_problem,
    saved_suggestion,
    state_in_form,
)
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.sheet import board_url
from canvas_app.boards.submit import action_args, show_refusal, submit
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.indicators import add_indicator, delete_indicator, edit_indicator
from relationships.checks.finding import Form
from relationships.document.measurements import Indicator
from relationships.errors import Refused
from relationships.lenses.wording.history import sentence
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document


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
    page = IndicatorPage(request, canvas, indicator_id)
    if request.method != "POST":
        return page.show()
    require(can_edit(canvas, canvas.role))
    return page.save()


class IndicatorPage(FormPage[IndicatorForm]):
    """The page of an indicator, with its form if the user may edit."""

    template = "boards/indicator.html"
    facts = ("indicator-facts", "indicator-twin")

    @property
    def indicator(self) -> Indicator:
        """The indicator. Raise Http404 if it is not on the canvas."""
        return indicator_in(self.document, self.key)

    def open(self, data: QueryDict | None = None) -> IndicatorForm:
        return indicator_form(self.document, self.indicator, data)

    def context(self, form: IndicatorForm) -> dict[str, object]:
        return indicator_context(self.document, self.indicator)

    def write(self, form: IndicatorForm) -> Outcome:
        return edit_indicator(*self.args, indicator_id=self.key, changes=form.changes(), **self.options)

    def done(self, form: IndicatorForm, outcome: Outcome) -> HttpResponse:
        notice = outcome_notice(self.request, self.canvas, "Saved.", self.indicator.subject)
        return show_written_indicator(self.request, self.canvas, outcome, notice=notice)

    def refuse(self, form: IndicatorForm, refusal: Refused) -> HttpResponse:
        return show_refusal(form, partial(self.show, form=form), refusal)

    def state(self, fields: Iterable[BoundField]) -> Problem | None:
        problem = read_problem(self.request, self.canvas, self.indicator.subject)
        if problem:
            address = f"{self.request.path}?{problem.query}"
            state_in_form(problem, fields, Form.INDICATOR, self.key, partial(saved_suggestion, address))
        return problem

    def faults(self, form: IndicatorForm) -> dict[str, str]:
        return draw_parts(self.request, self.canvas, self.template, {"form": form}, ["indicator-twin"])


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
    address, draw = reverse("boards:indicator", args=[canvas.pk, key]), IndicatorPage(request, canvas, key).draw
    return respond(request, canvas, outcome, notice=notice, undo=undo, draw=draw, to=address, replaces_url=True)
