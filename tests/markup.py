"""HTML on one line, so that assertions do not depend on how a template breaks its lines."""

import re


def one_line(html: str) -> str:
    """Return the HTML with every run of whitespace as one space, and none before the end of a tag."""
    return re.sub(r"\s+(?=/?>)", "", " ".join(html.split()))
