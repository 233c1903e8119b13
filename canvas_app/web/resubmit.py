"""A page that keeps the values of a form that could not be processed, so that it can be submitted again."""

from __future__ import annotations

import re
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

SIGNED_OUT_HEADING = "You are signed out"
SIGNED_OUT_TEXT = (
    "Nothing was saved, and nothing you typed is lost. Sign in again in another tab, come back to this page, then save."
)
TOKEN, REQUEST_ID = "csrfmiddlewaretoken", "request_id"
# Values that nobody typed (state of the page, ids, ticked boxes): resubmitted but not listed.
UNLISTED = (
    REQUEST_ID,
    "revision",
    "opened",
    "seen",
    "next",
    "lens",
    "back",
    "resolution",
    "block",
    "place",
    "cell",
    "over",
)
NOT_TYPED = re.compile(r"on|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def can_keep(request: HttpRequest) -> bool:
    """Return whether the form may be shown again; passwords are never repeated on a page."""
    return request.method == "POST" and not any("password" in name for name in request.POST)


def comes_from_here(request: HttpRequest) -> bool:
    """Return whether a page of this site sent the form, so that no other site can have a forged form confirmed."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def show_kept(request: HttpRequest, status: HTTPStatus, heading: str, text: str) -> HttpResponse:
    """Return a page with the submitted values and a form that submits them again to the same URL.

    After a server error neither session nor database can be relied on, so the page does not load the user. The form may
    have been processed, so it keeps its request id, with which it is processed only once.
    """
    is_failure = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    renewed = (TOKEN,) if is_failure else (TOKEN, REQUEST_ID)
    sent = [(name, value) for name, values in request.POST.lists() if name not in renewed for value in values]
    context = {
        "heading": heading,
        "text": text,
        "sent": sent,
        "typed": [(_readable(name), value) for name, value in sent if _is_typed(name, value)],
        "has_files": bool(request.FILES),
        "address": request.get_full_path(),
        "is_failure": is_failure,
        "is_too_often": status == HTTPStatus.TOO_MANY_REQUESTS,
        "csrf_token": get_token(request),
    }
    return HttpResponse(render_to_string("errors/kept.html", context, None if is_failure else request), status=status)


def _readable(name: str) -> str:
    return re.sub(r"[-_.]+", " ", name).capitalize()


def _is_typed(name: str, value: str) -> bool:
    return name not in UNLISTED and bool(value.strip()) and not NOT_TYPED.fullmatch(value)
