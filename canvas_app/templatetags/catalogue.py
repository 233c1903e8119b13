"""Tag for the explanations next to a field with choices from the catalogue."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from relationships.catalog.entries.entry import Kind
from relationships.catalog.entries.registry import ENTRIES

register = template.Library()


@register.simple_tag
def about(kind: str, field_id: str = "") -> SafeString:
    """Return explanations of the entries of a kind; a script shows the one chosen in the field with this id."""
    field = format_html(' data-field="{}"', field_id) if field_id else ""
    # The script puts the chosen entry into the element.
    start = format_html('<option-description class="about"{} hx-morph-skip>', field)
    return format_html("{}{}</option-description>", start, _explanations(Kind(kind)))


# The id of a field can contain that of a note, so there is no end of them.
@cache
def _explanations(kind: Kind) -> SafeString:
    return render_to_string("components/_about.html", {"kind": kind, "entries": ENTRIES[kind]})
