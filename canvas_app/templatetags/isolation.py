"""The filter by which names within a sentence are read in their own direction, and the sentence in its."""

import re

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

QUOTED = re.compile("“([^”]+)”")


@register.filter
def isolated(sentence: str) -> SafeString:
    """A sentence as HTML in which what stands between quotation marks is apart: a name may run from right to left."""
    return SafeString(QUOTED.sub(r"“<bdi>\1</bdi>”", conditional_escape(sentence)))
