"""What makes a form that is sent twice count once."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def request_id() -> SafeString:
    """A hidden field with an id for one sending of a form; scripts put one of their own in its place.

    Not for what is cached: there everybody would send the same one.
    """
    return format_html('<input type="hidden" name="request_id" value="{}">', uuid4())
