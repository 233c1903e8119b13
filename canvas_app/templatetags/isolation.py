"""The filters by which names within a sentence are read in their own direction, and the sentence in its."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

QUOTED = re.compile("“([^”]+)”")
# The blocks of Unicode for scripts that run from right to left.
LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


@register.filter
def apart(name: str) -> SafeString:
    """A name as HTML, set apart from the sentence around it where it runs from right to left."""
    html = conditional_escape(name)
    return SafeString(f"<bdi>{html}</bdi>") if LEFTWARDS.search(html) else html


@register.filter
def isolated(sentence: str) -> SafeString:
    """A sentence as HTML in which every name between quotation marks is set apart."""
    names = (f"“{apart(SafeString(name))}”" for name in QUOTED.findall(conditional_escape(sentence)))
    return SafeString(QUOTED.sub(lambda _: next(names), conditional_escape(sentence)))
