"""A form that cannot be taken now: what was typed into it, on a page from which it can be sent once more."""

from __future__ import annotations

import re
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

SIGNED_OUT_HEADING = "You are signed out"
SIGNED_OUT_TEXT = (
    "Nothing was saved, and nothing you typed is lost. Sign in again in another tab, come back to this page, then save."
)
# Made for the one sending: a page that is sent once more gets its own.
RENEWED = ("csrfmiddlewaretoken", "request_id")
# What pages say of themselves, ids, and boxes that were ticked: sent again, but nothing that somebody typed.
UNSHOWN = ("revision", "opened", "seen", "next", "lens", "back", "resolution", "block", "place", "cell", "over")
NOT_TYPED = re.compile(r"on|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def can_keep(request: HttpRequest) -> bool:
    """Whether the form can be shown again: passwords are not repeated on a page."""
    return request.method == "POST" and not any("password" in name for name in request.POST)


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form; nobody shall be led to confirm what another site has made up."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def show_kept(request: HttpRequest, status: HTTPStatus, heading: str, text: str) -> HttpResponse:
    """The page: what was typed, and the form to send it once more to where it was going."""
    sent = [(name, value) for name, values in request.POST.lists() if name not in RENEWED for value in values]
    typed = [(_in_words(name), value) for name, value in sent if name not in UNSHOWN and not _is_silent(value)]
    context = {"heading": heading, "text": text, "sent": sent, "typed": typed, "has_files": bool(request.FILES)}
    return HttpResponse(render_to_string("errors/kept.html", context, request), status=status)


def _in_words(name: str) -> str:
    return re.sub(r"[-_.]+", " ", name).capitalize()


def _is_silent(value: str) -> bool:
    return not value.strip() or bool(NOT_TYPED.fullmatch(value))
