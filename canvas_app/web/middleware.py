"""What holds for every answer: the headers of pages, and errors that do not land inside a card."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

from canvas_app.web.bodies import largest_bytes
from canvas_app.web.errors import NOT_UTF_8, REASONS, TOO_LARGE, show_error
from canvas_app.web.form_encoding import is_text
from canvas_app.web.gateway import is_too_large
from canvas_app.web.requests import is_partial

GetResponse = Callable[[HttpRequest], HttpResponseBase]

MEGABYTE = 1024 * 1024
UNUSED_FEATURES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class PageHeadersMiddleware:
    """Keeps pages out of every cache, and fragments apart from pages of the same address."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Permissions-Policy", UNUSED_FEATURES)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["HX-Request-Type"])
        return response


class ErrorsMiddleware:
    """Gives every error a page or, where a fragment was asked for, a notice; refuses what no view may take.

    Conflicts (409) and invalid forms (422) are fragments of their own and pass unchanged.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # The shell has thrown such a body away; no view may take the rest for the whole.
        if is_too_large(request.META):
            return show_error(request, 413, TOO_LARGE.format(megabytes=largest_bytes(request.path) // MEGABYTE))
        if not is_text(request):
            return show_error(request, 400, NOT_UTF_8)
        response = self.get_response(request)
        if not _needs_words(request, response):
            return response
        worded = show_error(request, response.status_code)
        if "Allow" in response.headers:
            worded["Allow"] = response["Allow"]
        return worded


def _needs_words(request: HttpRequest, response: HttpResponseBase) -> bool:
    if response.status_code not in REASONS or "HX-Retarget" in response.headers:
        return False
    if response.status_code == HTTPStatus.CONFLICT:
        return False
    if is_partial(request):
        return True
    return request.method != "HEAD" and isinstance(response, HttpResponse) and not response.content
