"""Middleware for the headers of pages, and for errors as pages or notices."""

import sys
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

from canvas_app.database.outage import is_outage
from canvas_app.web.bodies import largest_bytes
from canvas_app.web.errors import NOT_UTF_8, REASONS, TOO_LARGE, TOO_MANY_ESCAPES, show_error, show_outage
from canvas_app.web.form_encoding import has_too_many_escapes, has_too_many_parameters, is_text
from canvas_app.web.gateway import is_too_large
from canvas_app.web.requests import is_partial

GetResponse = Callable[[HttpRequest], HttpResponseBase]

MEGABYTE = 1024 * 1024
OUTAGE = "rapport.outage"
UNUSED_FEATURES = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


class PageHeadersMiddleware:
    """Keep pages out of caches, and fragments and formats separate from pages with the same URL."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Permissions-Policy", UNUSED_FEATURES)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["HX-Request-Type", "Accept-Language"])
        return response


class OutageMiddleware:
    """Turn errors of the database into 503, wherever they are raised: in a view, its template, or in middleware.

    `server_error` does so for middleware, but with DEBUG on, Django shows a page of its own instead of calling it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR and OUTAGE in request.META:
            return show_outage(request, request.META[OUTAGE])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return show_outage(request, exception) if is_outage(exception) else None


@receiver(got_request_exception)
def _remember_outage(sender: object, request: HttpRequest, **more: Any) -> None:
    error = sys.exception()
    if is_outage(error):
        request.META[OUTAGE] = error


class ErrorsMiddleware:
    """Render every error as a page, or as a notice for a partial request, and reject requests no view can handle.

    Conflicts (409) and invalid forms (422) have their own fragments and pass unchanged.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # The shell has discarded the body. Never expose a truncated body to a view.
        if is_too_large(request.META):
            largest = largest_bytes(request.path, request.content_type or "")
            return show_error(request, 413, TOO_LARGE.format(megabytes=largest // MEGABYTE))
        if has_too_many_escapes(request):
            return show_error(request, 413, TOO_MANY_ESCAPES)
        if has_too_many_parameters(request):
            return show_error(request, 413)
        if not is_text(request):
            return show_error(request, 400, NOT_UTF_8)
        response = self.get_response(request)
        if not _lacks_explanation(request, response):
            return response
        explained = show_error(request, response.status_code)
        if "Allow" in response.headers:
            explained["Allow"] = response["Allow"]
        return explained


def _lacks_explanation(request: HttpRequest, response: HttpResponseBase) -> bool:
    if response.status_code not in REASONS or "HX-Retarget" in response.headers:
        return False
    if response.status_code == HTTPStatus.CONFLICT:
        return False
    if is_partial(request):
        return True
    return request.method != "HEAD" and isinstance(response, HttpResponse) and not response.content
