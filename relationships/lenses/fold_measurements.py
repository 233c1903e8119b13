"""The indicators and reviews of a note, in one line."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.document.own_words import OwnWords, phrase
from relationships.lenses.gauge import Gauge, Standing
from relationships.lenses.measurements import Measurements

# What calls for attention comes first.
BY_URGENCY = (Standing.OFF, Standing.ON, Standing.NO_TARGET, Standing.NO_READING)


def summarise_measurements(measured: Measurements) -> Iterator[str]:
    """Yield the most urgent indicator, how many others there are, and the review that is due or was the last."""
    gauges = sorted(measured.gauges, key=lambda gauge: BY_URGENCY.index(gauge.standing))
    if gauges:
        yield _describe(gauges[0])
    if len(gauges) > 1:
        yield f"{len(gauges) - 1} more"
    if measured.due and measured.due.has_come:
        yield f"review {measured.due.words}"
    elif measured.reviews:
        yield f"last review on {measured.reviews[0].on}"


def _describe(gauge: Gauge) -> str:
    shown = OwnWords(f"{gauge.name} {gauge.last}".strip())
    return phrase("{}, {}", shown, gauge.standing.label)
