"""Filters that set people's own words apart: their direction is isolated, and browsers do not translate them."""

import re
from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from relationships.document.own_words import OwnWords, Phrase
from relationships.formats import keep_units

register = template.Library()

# From the last opening mark: one that is never closed must not be searched from.
QUOTED = re.compile("“([^“”]+)”")


@register.filter
def unbroken(words: object) -> SafeString:
    """Return a text as HTML, without line breaks between a number and a percent sign or currency symbol."""
    return SafeString(keep_units(conditional_escape(str(words))))


@register.filter
def apart(words: object) -> SafeString:
    """Return own words within a sentence as HTML."""
    return format_html('<bdi translate="no">{}</bdi>', unbroken(words))


@register.filter
def isolated(text: object) -> SafeString:
    """Return a text as HTML, with the own words in it apart: those that it knows of, or all that is quoted."""
    if isinstance(text, OwnWords):
        return apart(text)
    if isinstance(text, Phrase):
        return SafeString("".join(map(isolated, text.parts)))
    return SafeString(QUOTED.sub(r'“<bdi translate="no">\1</bdi>”', unbroken(text)))


@register.filter
def quoted_names(names: Sequence[object]) -> SafeString:
    """Return names in quotation marks as HTML, with commas and “and” between them."""
    *others, last = [format_html("“{}”", apart(name)) for name in names]
    return format_html("{} and {}", SafeString(", ".join(others)), last) if others else last


@register.simple_tag
def in_element(name: str, text: str) -> SafeString:
    """Return an element with a text; if all of it is own, the element takes its direction."""
    if isinstance(text, OwnWords):
        return format_html('<{0} translate="no">{1}</{0}>', name, unbroken(text))
    return format_html("<{0}>{1}</{0}>", name, isolated(text))
