"""Measurements and due reviews of a segment or relationship, as shown beside its card."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.review_schedule import list_due_dates
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.own_words import OwnWords, phrase
from relationships.lenses.drawing.chart import sparkline
from relationships.lenses.gauge import Standing, build_gauge, determine_standing

# Off target comes first because it calls for action; with a target an indicator tells more than without.
MOST_TELLING = list(Standing)


@dataclass(frozen=True, slots=True)
class Spark:
    """A sparkline: the data of its SVG path, and in words the indicator with its last value and target."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """The sparkline of a note, None without readings, and whether a review of the note is due."""

    spark: Spark | None = None
    review_is_due: bool = False


Pulses = Mapping[UUID, Pulse]


def build_pulses(document: CanvasDocument, today: dt.date) -> Pulses:
    """Return the pulse of every note that has readings or a due review."""
    measured: defaultdict[UUID, list[Indicator]] = defaultdict(list)
    for indicator in document.indicators:
        if indicator.subject and indicator.readings:
            measured[indicator.subject].append(indicator)
    due = {review.subject for review in list_due_dates(document) if review.has_come(today) and review.subject}
    return {key: Pulse(_draw_spark(measured[key], document.currency), key in due) for key in {*measured, *due}}


def _draw_spark(indicators: Iterable[Indicator], currency: str) -> Spark | None:
    """Return the sparkline of the most telling indicator, the first of equals; None without readings."""
    read = [indicator for indicator in indicators if indicator.readings]
    if not read:
        return None
    telling = min(read, key=lambda indicator: MOST_TELLING.index(determine_standing(indicator)))
    gauge = build_gauge(telling, currency)
    words = phrase("{} on {}, {}", OwnWords(gauge.name), gauge.on, gauge.said)
    return Spark(sparkline(telling.readings), words)
