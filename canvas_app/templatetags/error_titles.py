"""Tag for the prefix of the page title after a form error, which screen readers announce first."""

from django import template
from django.forms import BaseForm
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def error_first(context: Context) -> str:
    """Return "Error: " if the context has a bound form with errors, or sets `is_refused`."""
    request = context.get("request")
    if request is None or request.method != "POST":
        return ""
    values: list[object] = list(context.flatten().values())
    has_errors = any(isinstance(value, BaseForm) and value.is_bound and value.errors for value in values)
    return "Error: " if has_errors or context.get("is_refused") else ""
