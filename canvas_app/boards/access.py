"""Access of views to a canvas: look-up, permissions, and responses to refused actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.web.errors import show_error
from relationships.errors import Conflict, Missing, NotAllowed, NotWritten
from relationships.models import Canvas
from relationships.sharing.permissions import Decision, can_edit
from relationships.store.membership import get_canvas_of_member
from relationships.store.snapshot import snapshot

STATUS: dict[type[NotWritten], HTTPStatus] = {
    Missing: HTTPStatus.NOT_FOUND,
    NotAllowed: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
}


def visible_canvas(request: AuthenticatedRequest, canvas_id: UUID) -> Canvas:
    """Return the canvas with the user's `role`. Raise Http404 if the user has none."""
    canvas = get_canvas_of_member(canvas_id, request.user.pk)
    if canvas is None:
        raise Http404
    return canvas


def joined_canvas(request: AuthenticatedRequest, canvas_id: UUID) -> Canvas:
    """Return the canvas. Raise Http404 if the user is not a member, also if they have a role on it in another way."""
    canvas = visible_canvas(request, canvas_id)
    if canvas.is_by_grant:
        raise Http404
    return canvas


def editable_canvas(request: AuthenticatedRequest, canvas_id: UUID) -> Canvas:
    """Return the canvas. Raise Http404 if the user is not a member, PermissionDenied if they may not edit."""
    canvas = visible_canvas(request, canvas_id)
    require(can_edit(canvas, canvas.role))
    return canvas


def found_or_404[Value](value: Value | None) -> Value:
    """Return a value that was looked up. Raise Http404 if it is None."""
    if value is None:
        raise Http404
    return value


def require(decision: Decision) -> None:
    """Raise PermissionDenied with the reason of the decision if it is negative."""
    if not decision:
        raise PermissionDenied(decision.reason)


def read_at_once[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Answer GET and HEAD requests of `view` from one moment of the database.

    Otherwise a page could show the content of one version of a canvas as that of another, and a form opened on it could
    overwrite what its user has not seen.
    """

    @wraps(view)
    def reading(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        # Loading the user can end an outdated session, which is a write.
        _ = request.user.is_authenticated
        with snapshot():
            return view(request, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", reading)


class NotWrittenMiddleware:
    """Middleware that turns NotWritten errors into responses: 404, 403 or 409, with the reason."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotWritten):
            return None
        return show_error(request, STATUS.get(type(exception), HTTPStatus.CONFLICT), exception.reason)
