"""Forms in the drawer that edit something, and of which single fields are saved."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from http import HTTPStatus
from typing import Any, ClassVar, Protocol
from uuid import UUID

from django.forms import BoundField
from django.http import HttpResponse, QueryDict

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.drawer import draw_parts, render_drawer, show_in_drawer
from canvas_app.boards.field_saves import save_fields
from canvas_app.boards.problem import Problem, with_pick
from canvas_app.boards.responses import respond
from canvas_app.boards.sheet import notes_url
from canvas_app.boards.submit import Submitted, Versions, action_args, opened_version, submit, versions_in
from canvas_app.forms.form_data import complete_data
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome, Submission
from relationships.document.canvas import CanvasDocument
from relationships.document.version import Version
from relationships.errors import Conflict, Refused
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import LoadedDocument, load_document


class EditForm(Submitted, Protocol):
    """A form that edits something, or several forms that are one on the page."""

    def __iter__(self) -> Iterator[BoundField]:
        """Yield the fields."""

    def keep(self, html_names: Collection[str]) -> None:
        """Drop the fields other than these, and than those that are validated together with them."""

    def bind(self, data: QueryDict) -> None:
        """Bind the form, which was filled in with what is saved, to submitted data."""


class EditOptions(Versions):
    """The versions of an edit, and whether it saves single fields."""

    is_autosave: bool


@dataclass(frozen=True)
class FormPage[Form: EditForm](ABC):
    """The page in the drawer with a form that edits something, which is saved as a whole or by single fields.

    `key` is the id of what it edits. `facts` are the ids of the parts of the template that follow from a saved form.
    """

    template: ClassVar[str]
    facts: ClassVar[Sequence[str]] = ()

    request: AuthenticatedRequest
    canvas: Canvas
    key: UUID

    @abstractmethod
    def open(self, data: QueryDict | None = None) -> Form:
        """Return the form, filled in with what is saved or bound to data. Raise Http404 if there is nothing to edit."""

    @abstractmethod
    def context(self, form: Form) -> dict[str, object]:
        """Return what the template takes in addition to the context of every page."""

    @abstractmethod
    def write(self, form: Form) -> Outcome:
        """Save a valid form, or the fields that it has. Raise the errors of the action."""

    def done(self, form: Form, outcome: Outcome) -> HttpResponse:
        """Return the response to a saved form."""
        draw = partial(self.draw, saved=True)
        return respond(self.request, self.canvas, outcome, draw=draw, to=self.request.path)

    def refuse(self, form: Form, refusal: Refused) -> HttpResponse:
        """Return the response to a refused form, or raise the refusal for NotWrittenMiddleware."""
        raise refusal

    def state(self, fields: Iterable[BoundField]) -> Problem | None:
        """State the finding that the request names beside its field, and return it."""
        return None

    def saves_fields(self, form: Form) -> bool:
        """Return whether single fields of the form can be saved."""
        return True

    def parts(self, form: Form) -> dict[str, str]:
        """Return what follows from a saved form elsewhere on the page, by ids."""
        return draw_parts(self.request, self.canvas, self.template, self._saved_context(), self.facts)

    def faults(self, form: Form) -> dict[str, str]:
        """Return what says more about the errors of an invalid form elsewhere on the page, by ids."""
        return {}

    @property
    def edits(self) -> Collection[UUID]:
        """The ids of what the form edits."""
        return [self.key]

    @property
    def redraws(self) -> bool:
        """Whether the whole form is drawn again after fields were saved."""
        return False

    @cached_property
    def loaded(self) -> LoadedDocument:
        """The document and its version."""
        return load_document(self.canvas.pk)

    @property
    def document(self) -> CanvasDocument:
        """The canvas that the page shows."""
        return self.loaded.document

    @property
    def version(self) -> Version:
        """The version of what the page shows."""
        return self.loaded.version

    @property
    def args(self) -> tuple[UUID, int, Submission]:
        """The first arguments of the action."""
        return action_args(self.request, self.canvas)

    @property
    def options(self) -> EditOptions:
        """The last arguments of an action that edits."""
        return {**versions_in(self.request, self.canvas), "is_autosave": self.sends_fields}

    @property
    def names(self) -> list[str]:
        """The names of the fields that were sent by themselves."""
        return self.request.POST.getlist("field")

    @property
    def sends_fields(self) -> bool:
        """Whether a script sends single fields of the form."""
        return bool(self.names) and is_partial(self.request)

    def show(self, status: int = HTTPStatus.OK, /, *, form: Form | None = None, **more: object) -> HttpResponse:
        """Return the page: with the form that was sent, which only its button saves, or with what is saved."""
        shown = self.open() if form is None else form
        context = {"problem": self.state(shown)} | self.page_context(opened_version(self.request, self.canvas), shown)
        if form is not None:
            context["saves_fields"] = False
        return show_in_drawer(self.request, self.canvas, self.template, context | more, status)

    def draw(self, **more: object) -> str:
        """Return the page as it is saved now."""
        return render_drawer(self.request, self.canvas, self.template, self._saved_context() | more)

    def _saved_context(self) -> dict[str, object]:
        now = replace(self)
        return now.page_context(now.version, now.open())

    def page_context(self, version: Version, form: Form) -> dict[str, object]:
        """Return the whole context of the page, with the version that the form edits."""
        editable = can_edit(self.canvas, self.canvas.role)
        return {
            "can_edit": editable,
            "form": form if editable else None,
            "saves_fields": editable and self.saves_fields(form),
            "version": version,
            "base": notes_url(self.canvas.pk),
        } | self.context(form)

    def save(self) -> HttpResponse:
        """Save the fields that the request names in `field`, each with its value under its own name, or the whole form.

        Fields that are sent without the script, as after signing in again, are completed to the whole form.
        """
        data = with_pick(self.request.POST)
        if self.sends_fields:
            return save_fields(self.request, self.canvas, FormFields(self, data), redraws=self.redraws)
        return self.submit(self.open(complete_data(self.open(), self.names, data) if self.names else data))

    def submit(self, form: Form) -> HttpResponse:
        """Save the whole form."""
        write, show, done = partial(self.write, form), partial(self.show, form=form), partial(self.done, form)
        return submit(form, write, show, done, refused=partial(self.refuse, form))


class FormFields[Form: EditForm]:
    """Fields of a form in the drawer, opened alone and bound to what was sent; see `FieldSave`."""

    def __init__(self, page: FormPage[Form], data: QueryDict) -> None:
        self.page, self.data = page, data
        self.parts: Collection[UUID] = page.edits
        self.form = page.open()
        whole = complete_data(self.form, page.names, data)
        self.form.keep(page.names)
        self.form.bind(whole)
        self.validated: Sequence[BoundField] = list(self.form)
        self.sent: Sequence[BoundField] = [field for field in self.validated if field.html_name in page.names]

    def is_valid(self) -> bool:
        """Return whether the fields are valid."""
        return self.form.is_valid()

    def save(self) -> Outcome:
        """Save the fields."""
        return self.page.write(self.form)

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Return the context of the whole form, with what was sent and the newer values."""
        form = self.page.open()
        form.bind(complete_data(form, self.page.names, self.data))
        form.is_valid()
        return {"form": form, **form.show_newer(conflict)}

    def show(self, status: int, /, **newer: Any) -> HttpResponse:
        """Return the page with the whole form."""
        return self.page.show(status, **newer)

    def draw(self, outcome: Outcome) -> str:
        """Return the page as it is saved."""
        return self.page.draw()

    def beside_errors(self) -> Mapping[str, object]:
        """Return the parts of the page that say more about the errors."""
        return {"parts": self.page.faults(self.form)}

    def beside(self, outcome: Outcome) -> Mapping[str, object]:
        """Return the parts of the page that follow from the fields."""
        return {"parts": self.page.parts(self.form)}

    def state_problem(self) -> Problem | None:
        """State the finding that the request names, and return it."""
        return self.page.state(self.sent)
