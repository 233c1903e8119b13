"""What a card shows of how its segment or relationship is measured and reviewed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.review_schedule import dues_of
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.lenses.drawing.chart import sparkline
from relationships.lenses.gauge import Standing, amount, bare_unit, gauge_of, standing_of, unit_in

# What is off target has to be seen; what has a target says more than what has none.
MOST_TELLING = list(Standing)


@dataclass(frozen=True, slots=True)
class Spark:
    """A series as a tiny line: the data of its path, what it is a series of, its last value, and all of it in words."""

    path: str
    name: str
    last: str
    words: str


@dataclass(frozen=True, slots=True)
class Pulse:
    """What was measured of a note, if anything was, and whether a review of it is due."""

    spark: Spark | None = None
    review_is_due: bool = False


Pulses = Mapping[UUID, Pulse]


def pulses_of(document: CanvasDocument, today: dt.date) -> Pulses:
    """The pulse of every note that has one."""
    measured: defaultdict[UUID, list[Indicator]] = defaultdict(list)
    for indicator in document.indicators:
        if indicator.subject and indicator.readings:
            measured[indicator.subject].append(indicator)
    due = {each.subject for each in dues_of(document) if each.has_come(today) and each.subject}
    return {key: Pulse(spark_of(measured[key], document.currency), key in due) for key in {*measured, *due}}


def spark_of(indicators: Iterable[Indicator], currency: str) -> Spark | None:
    """The most telling of a note's indicators, of equals the first; None where nothing has been read yet."""
    read = [indicator for indicator in indicators if indicator.readings]
    if not read:
        return None
    telling = min(read, key=lambda each: MOST_TELLING.index(standing_of(each)))
    gauge = gauge_of(telling, currency)
    last = amount(telling.readings[-1].value, bare_unit(unit_in(telling.unit, currency)))
    return Spark(sparkline(telling.readings), gauge.name, last, f"{gauge.name} on {gauge.on}, {gauge.said}")
