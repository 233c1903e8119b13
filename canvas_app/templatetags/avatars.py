"""Filters for avatars: initials and a stable hue."""

from zlib import crc32

from django import template

register = template.Library()

HUES = 8


@register.filter
def initials(name: str) -> str:
    """Return the initials of the first and last word, the first two letters of a single word, or a question mark."""
    words = name.split()
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [*name.strip()[:2]]
    return "".join(letters).upper() or "?"


@register.filter
def hue(key: object) -> int:
    """Return a number from 1 to 8 for `data-hue`, always the same for the same key."""
    return crc32(str(key).encode()) % HUES + 1
