"""The public table of the weights behind the advice, and the limits of its fits in percent."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.catalog.thresholds import GOOD_FIT_FROM, NO_DIFFERENCE, POOR_FIT_UP_TO
from relationships.catalog.types import RelationshipType
from relationships.catalog.weights import GOAL_WEIGHTS, WEIGHTS, Weights


@dataclass(frozen=True, slots=True)
class WeightRow:
    """One row of the table of weights."""

    question: str
    weights: tuple[int, ...]
    because: str
    source: str


@dataclass(frozen=True, slots=True)
class FitLimits:
    """The limits of the fits, in percent of a type's total weight.

    `good` and `poor` are how far the answers in favour must outweigh those against, or the reverse; types that differ
    by less than `equal` are shown side by side.
    """

    good: int
    poor: int
    equal: int


def fit_limits() -> FitLimits:
    """Return the limits of the fits, taken from the thresholds of the scores, where 0.5 is all of the weight."""
    return FitLimits(_percent(GOOD_FIT_FROM - 0.5), _percent(0.5 - POOR_FIT_UP_TO), _percent(NO_DIFFERENCE))


def _percent(score: float) -> int:
    return round(score * 200)


def weight_table() -> tuple[WeightRow, ...]:
    """Return every weight with its reason and source, the goals last."""
    factors = [WeightRow(row.factor.label, _by_type(row.weights), row.because, row.source) for row in WEIGHTS]
    goals = [
        WeightRow(f"{row.goal.label} matters most", _by_type(row.weights), row.because, row.source)
        for row in GOAL_WEIGHTS
    ]
    return (*factors, *goals)


def _by_type(weights: Weights) -> tuple[int, ...]:
    return tuple(weights[kind] for kind in RelationshipType)
