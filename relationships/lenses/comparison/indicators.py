"""The indicators of two canvases: which both measure, with their values, and which only one measures."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from relationships.document.measurements import Indicator
from relationships.document.own_words import OwnWords, join_words, phrase
from relationships.lenses.comparison.matching import Keyed, comparable_name, match
from relationships.lenses.comparison.rows import Row, text_row
from relationships.lenses.comparison.sides import Side
from relationships.lenses.gauge import build_gauge

NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Indicators:
    """A row for every indicator, and the names of those that only one canvas has."""

    rows: tuple[Row, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


def build_indicators(left: Side, right: Side) -> Indicators:
    """Return the indicators, matched by id, else by the indicator and the name of what it measures."""
    found = match(_keyed(left), _keyed(right))
    rows = (
        *(text_row(_label(left, one), _value(left, one), _value(right, other)) for one, other in found.both),
        *(Row(_label(left, one), _value(left, one), NOT_MEASURED, differs=True) for one in found.left),
        *(Row(_label(right, one), NOT_MEASURED, _value(right, one), differs=True) for one in found.right),
    )
    return Indicators(rows, _names(found.left), _names(found.right))


def _keyed(side: Side) -> list[Keyed[Indicator]]:
    return [(indicator, _keys(side, indicator)) for indicator in side.document.indicators]


def _keys(side: Side, indicator: Indicator) -> tuple[Hashable | None, ...]:
    about = side.comparable.get(indicator.subject) if indicator.subject else None
    name = comparable_name(indicator.name)
    return indicator.id, (indicator.code, about) if indicator.code else None, (name, about)


def _label(side: Side, indicator: Indicator) -> str:
    if indicator.subject in side.names:
        return phrase("{} ({})", OwnWords(indicator.name), side.names[indicator.subject])
    return OwnWords(indicator.name)


def _value(side: Side, indicator: Indicator) -> str:
    """Return the newest measurement with its date, and the target."""
    gauge = build_gauge(indicator, side.document.currency)
    last = phrase("{} on {}", gauge.last, gauge.on) if gauge.last else "no measurement yet"
    return join_words("; ", [last, gauge.wanted]) if gauge.wanted else last


def _names(indicators: tuple[Indicator, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(indicator.name for indicator in indicators))
