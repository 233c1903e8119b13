"""Tag for the explanations next to a field with choices from the catalogue."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from relationships.catalog.entries.entry import Kind
from relationships.catalog.entries.registry import ENTRIES

register = template.Library()


@register.simple_tag
@cache
def about(kind: str, field_id: str = "") -> SafeString:
    """Return explanations of the entries of a kind; a script shows the one chosen in the field with this id."""
    context = {"kind": Kind(kind), "entries": ENTRIES[Kind(kind)], "field_id": field_id}
    return render_to_string("components/_about.html", context)
