"""Submission of a form of a canvas: validate, write, and show the result, the errors or the conflict."""

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
from relationships.document.version import Version, parse_version
from relationships.errors import Conflict, Missing, Refused
from relationships.models import Canvas

# Fields that are not content, and may differ when the same form is sent again.
NOT_CONTENT = ("csrfmiddlewaretoken", "request_id", "seen")
# Ignore ids in any other format; PostgreSQL cannot store every string.
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{1,36}")


class Submitted(Protocol):
    """A submitted form, or several that are one form on the page."""

    def is_valid(self) -> bool:
        """Return whether the data is valid."""

    def show_newer(self, conflict: Conflict) -> Mapping[str, object]:
        """Show the newer values that others saved in the form, and return context for the page."""


class Show(Protocol):
    """A function that renders the page of a form again."""

    def __call__(self, status: int, /, **more: Any) -> HttpResponse:
        """Return the page with a status; `more` is added to its context."""


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
    """Validate a form, call `write`, and return the response of `done` to the outcome.

    An invalid form is shown again with 422, a conflict with 409. `refused` and `missing` handle those errors; without
    them they are raised, and NotWrittenMiddleware responds.
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
    """Return the arguments that every action on a canvas takes first: canvas, actor and submission."""
    return canvas.pk, request.user.pk, read_submission(request)


def read_submission(request: HttpRequest) -> Submission:
    """Return the request id of a submission, and a digest of its path and content."""
    content = sorted((name, request.POST.getlist(name)) for name in request.POST if name not in NOT_CONTENT)
    files = sorted((name, _digest(file)) for name in request.FILES for file in request.FILES.getlist(name))
    digest = hashlib.sha256(repr((request.path, content, files)).encode()).hexdigest()
    request_id = REQUEST_ID.fullmatch(request.POST.get("request_id", ""))
    return Submission(request_id.group() if request_id else "", digest)


def _digest(file: UploadedFile[Any]) -> str:
    digest = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return digest


class Versions(TypedDict):
    """The version an edit's form was opened at, and the one up to which the sender has resolved conflicts."""

    base: Version
    over: Version | None


def versions_in(request: AuthenticatedRequest, canvas: Canvas) -> Versions:
    """Return the versions in the form of an edit."""
    return {"base": opened_version(request, canvas), "over": version_in(request, "over")}


def opened_version(request: AuthenticatedRequest, canvas: Canvas) -> Version:
    """Return the version at which a form was opened, or else the current one."""
    return version_in(request, "revision") or canvas.version


def version_in(request: AuthenticatedRequest, name: str) -> Version | None:
    """Return the version in a field of a form; None if it is missing or invalid."""
    return parse_version(request.POST.get(name, ""))
