"""Submitting a form of a canvas: validate it, write what it says, and show what was written or what is in the way."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Protocol, TypedDict
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from canvas_app.accounts.requests import AuthenticatedRequest
from relationships.actions.editing import Outcome, Submission
from relationships.errors import Conflict, Missing, Refused
from relationships.models import Canvas

# Set by the script or the form for the one sending, and by Django against forgery: not what the form says.
NOT_SAID = ("csrfmiddlewaretoken", "request_id", "seen")
# As our forms and scripts make them; what else is sent is none, and PostgreSQL could not keep all of it.
REVISION_DIGITS = 9
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{1,36}")


class Submitted(Protocol):
    """A form that was sent, or several that are one on the page."""

    def is_valid(self) -> bool:
        """Return whether it can be written as it is."""

    def show_newer(self, conflict: Conflict) -> Mapping[str, object]:
        """Show what somebody else saved meanwhile, and return what the page has to know of it."""


class Show(Protocol):
    """Draw the page of a form again."""

    def __call__(self, status: int, /, **more: Any) -> HttpResponse:
        """Return the page with this status; `more` is added to its context."""


class HasErrors(Protocol):
    """A form that shows errors beside its fields."""

    def add_error(self, field: str | None, error: str) -> None:
        """Add an error to a field, or to the form as a whole."""


def submit(
    form: Submitted,
    write: Callable[[], Outcome],
    show: Show,
    done: Callable[[Outcome], HttpResponse],
    *,
    refused: Callable[[Refused], HttpResponse] | None = None,
    missing: Callable[[Missing], HttpResponse] | None = None,
) -> HttpResponse:
    """Write a valid form and return what `done` makes of the outcome.

    An invalid form is shown again with 422, one with a newer value in its place with 409. What else the action raises
    is for `refused` and `missing`; without them NotWrittenMiddleware answers it.
    """
    if not form.is_valid():
        return show(HTTPStatus.UNPROCESSABLE_ENTITY, invalid=True)
    try:
        outcome = write()
    except Conflict as conflict:
        return show(HTTPStatus.CONFLICT, **form.show_newer(conflict))
    except Refused as refusal:
        if refused is None:
            raise
        return refused(refusal)
    except Missing as lost:
        if missing is None:
            raise
        return missing(lost)
    return done(outcome)


def show_refusal(form: HasErrors, show: Show, refusal: Refused, *, field: str | None = None) -> HttpResponse:
    """Show a refusal beside the field that caused it (422), or as an error of the whole form (409)."""
    form.add_error(field, refusal.reason)
    return show(HTTPStatus.UNPROCESSABLE_ENTITY if field else HTTPStatus.CONFLICT, invalid=True)


def action_args(request: AuthenticatedRequest, canvas: Canvas) -> tuple[UUID, int, Submission]:
    """Return what every action on a canvas takes first: the canvas, the actor and the submission."""
    return canvas.pk, request.user.pk, submission_of(request)


def submission_of(request: HttpRequest) -> Submission:
    """The id of this sending and a digest of where it goes and what it says."""
    said = sorted((name, request.POST.getlist(name)) for name in request.POST if name not in NOT_SAID)
    files = sorted((name, _digest_of(file)) for name in request.FILES for file in request.FILES.getlist(name))
    digest = hashlib.sha256(repr((request.path, said, files)).encode()).hexdigest()
    made = REQUEST_ID.fullmatch(request.POST.get("request_id", ""))
    return Submission(made.group() if made else "", digest)


def _digest_of(file: UploadedFile[Any]) -> str:
    digest = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return digest


class Revisions(TypedDict):
    """What an edit builds on: the revision its form was opened at, and one whose conflicts the sender decided over."""

    base_revision: int
    over: int


def revisions_in(request: AuthenticatedRequest, canvas: Canvas) -> Revisions:
    """Return the revisions that an edit takes, as its form says them."""
    return {"base_revision": opened_revision(request, canvas), "over": revision_in(request, "over", -1)}


def opened_revision(request: AuthenticatedRequest, canvas: Canvas) -> int:
    """Return the revision that a form was opened at."""
    return revision_in(request, "revision", canvas.revision)


def revision_in(request: AuthenticatedRequest, name: str, otherwise: int) -> int:
    """A revision that a form says it was opened at."""
    said = request.POST.get(name, "")
    return int(said) if said.isdecimal() and len(said) <= REVISION_DIGITS else otherwise
