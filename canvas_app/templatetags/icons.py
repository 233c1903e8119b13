"""Tags for the icons of the sprite."""

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
    """Return an icon, hidden from screen readers: add visible or visually hidden text next to it."""
    address = static("vendor/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', address, name)


@register.simple_tag
@cache
def named_icon(name: str, label: str) -> SafeString:
    """Return an icon with a name for screen readers, which the pointer shows as well."""
    address = static("vendor/icons.svg")
    drawing = '<svg class="icon" role="img"><title>{}</title><use href="{}#{}"></use></svg>'
    return format_html(drawing, label, address, name)


@register.simple_tag
@cache
def inline_icon(name: str) -> SafeString:
    """Return an icon without the sprite, for scripts on pages that may be offline. Raise ValueError if unknown."""
    sprite = (Path(settings.BASE_DIR) / "static" / "vendor" / "icons.svg").read_text()
    _, start, rest = sprite.partition(f'<symbol id="{name}"')
    if not start:
        raise ValueError(f"There is no icon {name}.")
    return SafeString(f'<svg class="icon" aria-hidden="true"{rest.partition("</symbol>")[0]}</svg>')
