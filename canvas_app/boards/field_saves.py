"""Saving single fields of a form in the drawer, each by itself, while the rest of the form stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any, Protocol
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.problem import Problem, state_fixed
from canvas_app.boards.responses import respond
from canvas_app.boards.submit import Show, Submitted, opened_version, submit
from relationships.actions.editing import Outcome
from relationships.document.version import Version
from relationships.errors import Missing, Refused
from relationships.models import Canvas, Change

TEMPLATE = "boards/_saved_fields.html"


class FieldSave(Submitted, Protocol):
    """Fields that were sent by themselves, and the form in the drawer to which they belong."""

    # The ids of what the form edits.
    parts: Collection[UUID]
    # The fields that were sent, and all that are validated with them.
    sent: Sequence[BoundField]
    validated: Sequence[BoundField]

    def save(self) -> Outcome:
        """Save the fields. Raise the errors of the action."""

    def show(self, status: int, /, **newer: Any) -> HttpResponse:
        """Return the page with the whole form, to which the context `newer` belongs."""

    def draw(self, outcome: Outcome) -> str:
        """Return the whole form as it is saved."""

    def beside_errors(self) -> Mapping[str, object]:
        """Return the context of what follows from invalid fields elsewhere in the drawer: `parts`."""

    def beside(self, outcome: Outcome) -> Mapping[str, object]:
        """Return the context of what follows from the fields elsewhere in the drawer: `parts`, `summaries`."""

    def state_problem(self) -> Problem | None:
        """State the finding that the request names beside its field, and return it."""


def save_fields(
    request: AuthenticatedRequest,
    canvas: Canvas,
    save: FieldSave,
    *,
    missing: Callable[[Missing], HttpResponse] | None = None,
    redraws: bool = False,
) -> HttpResponse:
    """Save fields, and return them with their errors if they are invalid (422); the rest of the form is kept.

    Return the whole form after a conflict, if what it edits was changed elsewhere since it was opened, and if the save
    `redraws` it. Raise Refused if the form does not have the fields.
    """
    if not save.sent:
        raise Refused("This form no longer has this field.")

    def show(status: int, /, *, invalid: bool = False, **newer: Any) -> HttpResponse:
        if not invalid:
            return save.show(status, **newer)
        _move_errors(save)
        _leave_focus(save)
        save.state_problem()
        return render(request, TEMPLATE, {"fields": save.sent, **save.beside_errors()}, status=status)

    def draw(outcome: Outcome) -> str:
        opened = opened_version(request, canvas)
        if redraws or _was_changed_elsewhere(canvas, save.parts, opened, outcome):
            return save.draw(outcome)
        state_fixed(save.state_problem(), save.sent)
        context = {"fields": save.sent, "version": outcome.version, **save.beside(outcome)}
        return render_to_string(TEMPLATE, context)

    return submit(
        save,
        write=save.save,
        show=show,
        done=lambda outcome: respond(request, canvas, outcome, draw=lambda: draw(outcome)),
        refused=partial(_refuse, save, show),
        missing=missing,
    )


def _move_errors(save: FieldSave) -> None:
    """Show the errors of fields that were not sent beside the first that was, which does not fit to them."""
    first, names = save.sent[0], {field.html_name for field in save.sent}
    forms = {field.form: NON_FIELD_ERRORS for field in save.validated}
    others = [(field.form, field.name) for field in save.validated if field.html_name not in names]
    for form, name in (*forms.items(), *others):
        if name in form.errors:
            first.form.add_error(first.name, form.errors[name].as_data())


def _leave_focus(save: FieldSave) -> None:
    """Leave the focus where the user goes on, instead of drawing it back to a field that has an error."""
    for field in save.validated:
        field.form.leaves_focus = True  # type: ignore[attr-defined]


def _refuse(save: FieldSave, show: Show, refusal: Refused) -> HttpResponse:
    first = save.sent[0]
    first.form.add_error(first.name, refusal.reason)
    return show(HTTPStatus.UNPROCESSABLE_ENTITY, invalid=True)


def _was_changed_elsewhere(canvas: Canvas, parts: Collection[UUID], opened: Version, outcome: Outcome) -> bool:
    """Return whether one of the parts was changed after its form was opened and before it was saved."""
    if outcome.change and outcome.change.revision == opened.revision + 1:
        return False
    later = Change.objects.filter(canvas=canvas, revision__gt=opened.revision)
    if outcome.change:
        later = later.filter(revision__lt=outcome.change.revision)
    touching = Q(subject__in=parts)
    for part in parts:
        touching |= Q(touched__contains=str(part))
    return later.filter(touching).exists()
