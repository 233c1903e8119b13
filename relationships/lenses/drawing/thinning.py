"""Fewer places on a line, chosen so that it keeps its shape."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Place(NamedTuple):
    """A point of a drawing, and which of a series it is."""

    x: float
    y: float
    number: int


def thinned(points: Sequence[tuple[float, float]], most: int) -> list[Place]:
    """At most so many of the points (three or more), the first and the last among them.

    Source: Largest-Triangle-Three-Buckets (Steinarsson, Downsampling Time Series for Visual Representation, 2013): the
    points between are parted into runs of equal length, and of each that one is kept which makes the largest triangle
    with the one kept before and the mean of the run behind. Peaks and valleys stay.
    """
    places = [Place(x, y, number) for number, (x, y) in enumerate(points)]
    if len(places) <= most:
        return places
    runs = _runs(places[1:-1], most - 2)
    kept = [places[0]]
    for run, behind in zip(runs, [*runs[1:], places[-1:]], strict=True):
        x, y = (sum(values) / len(behind) for values in list(zip(*behind, strict=True))[:2])
        kept.append(max(run, key=lambda each: _triangle(kept[-1], each, x, y)))
    return [*kept, places[-1]]


def _runs(places: list[Place], count: int) -> list[list[Place]]:
    edges = [len(places) * run // count for run in range(count + 1)]
    return [places[start:end] for start, end in pairwise(edges)]


def _triangle(before: Place, each: Place, x: float, y: float) -> float:
    """Twice the area between three points."""
    return abs((before.x - x) * (each.y - before.y) - (before.x - each.x) * (y - before.y))
