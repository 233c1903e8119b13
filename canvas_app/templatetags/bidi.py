"""Filters that isolate the text direction of names within a sentence."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

# From the last opening mark: one that is never closed must not be searched from.
QUOTED = re.compile("“([^“”]+)”")
# The Unicode blocks of right-to-left scripts.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


@register.filter
def apart(name: str) -> SafeString:
    """Return a name as HTML, in a `bdi` element if it contains right-to-left text."""
    html = conditional_escape(name)
    return SafeString(f"<bdi>{html}</bdi>") if RIGHT_TO_LEFT.search(html) else html


@register.filter
def isolated(sentence: str) -> SafeString:
    """Return a sentence as HTML with every name in quotation marks isolated."""
    names = (f"“{apart(SafeString(name))}”" for name in QUOTED.findall(conditional_escape(sentence)))
    return SafeString(QUOTED.sub(lambda _: next(names), conditional_escape(sentence)))
