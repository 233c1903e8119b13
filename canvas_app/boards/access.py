"""How every page of a canvas finds it, asks permission, and turns what the domain refuses into an answer."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.web.errors import show_error
from relationships.errors import Conflict, Missing, NotAllowed, NotWritten
from relationships.models import Canvas
from relationships.sharing.permissions import Decision, can_edit
from relationships.store.membership import canvas_of_member

STATUS: dict[type[NotWritten], HTTPStatus] = {
    Missing: HTTPStatus.NOT_FOUND,
    NotAllowed: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
}


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
