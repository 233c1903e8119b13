"""Structured logs: JSON lines with request ids, without personal data and secrets."""

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
# The path of a page to go on to is in a query, where it may be encoded.
SECRET_PATHS = re.compile(
    r"((?:/|%2[Ff])(?:shared|join|invitations|reset(?:/|%2[Ff])key|confirm-email)(?:/|%2[Ff]))[^/?\s\"'\\]+"
)
# Log lines hold text of strangers, and Python's regular expressions block the whole process: searching for an address
# takes quadratic time, so words that may be one are found first, and each is then looked at once.
WORDS = re.compile(r"[\w.+@-]+")
ADDRESS_MARK = re.compile(r"[\w.+-]@[\w-]")
# Django logs requests that it refuses (too many fields, an unknown host) as errors of the site, with a traceback.
REFUSALS = "django.security."
# A traceback is longer than any other text of a line, and begins and ends with what matters.
LONGEST_TEXT = 2_000
MOST_TRACEBACK_LINES = 200


def redact(text: str) -> str:
    """Return `text` without the secret part of links and without e-mail addresses, in linear time."""
    return WORDS.sub(_redact_word, SECRET_PATHS.sub(r"\1[secret]", text))


def _redact_word(word: re.Match[str]) -> str:
    return "[address]" if ADDRESS_MARK.search(word.group()) else word.group()


def _shorten(text: str) -> str:
    """Return the redacted text, cut after a word: half of an address could not be recognized."""
    if len(text) <= LONGEST_TEXT:
        return redact(text)
    return f"{redact(text[:LONGEST_TEXT].rpartition(' ')[0])} … {len(text):,} characters"


def _shorten_traceback(text: str) -> str:
    lines = text.splitlines()
    if (left_out := len(lines) - MOST_TRACEBACK_LINES) > 0:
        half = MOST_TRACEBACK_LINES // 2
        lines = [*lines[:half], f"… {left_out:,} lines …", *lines[-half:]]
    return "\n".join(map(_shorten, lines))


class JsonFormatter(logging.Formatter):
    """Formatter for JSON lines, which include the fields passed as `extra={"fields": …}`; all texts are bounded."""

    def format(self, record: logging.LogRecord) -> str:
        is_refusal = record.name.startswith(REFUSALS)
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": "warning" if is_refusal else record.levelname.lower(),
            "logger": record.name,
            "event": _shorten(record.getMessage()),
        }
        if current_id := request_id.get():
            line["request_id"] = current_id
        line |= {name: _as_json(value) for name, value in getattr(record, "fields", {}).items()}
        if record.exc_info and not is_refusal:
            line["traceback"] = _shorten_traceback(self.formatException(record.exc_info))
        return json.dumps(line)


def _as_json(value: object) -> object:
    return value if value is None or isinstance(value, int | float) else _shorten(str(value))


class RequestLogMiddleware:
    """Middleware that assigns an id to each request, returns it in a header, and logs the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        client_id = request.headers.get("X-Request-ID", "")
        current_id = client_id if ACCEPTED_ID.fullmatch(client_id) else uuid.uuid4().hex
        token = request_id.set(current_id)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            _log_request(request, response, milliseconds=(time.perf_counter() - started) * 1000)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = current_id
        return response


def _log_request(request: HttpRequest, response: HttpResponseBase, milliseconds: float) -> None:
    # Log the name of the route, because a path can be secret.
    route = request.resolver_match.view_name if request.resolver_match else ""
    # Static files have no route, and are too many to be logged.
    is_quiet = not route and response.status_code < 400
    fields: dict[str, object] = {
        "method": request.method,
        "route": route,
        "status": response.status_code,
        "ms": round(milliseconds, 1),
    }
    # Do not query the database for the log if the view has not loaded the user.
    user = getattr(request, "_cached_user", None)
    if user is not None and user.pk is not None:
        fields["user"] = user.pk
    logger.log(logging.DEBUG if is_quiet else logging.INFO, "request", extra={"fields": fields})


def describe_logging(level: str) -> dict[str, Any]:
    """Return logging settings that write JSON lines from `level` up to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonFormatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            # RequestLogMiddleware logs the status of every request; this logger adds tracebacks of failures.
            "django.request": {"level": "ERROR"},
            "uvicorn": {"level": "WARNING"},
        },
    }
