"""The comparison of two canvases as HTML, from the server-side cache if possible."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.template.loader import render_to_string

from canvas_app.boards.comparison.sources import Comparable
from canvas_app.boards.sheet import FRAGMENTS
from relationships.formats import current_formats
from relationships.lenses.comparison.comparison import compare
from relationships.lenses.comparison.sides import NOW, Compared


def draw_comparison(left: Comparable, right: Comparable, today: dt.date) -> str:
    """Return the comparison on a day as HTML without tokens or names of readers. Raise NotThen as loading does."""
    if left.key == right.key:
        left, right = (replace(side, when=side.when or NOW) for side in (left, right))
    sides, versions = (left, right), (left.version, right.version)
    slot = tuple((side.key, side.when) for side in sides), f"comparison:{today}", current_formats()
    if drawn := FRAGMENTS.get(slot, versions):
        return str(drawn)
    loaded = [side.load() for side in sides]
    one, two = (Compared(read.document, side.when, side.key) for read, side in zip(loaded, sides, strict=True))
    is_one = left.key == right.key
    is_same = is_one and left.version == right.version
    context = {"comparison": compare(one, two, today), "sides": sides, "is_one": is_one, "is_same": is_same}
    drawn = render_to_string("boards/_comparison.html", context)
    # If somebody saved since a version was read, the fragment belongs to a later one.
    if tuple(read.version for read in loaded) == versions:
        FRAGMENTS.put(slot, versions, drawn)
    return drawn
