"""A page that keeps the values of a form that could not be processed, so that it can be submitted again."""

from __future__ import annotations

import re
from html import escape
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

SIGNED_OUT_HEADING = "You’re signed out"
SIGNED_OUT_TEXT = (
    "Nothing was saved, but nothing you typed is lost. Sign in again in another tab, come back to this page, then save."
)
TOO_LONG_TEXT = (
    "This may not have been saved, and it is too long to keep here. Go back in your browser and copy what you typed."
)
# The page has each value twice. Escaped in another way, it must also pass as a form again.
LARGEST_KEPT_BYTES = 200_000
TOKEN, REQUEST_ID = "csrfmiddlewaretoken", "request_id"
# Values that nobody typed (state of the page, ids, ticked boxes): resubmitted but not listed.
UNLISTED = (
    REQUEST_ID,
    "revision",
    "opened",
    "seen",
    "next",
    "lens",
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
    have been processed, so it keeps its request id, with which it is processed only once. A form that is too long to be
    kept is not repeated: the page says so.
    """
    is_failure = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    context_request = None if is_failure else request
    renewed = (TOKEN,) if is_failure else (TOKEN, REQUEST_ID)
    sent = [(name, value) for name, values in request.POST.lists() if name not in renewed for value in values]
    if _is_too_long(sent):
        error = {"status": int(status), "heading": heading, "text": TOO_LONG_TEXT}
        return HttpResponse(render_to_string("errors/error.html", error, context_request), status=status)
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
    return HttpResponse(render_to_string("errors/kept.html", context, context_request), status=status)


def _is_too_long(sent: list[tuple[str, str]]) -> bool:
    texts = [text for pair in sent for text in pair]
    # Escaping a long text takes time too, and does not shorten it.
    if sum(map(len, texts)) > LARGEST_KEPT_BYTES:
        return True
    return sum(len(escape(text).encode()) for text in texts) > LARGEST_KEPT_BYTES


def _readable(name: str) -> str:
    return re.sub(r"[-_.]+", " ", name).capitalize()


def _is_typed(name: str, value: str) -> bool:
    return name not in UNLISTED and bool(value.strip()) and not NOT_TYPED.fullmatch(value)
