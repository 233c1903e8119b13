"""Views that add, show, edit and delete a reading in the drawer, as a value or calculated by a formula."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, found_or_404, require, visible_canvas
from canvas_app.boards.board.drawer import draw_parts, render_drawer, show_in_drawer
from canvas_app.boards.form_fields import FormPage
from canvas_app.boards.indicators.indicator_editor import indicator_in
from canvas_app.boards.indicators.reading_editor import DIRECT_VALUE, ReadingEditor, open_reading
from canvas_app.boards.indicators.views.indicator import show_written_indicator
from canvas_app.boards.problem import outcome_notice, read_problem, state_in_form
from canvas_app.boards.responses import undo_url
from canvas_app.boards.submit import action_args, show_refusal
from canvas_app.forms.form_data import complete_data
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.readings import add_reading, delete_reading, edit_reading, find_reading_deletion
from relationships.checks.finding import Form
from relationships.document.measurements import Indicator, Reading
from relationships.document.own_words import phrase
from relationships.document.parts import part_from_json
from relationships.document.units import with_sign
from relationships.errors import Refused
from relationships.formats import format_day
from relationships.formulas.variant import Result
from relationships.lenses.reading_details import describe_reading, recompute
from relationships.lenses.wording.history import sentence
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_reading(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Show the form, with the formula in the query; on POST add the reading."""
    page = ReadingPage(request, editable_canvas(request, canvas_id), indicator_id)
    return page.submit(page.open(request.POST)) if request.method == "POST" else _show(page)


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def reading(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID, reading_id: UUID) -> HttpResponse:
    """Show a reading, with its form if the user may edit; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    page = ReadingPage(request, canvas, indicator_id, reading_id)
    existing = page.existing
    if request.method == "POST":
        require(can_edit(canvas, canvas.role))
        return page.save() if existing else _show_deleted(page, reading_id)
    if existing is None:
        raise Http404
    if can_edit(canvas, canvas.role):
        return _show(page)
    context = {"indicator": page.indicator, "reading": describe_reading(page.indicator, existing, canvas.currency)}
    return show_in_drawer(request, canvas, "boards/reading_details.html", context | {"name": page.indicator.name})


@require_POST
@require_signed_in
def reading_deletion(
    request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID, reading_id: UUID
) -> HttpResponse:
    """Delete a reading; the notice offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    indicator_in(load_document(canvas.pk).document, indicator_id)
    outcome = delete_reading(*action_args(request, canvas), reading_id=reading_id)
    notice = f"You {sentence(outcome.change)}." if outcome.change else "The measurement has already been deleted."
    undo = undo_url(canvas, outcome)
    return show_written_indicator(request, canvas, outcome, indicator_id=indicator_id, notice=notice, undo=undo)


def _show(page: ReadingPage) -> HttpResponse:
    """Show the form of a reading, or the result of its formula for the inputs as typed, without saving."""
    if not (is_partial(page.request) and "calculate" in page.request.GET):
        return page.show()
    editor = page.open(page.request.GET)
    if editor.calculator is None:
        raise Http404
    status = HTTPStatus.OK if editor.calculator.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    context = {"editor": editor, "worked": editor.calculator.worked}
    return HttpResponse(render_drawer(page.request, page.canvas, "boards/_worked.html", context), status=status)


