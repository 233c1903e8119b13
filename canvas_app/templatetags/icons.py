"""The tags that draw one icon of the sprite."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The icon of that name; hidden from screen readers, so words must stand beside it (or be visually hidden)."""
    address = static("vendor/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', address, name)


@register.simple_tag
@cache
def inline_icon(name: str) -> SafeString:
    """The same icon without the sprite, for what scripts put on a page that may have lost its connection."""
    sprite = (Path(settings.BASE_DIR) / "static" / "vendor" / "icons.svg").read_text()
    symbol = re.search(rf'<symbol id="{name}"( viewBox="[^"]+">.*?)</symbol>', sprite)
    if symbol is None:
        raise ValueError(f"There is no icon {name}.")
    return SafeString(f'<svg class="icon" aria-hidden="true"{symbol[1]}</svg>')
