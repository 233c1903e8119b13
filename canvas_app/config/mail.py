"""How messages leave: Django's mailer settings for an EMAIL_URL."""

from typing import Any

from canvas_app.addresses import parse_email_url

TIMEOUT_SECONDS = 10


def describe_mailer(url: str) -> dict[str, Any]:
    """Django's description of the mailer at `url`; ValueError if that is no address."""
    address = parse_email_url(url)
    if not address.host:
        return {"BACKEND": "canvas_app.config.console_email.EmailBackend"}
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": address.host,
            "port": address.port,
            "username": address.user,
            "password": address.password,
            "use_tls": address.tls,
            "use_ssl": address.ssl,
            "timeout": TIMEOUT_SECONDS,
        },
    }
