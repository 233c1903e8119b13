"""A tag for data about a page that search engines read."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# Inside of a script element, only these characters could end it or begin a comment.
ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


@register.simple_tag
def structured_data(data: dict[str, Any]) -> SafeString:
    """Return data as JSON-LD. Browsers do not run it, so the security policy of the site does not concern it."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
