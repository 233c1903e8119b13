"""Error pages, error notices, and Django's error handlers."""

from http import HTTPStatus

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from canvas_app.web.requests import is_partial, notice
from canvas_app.web.resubmit import can_keep, comes_from_here, show_kept

REASONS = {
    400: "This request could not be understood. Nothing was changed.",
    403: "You may not do this.",
    404: "There is nothing at this address, or it is not shared with you.",
    405: "This address does not take requests of this kind.",
    409: "This does not fit what is there now. Nothing was changed.",
    413: "This is too large to be sent at once. Nothing was saved.",
    429: "That was too often in a short time. Wait a minute, then try again.",
    500: "Something went wrong on our side and has been noted. Your last change may not be saved.",
    503: "Rapport cannot answer right now. Try again in a minute.",
}
HEADINGS = {
    400: "Not understood",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible",
    409: "Not possible now",
    413: "Too large",
    422: "Not possible",
    429: "Too many attempts",
    500: "Our mistake",
    503: "Not available",
}
TOO_MANY_FIELDS = "This form says more than can be taken at once: 4,000 fields at most. Nothing was changed."
TOO_LARGE = "This is too large: at most {megabytes} MB can be sent at once. Nothing was saved."
NOT_UTF_8 = "What was sent is not UTF-8 text, so some of it would be lost. Nothing was changed."
CSRF_REASON = "This form was open for too long, or your browser keeps no cookies. Load the page again and repeat this."
CSRF_KEPT_HEADING = "Not saved yet"
CSRF_KEPT_TEXT = (
    "You have signed in since this form was opened, or it was open for too long. Look through it, then save it."
)


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


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return show_error(request, 400, TOO_MANY_FIELDS if isinstance(exception, TooManyFieldsSent) else "")


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
    return show_error(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return 403 with an explanation and the submitted values; Django logs its own `reason`.

    The header tells scripts that the page's token is outdated, so that they fetch a new one.
    """
    if not is_partial(request) and can_keep(request) and comes_from_here(request):
        return show_kept(request, HTTPStatus.FORBIDDEN, CSRF_KEPT_HEADING, CSRF_KEPT_TEXT)
    response = show_error(request, 403, CSRF_REASON)
    response["X-Token-Refused"] = "true"
    return response
