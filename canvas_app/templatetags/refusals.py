"""The word that begins the title of a page whose form was refused: whoever hears the title knows at once."""

from django import template
from django.forms import BaseForm
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def error_first(context: Context) -> str:
    """`Error: ` where a form that was sent is shown again; `is_refused` says so of one that is drawn already."""
    request = context.get("request")
    if request is None or request.method != "POST":
        return ""
    values: list[object] = list(context.flatten().values())
    has_errors = any(isinstance(each, BaseForm) and each.is_bound and each.errors for each in values)
    return "Error: " if has_errors or context.get("is_refused") else ""
