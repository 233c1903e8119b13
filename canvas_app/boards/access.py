"""How every page of a canvas finds it, asks permission, and turns what the domain refuses into an answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.web.errors import show_error
from relationships.actions.editing import Submission
from relationships.errors import Conflict, Missing, NotAllowed, NotWritten
from relationships.models import Canvas
from relationships.sharing.permissions import Decision, can_edit
from relationships.store.membership import canvas_of_member

STATUS: dict[type[NotWritten], HTTPStatus] = {
    Missing: HTTPStatus.NOT_FOUND,
    NotAllowed: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
}
# Set by the script or the form for the one sending, and by Django against forgery: not what the form says.
NOT_SAID = ("csrfmiddlewaretoken", "request_id", "seen")
# As our forms and scripts make them; what else is sent is none, and PostgreSQL could not keep all of it.
REVISION_DIGITS = 9
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{1,36}")


def visible_canvas(request: AuthenticatedRequest, canvas_id: UUID) -> Canvas:
    """The canvas with the reader's `role`, or Http404 for whoever is no member of it."""
    canvas = canvas_of_member(canvas_id, request.user.pk)
    if canvas is None:
        raise Http404
    return canvas


def editable_canvas(request: AuthenticatedRequest, canvas_id: UUID) -> Canvas:
    """The canvas for whoever may edit it; Http404 and PermissionDenied for all others."""
    canvas = visible_canvas(request, canvas_id)
    require(can_edit(canvas, canvas.role))
    return canvas


def found[Value](value: Value | None) -> Value:
    """Return a value that was looked up; raise Http404 if there was none."""
    if value is None:
        raise Http404
    return value


def require(decision: Decision) -> None:
    """Go on if the decision is yes; raises PermissionDenied with its reason (403)."""
    if not decision:
        raise PermissionDenied(decision.reason)


def submission_of(request: HttpRequest) -> Submission:
    """The id of this sending and a digest of where it goes and what it says."""
    said = sorted((name, request.POST.getlist(name)) for name in request.POST if name not in NOT_SAID)
    files = sorted((name, _digest_of(file)) for name in request.FILES for file in request.FILES.getlist(name))
    digest = hashlib.sha256(repr((request.path, said, files)).encode()).hexdigest()
    made = REQUEST_ID.fullmatch(request.POST.get("request_id", ""))
    return Submission(made.group() if made else "", digest)


def revision_in(request: AuthenticatedRequest, name: str, otherwise: int) -> int:
    """A revision that a form says it was opened at."""
    said = request.POST.get(name, "")
    return int(said) if said.isdecimal() and len(said) <= REVISION_DIGITS else otherwise


def _digest_of(file: UploadedFile[Any]) -> str:
    digest = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return digest


class NotWrittenMiddleware:
    """Answers what an action refuses: 404 for what is not there, 403 with the reason, 409 for what does not fit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotWritten):
            return None
        return show_error(request, STATUS.get(type(exception), HTTPStatus.CONFLICT), exception.reason)
