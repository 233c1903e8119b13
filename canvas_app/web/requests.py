"""Partial requests of htmx, and the responses that differ between a whole page and a fragment."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.loader import render_to_string


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
