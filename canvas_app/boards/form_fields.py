"""Forms in the drawer that edit something, of which single fields are saved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.forms import BoundField
from django.http import HttpResponse, QueryDict

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.field_saves import save_fields
from canvas_app.boards.problem import Problem, with_pick
from canvas_app.boards.submit import Submitted
from canvas_app.forms.form_data import complete_data
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.errors import Conflict
from relationships.models import Canvas


class EditForm(Submitted, Protocol):
    """A form that edits something, or several forms that are one on the page."""

    def __iter__(self) -> Iterator[BoundField]:
        """Yield the fields."""

    def keep(self, html_names: Collection[str]) -> None:
        """Drop the fields other than these, and than those that are validated together with them."""

    def bind(self, data: QueryDict) -> None:
        """Bind the form, which was filled in with what is saved, to submitted data."""


@dataclass(frozen=True, slots=True)
class FormPage[Form: EditForm]:
    """A form in the drawer, with what is needed to save single fields of it.

    `edits` are the ids of what it edits. `open` returns the form filled in with what is saved; `write` saves a valid
    one; `show` returns the page with a status and the context `form`; `draw` renders the page as it is saved. `parts`
    renders what follows from a saved form elsewhere on the page, by ids, and `faults` what says more about the errors
    of an invalid one. `state` states the finding that the request names beside its field.
    """

    edits: Collection[UUID]
    open: Callable[[], Form]
    write: Callable[[Form], Outcome]
    show: Callable[..., HttpResponse]
    draw: Callable[[], str]
    parts: Callable[[Form], Mapping[str, str]]
    faults: Callable[[Form], Mapping[str, str]] = lambda form: {}
    state: Callable[[Iterable[BoundField]], Problem | None] = lambda fields: None


class FormFields[Form: EditForm]:
    """Fields of a form in the drawer, opened alone and bound to what was sent; see `FieldSave`."""

    def __init__(self, page: FormPage[Form], names: Collection[str], data: QueryDict) -> None:
        self.page, self.names, self.data = page, names, data
        self.parts: Collection[UUID] = page.edits
        self.form = page.open()
        whole = complete_data(self.form, names, data)
        self.form.keep(names)
        self.form.bind(whole)
        self.validated: Sequence[BoundField] = list(self.form)
        self.sent: Sequence[BoundField] = [field for field in self.validated if field.html_name in names]

    def is_valid(self) -> bool:
        """Return whether the fields are valid."""
        return self.form.is_valid()

    def save(self) -> Outcome:
        """Save the fields."""
        return self.page.write(self.form)

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Return the context of the whole form, with what was sent and the newer values."""
        form = self.page.open()
        form.bind(complete_data(form, self.names, self.data))
        form.is_valid()
        return {"form": form, **form.show_newer(conflict)}

    def show(self, status: int, /, **newer: Any) -> HttpResponse:
        """Return the page with the whole form."""
        return self.page.show(status, **newer)

    def draw(self, outcome: Outcome) -> str:
        """Return the page as it is saved."""
        return self.page.draw()

    def beside_errors(self) -> dict[str, object]:
        """Return the parts of the page that say more about the errors."""
        return {"parts": self.page.faults(self.form)}

    def beside(self, outcome: Outcome) -> dict[str, object]:
        """Return the parts of the page that follow from the fields."""
        return {"parts": self.page.parts(self.form)}

    def state_problem(self) -> Problem | None:
        """State the finding that the request names, and return it."""
        return self.page.state(self.sent)


def save_form_fields[Form: EditForm](
    request: AuthenticatedRequest, canvas: Canvas, page: FormPage[Form], *, redraws: bool = False
) -> HttpResponse:
    """Save the fields that the request names in `field`, each with its value under its own name."""
    save = FormFields(page, request.POST.getlist("field"), with_pick(request.POST))
    return save_fields(request, canvas, save, redraws=redraws)


def sends_fields(request: AuthenticatedRequest, open_form: Callable[[], EditForm]) -> bool:
    """Return whether a script sends single fields of a form.

    Sent without the script, as after signing in again, they are completed to the whole form.
    """
    names = request.POST.getlist("field")
    if not names or is_partial(request):
        return bool(names)
    request.POST = complete_data(open_form(), names, request.POST)  # type: ignore[assignment]
    return False
