"""Groups of relationship types without a meaningful difference, with their fit.

Types whose scores differ by less than `NO_DIFFERENCE` from the best of them are equal, and share the fit of the best. A
poor fit is never in a group with one that is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from relationships.analysis.type_scores import Ranked, Scores
from relationships.catalog.fit import Fit, fit_at
from relationships.catalog.thresholds import NO_DIFFERENCE
from relationships.catalog.types import RelationshipType

# Far below any difference between two sums of weights, and above the error of their floating-point numbers.
EXACT = 1e-9

type Group = tuple[RelationshipType, ...]


@dataclass(frozen=True, slots=True)
class FitGroup:
    """Types without a meaningful difference between them, from personal to automated, and their fit."""

    fit: Fit
    types: tuple[Ranked, ...]


def group_types(ranking: Iterable[Ranked]) -> tuple[FitGroup, ...]:
    """Return the types in groups, the best first."""
    ranked = {candidate.type: candidate for candidate in ranking}
    groups = group_scores({kind: candidate.score for kind, candidate in ranked.items()})
    return tuple(FitGroup(fit, tuple(ranked[kind] for kind in kinds)) for fit, kinds in groups)


def group_scores(scores: Scores) -> Iterator[tuple[Fit, Group]]:
    """Yield groups of types without a meaningful difference and their fit, the best first."""
    order = sorted(RelationshipType, key=lambda kind: -scores[kind])
    for _, kinds in groupby(order, key=lambda kind: fit_at(scores[kind]) is Fit.POOR):
        remaining = list(kinds)
        while remaining:
            best = scores[remaining[0]]
            equal = {kind for kind in remaining if best - scores[kind] < NO_DIFFERENCE - EXACT}
            yield fit_at(best), tuple(kind for kind in RelationshipType if kind in equal)
            remaining = [kind for kind in remaining if kind not in equal]
