"""Typed requests, and the decorator that lets only people who are signed in reach a view."""

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

SIGNED_OUT = "You are signed out. Sign in again, then repeat this: nothing here is lost until then."


class HtmxRequest(HttpRequest):
    """A request of anybody, as a view gets it."""

    htmx: HtmxDetails
    user: User | AnonymousUser


class AuthenticatedRequest(HttpRequest):
    """A request of somebody who is signed in, as a view under `require_signed_in` gets it."""

    htmx: HtmxDetails
    user: User


def require_signed_in[**P](
    view: Callable[Concatenate[AuthenticatedRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only people who are signed in reach `view`.

    Others go to the sign-in page and come back; a form that was sent is kept on a page of its own (401). A partial
    request gets 401 and a notice, so that no sign-in page lands in a card.
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
