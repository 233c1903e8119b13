"""Tag that tells whether e-mails are printed where the server runs."""

from __future__ import annotations

from django import template
from django.conf import settings

from canvas_app.config.mail import describe_mailer

register = template.Library()


@register.simple_tag
def prints_mail() -> bool:
    """Return whether e-mails are printed in the terminal of the server instead of being sent."""
    return bool(settings.MAILERS["default"] == describe_mailer("console:"))
