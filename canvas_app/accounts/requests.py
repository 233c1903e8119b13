"""Typed requests, and a decorator for views that require a signed-in user."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.middleware import HtmxDetails

from canvas_app.accounts.models import User
from canvas_app.web.requests import is_partial, notice
from canvas_app.web.resubmit import SIGNED_OUT_HEADING, SIGNED_OUT_TEXT, can_keep, show_kept

SIGNED_OUT = "You’re signed out. Sign in again, then try once more. Nothing on this page is lost."


class HtmxRequest(HttpRequest):
    """A request by a signed-in or anonymous user."""

    htmx: HtmxDetails
    user: User | AnonymousUser


class AuthenticatedRequest(HttpRequest):
    """A request by a signed-in user, as passed to views decorated with `require_signed_in`."""

    htmx: HtmxDetails
    user: User


def require_signed_in[**P](
    view: Callable[Concatenate[AuthenticatedRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Require a signed-in user for `view`.

    Redirect anonymous users to the sign-in page and back. A submitted form gets a 401 page that keeps its values, and a
    partial request a 401 notice, so that the sign-in page does not replace a fragment.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(cast("AuthenticatedRequest", request), *args, **kwargs)
        if is_partial(request):
            return notice(SIGNED_OUT, HTTPStatus.UNAUTHORIZED, sign_in=resolve_url("account_login"))
        if can_keep(request):
            return show_kept(request, HTTPStatus.UNAUTHORIZED, SIGNED_OUT_HEADING, SIGNED_OUT_TEXT)
        return redirect_to_login(request.get_full_path())

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", checked)
