"""The refusal of writes that would leave more on a canvas than it may hold. What it holds already may stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from django.db.models import Count, Model

from relationships.document.parts import Part, Parts, ReadingPart
from relationships.document.sizes import MOST, Size, describe_most, measure_parts
from relationships.document.values import READINGS_PER_INDICATOR
from relationships.errors import Refused
from relationships.formulas.reading_bounds import TOO_MANY
from relationships.models import (
    Canvas,
    Dismissal,
    Indicator,
    Note,
    NoteSegment,
    Reading,
    RelationshipDetails,
    RelationshipLink,
    Review,
    SegmentDetails,
)
from relationships.store.compiled_query import CompiledQuery

ADVICE: dict[Size, str] = {
    Size.NOTES: "Delete some, or create a second canvas.",
    Size.SEGMENTS: "Delete some, or create a second canvas.",
    Size.RELATIONSHIPS: "Delete some, or create a second canvas.",
    Size.CONCERNS: "Choose fewer segments.",
    Size.SERVES: "Choose fewer notes.",
    Size.INDICATORS: "Delete an indicator that you no longer use.",
    Size.READINGS: "Delete some that you no longer need.",
    Size.INPUTS: "Enter the value without a formula.",
    Size.REVIEWS: "Delete some that you no longer need.",
    Size.DISMISSALS: "Restore some that are out of date.",
    Size.ABOUT: "Restore some that are out of date.",
    Size.SOURCES: "Delete some.",
}


def require_room(canvas_id: UUID, before: Parts, after: Parts) -> None:
    """Raise Refused if a write would leave the canvas, or an indicator, with more than allowed and more than it has."""
    growth = measure_parts(after.values())
    growth.subtract(measure_parts(before.values()))
    for size, more in growth.items():
        if more > 0 and COUNTS[size](canvas_id) + more > MOST[size]:
            raise Refused(f"{describe_most(size).capitalize()}. {ADVICE[size]}")
    for indicator, more in _growth_of_indicators(before, after).items():
        if more > 0 and Reading.objects.filter(indicator=indicator).count() + more > READINGS_PER_INDICATOR:
            raise Refused(TOO_MANY)


def _growth_of_indicators(before: Parts, after: Parts) -> Counter[UUID]:
    growth = Counter(_indicators(after.values()))
    growth.subtract(_indicators(before.values()))
    return growth


def _indicators(parts: Iterable[Part | None]) -> Iterable[UUID]:
    return (part.indicator for part in parts if isinstance(part, ReadingPart))


def _counting(model: type[Model], path: str, **conditions: object) -> Callable[[UUID], int]:
    """Return a function that counts the rows of a canvas, to which `path` leads."""
    rows = model._default_manager
    query = CompiledQuery(
        lambda canvas: (
            rows.filter(**{path: canvas}, **conditions).values(path).annotate(count=Count("pk")).values_list("count")
        )
    )
    return partial(_first_number, query)


def _first_number(query: CompiledQuery, canvas_id: UUID) -> int:
    return int((query.first(canvas_id) or (0,))[0])


def _adding_up(model: type[Model], path: str, name: str) -> Callable[[UUID], int]:
    """Return a function that adds up the lengths of a JSON column of the rows of a canvas."""
    rows = model._default_manager
    return lambda canvas_id: sum(map(len, rows.filter(**{path: canvas_id}).values_list(name, flat=True)))


COUNTS: dict[Size, Callable[[UUID], int]] = {
    Size.NOTES: _counting(Note, "canvas"),
    # Notes of these blocks always have details, and keep them where they are moved.
    Size.SEGMENTS: _counting(SegmentDetails, "note__canvas"),
    Size.RELATIONSHIPS: _counting(RelationshipDetails, "note__canvas"),
    Size.CONCERNS: _counting(NoteSegment, "note__canvas"),
    Size.SERVES: _counting(RelationshipLink, "relationship__canvas"),
    Size.INDICATORS: _counting(Indicator, "canvas"),
    Size.READINGS: _counting(Reading, "indicator__canvas"),
    Size.INPUTS: _adding_up(Reading, "indicator__canvas", "inputs"),
    Size.REVIEWS: _counting(Review, "canvas"),
    Size.DISMISSALS: _counting(Dismissal, "canvas"),
    Size.ABOUT: _adding_up(Dismissal, "canvas", "about"),
    Size.SOURCES: _adding_up(Canvas, "pk", "sources"),
}
