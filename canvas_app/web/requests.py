"""Typed requests, and the answers that differ between a whole page and a fragment asked for by htmx."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, cast

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django_htmx.middleware import HtmxDetails

from canvas_app.accounts.models import User
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


def is_partial(request: HttpRequest) -> bool:
    """Whether the answer replaces a part of a page: then it is a fragment, else a whole page.

    `HX-Request` alone does not tell: restoring history and replacing the whole body carry it as well.
    """
    return request.headers.get("HX-Request-Type") == "partial"


def redirect(request: HttpRequest, to: str, **arguments: object) -> HttpResponse:
    """Send the browser to another page: `to` is a URL's name (with its arguments) or a path.

    303, so that a GET follows a POST. A partial request leaves its page through HX-Redirect instead: a browser
    follows a 303 unseen, and the other page would land in the fragment's place.
    """
    address = resolve_url(to, **arguments)
    if is_partial(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


def notice(text: str, status: int, tone: str = "bad", **more: str) -> HttpResponse:
    """A short message for a partial request, put among the page's notices and not where the request came from."""
    fragment = render_to_string("components/_notice.html", {"text": text, "tone": tone, **more})
    return HttpResponse(fragment, status=status, headers={"HX-Retarget": "#notices", "HX-Reswap": "beforeend"})


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
