"""Template tag for the places to which a note can be moved."""

from __future__ import annotations

from html import escape

from django import template
from django.utils.safestring import SafeString

register = template.Library()

type Group = list[tuple[str, str]]


@register.simple_tag
def place_options(places: list[tuple[str, Group]]) -> SafeString:
    """Return the options for all places, without a template, since there may be a thousand.

    The first of each block is named by us, the others after notes.
    """
    groups = (f'<optgroup label="{escape(label)}">{_options(group)}</optgroup>' for label, group in places)
    return SafeString("".join(groups))


def _options(group: Group) -> str:
    (value, ours), *others = group
    named = (f'<option value="{escape(key)}" translate="no">{escape(name)}</option>' for key, name in others)
    return f'<option value="{escape(value)}">{escape(ours)}</option>{"".join(named)}'
