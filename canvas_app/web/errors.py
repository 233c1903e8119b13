"""Error pages, error notices, and Django's error handlers."""

import sys
from collections.abc import Iterator
from http import HTTPStatus

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.log import log_response

from canvas_app.database.outage import is_outage, was_not_tried
from canvas_app.web.requests import is_partial, notice
from canvas_app.web.resubmit import can_keep, comes_from_here, show_kept

REASONS = {
    400: "Rapport couldn’t process this request. Nothing has changed.",
    403: "You don’t have permission to do this.",
    404: "This page doesn’t exist, or it isn’t shared with you.",
    405: "This page can’t process this kind of request.",
    409: "This is no longer possible, because the canvas has changed. Your change wasn’t saved.",
    413: "This is too large to send. Nothing was saved.",
    429: "You’ve tried too often in a short time. Wait a minute, then try again.",
    500: "Something went wrong on our side. The error was logged. Your last change may not have been saved.",
    503: "Rapport isn’t available at the moment. Try again in a minute.",
}
HEADINGS = {
    400: "Invalid request",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible",
    409: "No longer possible",
    413: "Too large",
    422: "Not possible",
    429: "Too many attempts",
    500: "Server error",
    503: "Not available",
}
TOO_MANY_FIELDS = "This form has too many fields. At most 4,000 are allowed. Nothing has changed."
TOO_LARGE = "This is too large. At most {megabytes} MB can be sent at once. Nothing was saved."
TOO_MANY_ESCAPES = "This form has too many special characters. Nothing was saved."
NOT_UTF_8 = "The submitted text isn’t valid UTF-8, so part of it would be lost. Nothing has changed."
CSRF_REASON = "This form was open for too long, or your browser blocks cookies. Reload the page and try again."
KEPT_HEADING = "Not saved yet"
CSRF_KEPT_TEXT = (
    "You’ve signed in since you opened this form, or it was open for too long. Check your input, then save it."
)
OUTAGE_TEXT = "Rapport can’t reach its database at the moment. Try again in a few seconds."
OUTAGE_WRITE_TEXT = (
    "Rapport can’t reach its database at the moment, so your change may not have been saved. "
    "Try again in a few seconds."
)
OUTAGE_KEPT_TEXT = (
    "Rapport can’t reach its database at the moment. Nothing you typed is lost. Wait a few seconds, then save it here."
)
RETRY_SECONDS = 2


def show_error(request: HttpRequest, status: int, reason: str = "", **more: str) -> HttpResponse:
    """Return an error page, or a notice for a partial request, with `reason` or the default text of the status.

    `more` are further variables of the notice, such as the URL of a link.
    """
    text = reason or REASONS[status]
    if is_partial(request):
        return notice(text, status, **more)
    context = {"status": status, "heading": HEADINGS[status], "text": text, **more}
    # After a server error neither session nor database can be relied on, so the page does not load the user.
    context_request = request if status < HTTPStatus.INTERNAL_SERVER_ERROR else None
    return HttpResponse(render_to_string("errors/error.html", context, context_request), status=status)


def show_outage(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Return 503 for an error of the database: a page that keeps the submitted form, another page, or a notice."""
    if not is_partial(request) and can_keep(request) and comes_from_here(request):
        response = show_kept(request, HTTPStatus.SERVICE_UNAVAILABLE, KEPT_HEADING, OUTAGE_KEPT_TEXT)
    elif request.method in ("GET", "HEAD"):
        response = show_error(request, 503, OUTAGE_TEXT, retry=request.get_full_path())
    else:
        response = show_error(request, 503, OUTAGE_WRITE_TEXT)
    response["Retry-After"] = str(RETRY_SECONDS)
    _log_outage(request, response, error)
    return response


def _log_outage(request: HttpRequest, response: HttpResponse, error: BaseException) -> None:
    """Log the error in place of Django, but not each of the many that only follow from an earlier one."""
    follows = was_not_tried(error)
    log_response(
        "The database cannot be used: %s",
        request.path,
        response=response,
        request=request,
        level="debug" if follows else "error",
        exception=None if follows else error,
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return 400, but 503 if a session was not saved because of the database, and not because it is gone."""
    if isinstance(exception, SessionInterrupted):
        for error in filter(is_outage, _chain(exception)):
            return show_outage(request, error)
    return show_error(request, 400, TOO_MANY_FIELDS if isinstance(exception, TooManyFieldsSent) else "")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error, and those during whose handling it was raised."""
    while error:
        yield error
        error = error.__context__


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return 403 with the reason given by the permission rule."""
    return show_error(request, 403, str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_error(request, 404)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Return 429 with the submitted values, for the limits of a minute that django-allauth counts."""
    if can_keep(request):
        return show_kept(request, HTTPStatus.TOO_MANY_REQUESTS, HEADINGS[429], REASONS[429])
    return show_error(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Return 500, or 503 if the database caused the error that Django is handling."""
    error = sys.exception()
    return show_outage(request, error) if error and is_outage(error) else show_error(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return 403 with an explanation and the submitted values; Django logs its own `reason`.

    The header tells scripts that the page's token is outdated, so that they fetch a new one.
    """
    if not is_partial(request) and can_keep(request) and comes_from_here(request):
        return show_kept(request, HTTPStatus.FORBIDDEN, KEPT_HEADING, CSRF_KEPT_TEXT)
    response = show_error(request, 403, CSRF_REASON)
    response["X-Token-Refused"] = "true"
    return response