@dataclass(frozen=True)
class ReadingPage(FormPage[ReadingEditor]):
    """The form of a reading; `key` is the id of its indicator, and `reading_id` is None if it is new."""

    template = "boards/reading.html"

    reading_id: UUID | None = None

    @property
    def edits(self) -> Collection[UUID]:
        """The id of the reading."""
        return [self.reading_id] if self.reading_id else []

    @property
    def indicator(self) -> Indicator:
        """The indicator. Raise Http404 if it is not on the canvas."""
        return indicator_in(self.document, self.key)

    @property
    def existing(self) -> Reading | None:
        """The reading as it is saved; None if it is new or deleted."""
        return self.indicator.reading(self.reading_id) if self.reading_id else None

    def open(self, data: QueryDict | None = None) -> ReadingEditor:
        source = self.request.GET.get("variant", "")
        return open_reading(self.canvas, self.document, self.indicator, self.existing, source, data)

    def context(self, form: ReadingEditor) -> dict[str, object]:
        problem = read_problem(self.request, self.canvas, form.indicator.subject)
        state_in_form(problem, form.main, Form.NEW_READING, form.indicator.id)
        return {
            "editor": form,
            "name": f"{form.indicator.name}: {'measurement' if form.standing else 'new measurement'}",
            "worked": _worked(form),
            "address": _form_url(self.canvas, form),
            "problem": problem,
        }

    def saves_fields(self, form: ReadingEditor) -> bool:
        return form.saves_fields

    def submit(self, form: ReadingEditor) -> HttpResponse:
        """Save the reading, or show the result of its formula if the form asks to calculate."""
        if "calculate" in self.request.POST and form.is_valid():
            return self.show(form=form)
        return super().submit(form)

    def write(self, form: ReadingEditor) -> Outcome:
        if self.reading_id is None:
            return add_reading(*self.args, indicator_id=self.key, fields=form.changes())
        return edit_reading(*self.args, reading_id=self.reading_id, changes=form.changes(), **self.options)

    def refuse(self, form: ReadingEditor, refusal: Refused) -> HttpResponse:
        return show_refusal(form.main, partial(self.show, form=form), refusal)

    def done(self, form: ReadingEditor, outcome: Outcome) -> HttpResponse:
        changes, verb = form.changes(), "Saved" if form.standing else "Added"
        value = with_sign(Decimal(str(changes["value"])), form.unit)
        saved = phrase("{} the measurement of {}: {}.", verb, format_day(form.main.cleaned_data["date"]), value)
        notice = outcome_notice(self.request, self.canvas, saved, form.indicator.subject)
        undo = undo_url(self.canvas, outcome)
        return show_written_indicator(
            self.request, self.canvas, outcome, indicator_id=self.key, notice=notice, undo=undo
        )

    def parts(self, form: ReadingEditor) -> dict[str, str]:
        """Return the result of the formula."""
        if form.calculator is None:
            return {}
        context = {"editor": form, "worked": form.calculator.worked}
        return draw_parts(self.request, self.canvas, "boards/_calculator.html", context, ["worked"])

    faults = parts


def _worked(editor: ReadingEditor) -> Result | None:
    """Return the result of the formula for the inputs as typed, or else as saved."""
    existing, variant = editor.standing, editor.variant
    worked = editor.calculator.worked if editor.calculator else None
    if worked is None and existing and variant and existing.variant == variant.code and not editor.main.is_bound:
        return recompute(variant, existing)
    return worked


def _form_url(canvas: Canvas, editor: ReadingEditor) -> str:
    if editor.standing:
        return reverse("boards:reading", args=[canvas.pk, editor.indicator.id, editor.standing.id])
    return reverse("boards:new_reading", args=[canvas.pk, editor.indicator.id])


def _show_deleted(page: ReadingPage, reading_id: UUID) -> HttpResponse:
    """Show a form for a new reading with the submitted data, after somebody deleted the reading. Else raise Http404."""
    request, canvas = page.request, page.canvas
    deletion = found_or_404(find_reading_deletion(canvas.pk, reading_id))
    before = part_from_json(deletion.before[str(reading_id)]).model_dump(exclude={"kind", "indicator"})
    deleted = Reading(id=reading_id, **before)
    open_form = partial(open_reading, canvas, page.document, page.indicator)
    source = request.GET.get("variant", DIRECT_VALUE)
    data = complete_data(open_form(deleted, source), page.names, request.POST) if page.names else request.POST
    deleted_by = "You" if deletion.actor_id == request.user.pk else deletion.actor_name
    return page.show(HTTPStatus.CONFLICT, form=open_form(None, source, data), deleted_by=deleted_by)
