"""Partial requests of htmx, and the responses that differ between a whole page and a fragment."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.loader import render_to_string


def is_partial(request: HttpRequest) -> bool:
    """Return whether the response replaces part of a page; it is then a fragment instead of a whole page.

    `HX-Request` alone is not enough: history restores and requests that target the body send it too.
    """
    return request.headers.get("HX-Request-Type") == "partial"


def redirect(request: HttpRequest, to: str, **arguments: object) -> HttpResponse:
    """Redirect to `to`, the name of a URL pattern with its arguments, or a path.

    Use 303, so that a GET follows a POST. A partial request gets HX-Redirect instead: the browser would follow a 303
    itself, and htmx would swap the other page into the place of the fragment.
    """
    address = resolve_url(to, **arguments)
    if is_partial(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER)


def notice(text: str, status: int, tone: str = "bad", **more: str) -> HttpResponse:
    """Return a short message for a partial request, shown among the notices of the page."""
    fragment = render_to_string("components/_notice.html", {"text": text, "tone": tone, **more})
    return HttpResponse(fragment, status=status, headers={"HX-Retarget": "#notices", "HX-Reswap": "beforeend"})
