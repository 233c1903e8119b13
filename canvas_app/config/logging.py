"""Log lines: one JSON object each, with the request's id and without anything that names a person or opens a door."""

import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger("rapport.request")
request_id: ContextVar[str] = ContextVar("request_id", default="")

ACCEPTED_ID = re.compile(r"[A-Za-z0-9_.-]{8,64}")
SECRET_PATHS = re.compile(r"(/(?:shared|invitations|reset/key|confirm-email)/)[^/?\s\"'\\]+")
ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Asked for every few seconds, or in dozens for one page: only of interest when something is searched for.
QUIET_ROUTES = {"live", "ready", ""}


def redact(text: str) -> str:
    """`text` without the secret part of links and without e-mail addresses."""
    return ADDRESSES.sub("[address]", SECRET_PATHS.sub(r"\1[secret]", text))


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON; what a caller gave as `extra={"fields": …}` becomes fields of it."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        if current := request_id.get():
            line["request_id"] = current
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return redact(json.dumps(line, default=str))


class RequestLogMiddleware:
    """Gives each request an id, says it in the answer, and writes one line when the request is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        current = given if ACCEPTED_ID.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(current)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            _log_request(request, response, milliseconds=(time.perf_counter() - started) * 1000)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = current
        return response


def _log_request(request: HttpRequest, response: HttpResponseBase, milliseconds: float) -> None:
    # The route's name, never the path: a path can be a secret.
    route = request.resolver_match.view_name if request.resolver_match else ""
    is_quiet = route in QUIET_ROUTES and response.status_code < 400
    fields: dict[str, object] = {
        "method": request.method,
        "route": route,
        "status": response.status_code,
        "ms": round(milliseconds, 1),
    }
    # What has not asked who the user is should not ask the database for the log's sake.
    user = getattr(request, "_cached_user", None)
    if user is not None and user.pk is not None:
        fields["user"] = user.pk
    logger.log(logging.DEBUG if is_quiet else logging.INFO, "request", extra={"fields": fields})


def describe_logging(level: str) -> dict[str, Any]:
    """Settings of Python's logging: everything from `level` up as JSON lines to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            # Our own line already tells the status of each request; this one tells the traceback of those that fail.
            "django.request": {"level": "ERROR"},
            "uvicorn": {"level": "WARNING"},
        },
    }
