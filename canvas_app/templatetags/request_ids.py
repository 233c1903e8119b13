"""Tag for the idempotency key of a form."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def request_id() -> SafeString:
    """Return a hidden field with an id, so that a form submitted twice is processed once; scripts replace the id.

    Not for cached fragments, in which all users would submit the same id.
    """
    return format_html('<input type="hidden" name="request_id" value="{}">', uuid4())
