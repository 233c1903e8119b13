"""Headers with which browsers and caches keep the public pages: those that every visitor gets alike."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.templatetags.static import static
from django.utils.cache import get_conditional_response, patch_vary_headers

from canvas_app.assets.bundles import JOINED_SCRIPT, JOINED_STYLE
from canvas_app.web.requests import is_partial
from relationships.formats import current_formats

# Short, because a case can be retired, and pages link to the style sheets of the running version.
PAGE_SECONDS = 60
# For the picture of one edition, where that is part of the address.
PICTURE_SECONDS = 7 * 24 * 60 * 60


def keep_page(request: HttpRequest, response: HttpResponse, etag: str = "") -> HttpResponse:
    """Let caches keep a page for a minute, if it is that of every visitor without an account."""
    if is_for_everyone(request) and not response.cookies:
        response["Cache-Control"] = f"public, max-age={PAGE_SECONDS}"
        if etag:
            response["ETag"] = etag
    return response


def is_for_everyone(request: HttpRequest) -> bool:
    """Return whether the response is the same for all visitors: nobody is signed in, and there is no message."""
    return request.user.is_anonymous and not len(get_messages(request))


def page_etag(request: HttpRequest, *parts: object) -> str:
    """Return the ETag of a page that depends on these parts only, on the reader's formats, and on this version."""
    content = (*parts, current_formats(), is_partial(request), _templates_digest())
    return f'"{sha256(repr(content).encode()).hexdigest()[:32]}"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponseBase | None:
    """Return 304 if the visitor has the page already; None if it must be sent."""
    if request.method not in ("GET", "HEAD") or not is_for_everyone(request):
        return None
    response = get_conditional_response(request, etag=etag)
    if response is not None:
        response["Cache-Control"] = f"public, max-age={PAGE_SECONDS}"
        # As the page itself has, from the middleware.
        patch_vary_headers(response, ["HX-Request-Type", "Accept-Language"])
    return response


@cache
def _templates_digest() -> str:
    """Return what changes with the templates and the files that pages link."""
    digest = sha256()
    for path in sorted(Path(settings.BASE_DIR, "templates").rglob("*.html")):
        digest.update(path.read_bytes())
    if not settings.SERVES_SOURCES:
        digest.update(f"{static(JOINED_STYLE)} {static(JOINED_SCRIPT)}".encode())
    return digest.hexdigest()
