"""Views of the evolution lens: the stages of a relationship, and what changes it."""

from __future__ import annotations

from functools import cached_property, partial
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.form_fields import FormPage
from canvas_app.boards.lens_registry import LENSES, lens_url
from canvas_app.boards.relationships.forms.evolution import EvolutionForm, SpanForm
from canvas_app.boards.responses import respond
from canvas_app.boards.submit import action_args, show_refusal, versions_in
from canvas_app.forms.part_form import get_initial_values
from canvas_app.web.requests import notice
from relationships.actions.editing import Outcome
from relationships.actions.relationships import evolve_relationship
from relationships.analysis.stages import describe_span
from relationships.catalog.blocks import Block
from relationships.document.naming import in_quotes, short_name
from relationships.document.parts import NotePart, flatten_fields, part_to_json
from relationships.document.version import Version
from relationships.errors import Refused
from relationships.models import Canvas
from relationships.store.load import read_version
from relationships.store.write import load_parts

PREFIX = "relationship"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def note_stages(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the form of a relationship's evolution; on POST save it."""
    page = StagesPage(request, editable_canvas(request, canvas_id), note_id)
    return page.save() if request.method == "POST" else page.show()


@require_POST
@require_signed_in
def note_span(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Save the first and last stage of a relationship whose bar was dragged."""
    canvas = editable_canvas(request, canvas_id)
    form = SpanForm(request.POST)
    if not form.is_valid():
        return notice(str(next(iter(form.errors.values()))[0]), HTTPStatus.UNPROCESSABLE_ENTITY)
    args, versions = action_args(request, canvas), versions_in(request, canvas)
    outcome = evolve_relationship(*args, note_id=note_id, changes=form.changes(), **versions)
    note = _load_relationship(canvas, note_id)
    announcement = f"{in_quotes(short_name(note.text))} is active {_span(note)}."
    return respond(request, canvas, outcome, announcement=announcement)


def _load_relationship(canvas: Canvas, note_id: UUID) -> NotePart:
    """Return a relationship of the canvas. Raise Http404 if there is none with this id."""
    note = cast("NotePart | None", load_parts(canvas.pk, "note", [note_id]).get(note_id))
    if note is None or note.block is not Block.CUSTOMER_RELATIONSHIPS or note.relationship is None:
        raise Http404
    return note


def _span(note: NotePart) -> str:
    details = note.relationship
    return describe_span(details.start_stage, details.end_stage) if details else ""


class StagesPage(FormPage[EvolutionForm]):
    """The form of a relationship's evolution."""

    template = "boards/stages.html"
    facts = ("stages-facts",)

    @cached_property
    def note(self) -> NotePart:
        """The relationship. Raise Http404 if it is not on the canvas."""
        return _load_relationship(self.canvas, self.key)

    @property
    def version(self) -> Version:
        """The present version, which is read before the relationship."""
        return read_version(self.canvas.pk)

    @property
    def redraws(self) -> bool:
        """Whether a usual trigger was sent: it is added to the text about triggers."""
        return f"{PREFIX}-usual" in self.request.POST

    def open(self, data: QueryDict | None = None) -> EvolutionForm:
        initial = get_initial_values(flatten_fields(part_to_json(self.note)), EvolutionForm)
        return EvolutionForm(data, prefix=PREFIX, initial=initial, use_required_attribute=False)

    def context(self, form: EvolutionForm) -> dict[str, object]:
        return {
            "note_id": self.key,
            "name": short_name(self.note.text),
            "span": _span(self.note),
            "evolution": lens_url(self.canvas.pk, LENSES["evolution"]),
        }

    def write(self, form: EvolutionForm) -> Outcome:
        return evolve_relationship(*self.args, note_id=self.key, changes=form.changes(), **self.options)

    def refuse(self, form: EvolutionForm, refusal: Refused) -> HttpResponse:
        return show_refusal(form, partial(self.show, form=form), refusal, field="end_stage")
