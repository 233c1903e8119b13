"""The indicators, readings, reviews and dismissals of a document after some of them were changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from relationships.document.assembly import dismissal_of, indicator_of, reading_of, review_of
from relationships.document.canvas import CanvasDocument, Dismissal, Indicator, Reading, Review
from relationships.document.parts import DismissalPart, IndicatorPart, Part, ReadingPart, ReviewPart
from relationships.models import Dismissal as DismissalRow
from relationships.models import Indicator as IndicatorRow
from relationships.models import Review as ReviewRow
from relationships.store.compiled_query import Prepared

INDICATORS = Prepared(
    lambda canvas: IndicatorRow.objects.filter(canvas_id=canvas).order_by("rank", "pk").values_list("pk")
)
REVIEWS = Prepared(lambda canvas: ReviewRow.objects.filter(canvas_id=canvas).order_by("rank", "pk").values_list("pk"))
DISMISSALS = Prepared(
    lambda canvas: DismissalRow.objects.filter(canvas_id=canvas).order_by("rank", "pk").values_list("pk")
)

Parts = Mapping[UUID, Part | None]


def indicators_followed(
    canvas_id: UUID, document: CanvasDocument, indicators: Parts, readings: Parts, *, is_placed: bool
) -> tuple[Indicator, ...] | None:
    """The indicators with their readings, in the order of the rows where some were placed anew; else None."""
    found = {indicator.id: indicator for indicator in document.indicators}
    read = _readings(document.indicators, readings)
    for key, part in indicators.items():
        if isinstance(part, IndicatorPart):
            found[key] = indicator_of(key, part)
        else:
            found.pop(key, None)
    full = {key: _with_readings(indicator, read.get(key, {})) for key, indicator in found.items()}
    return _in_order(full, INDICATORS.rows(canvas_id) if is_placed else [(key,) for key in full])


def _readings(indicators: Iterable[Indicator], parts: Parts) -> dict[UUID, dict[UUID, Reading]]:
    """The readings by the indicator that has them."""
    read = {indicator.id: {reading.id: reading for reading in indicator.readings} for indicator in indicators}
    for key, part in parts.items():
        for each in read.values():
            each.pop(key, None)
        if isinstance(part, ReadingPart):
            read.setdefault(part.indicator, {})[key] = reading_of(key, part)
    return read


def _with_readings(indicator: Indicator, readings: Mapping[UUID, Reading]) -> Indicator:
    if {reading.id: reading for reading in indicator.readings} == readings:
        return indicator
    ordered = tuple(sorted(readings.values(), key=lambda reading: reading.date))
    return indicator.model_copy(update={"readings": ordered})


def reviews_followed(
    canvas_id: UUID, document: CanvasDocument, parts: Parts, *, is_placed: bool
) -> tuple[Review, ...] | None:
    """The reviews, in the order of the rows where some were placed anew; None where the rows hold others."""
    found = {review.id: review for review in document.reviews}
    for key, part in parts.items():
        if isinstance(part, ReviewPart):
            found[key] = review_of(key, part)
        else:
            found.pop(key, None)
    return _in_order(found, REVIEWS.rows(canvas_id) if is_placed else [(key,) for key in found])


def dismissals_followed(
    canvas_id: UUID, document: CanvasDocument, parts: Parts, *, is_placed: bool
) -> tuple[Dismissal, ...] | None:
    """The dismissals of findings, in the same way."""
    found = {dismissal.id: dismissal for dismissal in document.dismissals}
    for key, part in parts.items():
        if isinstance(part, DismissalPart):
            found[key] = dismissal_of(key, part)
        else:
            found.pop(key, None)
    return _in_order(found, DISMISSALS.rows(canvas_id) if is_placed else [(key,) for key in found])


def _in_order[Kind](found: Mapping[UUID, Kind], order: Iterable[tuple[UUID]]) -> tuple[Kind, ...] | None:
    keys = [key for (key,) in order]
    return tuple(found[key] for key in keys) if found.keys() == set(keys) else None
