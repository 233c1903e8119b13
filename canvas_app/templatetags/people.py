"""The filters that draw a person as a round mark: initials, and a hue that stays the same everywhere."""

from zlib import crc32

from django import template

register = template.Library()

HUES = 8


@register.filter
def initials(name: str) -> str:
    """One or two capitals: of the first and the last word of `name`; a question mark without a name."""
    words = name.split()
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [*name.strip()[:2]]
    return "".join(letters).upper() or "?"


@register.filter
def hue(key: object) -> int:
    """A number from 1 to 8 for `data-hue`, always the same for the same key."""
    return crc32(str(key).encode()) % HUES + 1
