"""HTML without what most assertions should not depend on: how a template breaks its lines, and marks of own words."""

import re

# tests/own_words checks for all pages that these are where they belong.
MARKS = re.compile(r'<bdi translate="no">|</bdi>| translate="(?:no|yes)"')


def one_line(html: str) -> str:
    """Return the HTML without marks, every run of whitespace as one space, and none before the end of a tag."""
    return re.sub(r"\s+(?=/?>)", "", " ".join(unmarked(html).split()))


def unmarked(html: str) -> str:
    """Return the HTML without the marks that keep browsers from translating own words."""
    return MARKS.sub("", html)
