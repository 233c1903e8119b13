"""Downsampling of a line that preserves its shape."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Place(NamedTuple):
    """A point of a drawing, with its index in the series."""

    x: float
    y: float
    number: int


def thin_out(points: Sequence[tuple[float, float]], most: int) -> list[Place]:
    """Return at most `most` of the points (three or more), including the first and the last.

    Source: Largest-Triangle-Three-Buckets (Steinarsson, Downsampling Time Series for Visual Representation, 2013). The
    points in between are divided into buckets of equal length. From each bucket the point is selected that forms the
    largest triangle with the point selected before and the mean of the next bucket, which preserves peaks and valleys.
    """
    places = [Place(x, y, number) for number, (x, y) in enumerate(points)]
    if len(places) <= most:
        return places
    buckets = _split(places[1:-1], most - 2)
    selected = [places[0]]
    for bucket, following in zip(buckets, [*buckets[1:], places[-1:]], strict=True):
        x, y = (sum(values) / len(following) for values in list(zip(*following, strict=True))[:2])
        selected.append(max(bucket, key=lambda place: _triangle(selected[-1], place, x, y)))
    return [*selected, places[-1]]


def _split(places: list[Place], count: int) -> list[list[Place]]:
    edges = [len(places) * bucket // count for bucket in range(count + 1)]
    return [places[start:end] for start, end in pairwise(edges)]


def _triangle(before: Place, place: Place, x: float, y: float) -> float:
    """Return twice the area of the triangle of three points."""
    return abs((before.x - x) * (place.y - before.y) - (before.x - place.x) * (y - before.y))
