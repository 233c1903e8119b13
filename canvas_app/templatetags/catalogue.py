"""What stands beside a choice: the terms one can choose from, explained."""

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
    """The terms of a kind; a script says of the one chosen in the field of this id what it is."""
    context = {"kind": Kind(kind), "entries": ENTRIES[Kind(kind)], "field_id": field_id}
    return render_to_string("components/_about.html", context)
