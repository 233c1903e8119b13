"""Django's mailer settings, read from EMAIL_URL."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

TIMEOUT_SECONDS = 10
EMAIL_FORMS = "expected console: or smtp://user:password@host:port?tls=true"
FLAGS = {(name, value) for name in ("tls", "ssl") for value in ("true", "false")}


def describe_mailer(url: str) -> dict[str, Any]:
    """Return Django's settings for the mailer at `url`. Raise ValueError, never repeating `url`, if it is invalid."""
    if url == "console:":
        return {"BACKEND": "canvas_app.config.console_email.EmailBackend"}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError(EMAIL_FORMS) from None
    # A / or # that is not encoded would silently end the password.
    if parts.scheme != "smtp" or not parts.hostname or parts.path.strip("/") or parts.fragment:
        raise ValueError(EMAIL_FORMS)
    tls, ssl = _read_flags(parts.query)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": port or (465 if ssl else 587 if tls else 25),
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": tls,
            "use_ssl": ssl,
            "timeout": TIMEOUT_SECONDS,
        },
    }


def _read_flags(query: str) -> tuple[bool, bool]:
    """Return whether STARTTLS (tls) and whether TLS from the start (ssl) is wanted."""
    flags = set(parse_qsl(query.lower(), keep_blank_values=True))
    if not flags <= FLAGS:
        raise ValueError("after the ? only tls=true or ssl=true are known")
    tls, ssl = ("tls", "true") in flags, ("ssl", "true") in flags
    if tls and ssl:
        raise ValueError("tls and ssl exclude each other")
    return tls, ssl
