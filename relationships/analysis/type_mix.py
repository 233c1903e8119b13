"""A mix of relationship types to start with, which never contains a poor fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relationships.analysis.type_groups import FitGroup, Group
from relationships.analysis.type_scores import MIDDLE, Answers, Ranked
from relationships.catalog.fit import Fit
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import TYPES, RelationshipType, ServedBy


@dataclass(frozen=True, slots=True)
class Mix:
    """A mix to start with: for each kind of service one type, or several to choose from, none of them a poor fit.

    With `has_fallback`, the last part is a type served by people, for difficult cases only. `needs_person` tells that
    there is only technology, the matter may be difficult, and no type with staff fits.
    """

    parts: tuple[Group, ...] = ()
    needs_person: bool = False
    has_fallback: bool = False


def mix_from(groups: Sequence[FitGroup], answers: Answers) -> Mix:
    """Return a mix to start with.

    It contains the best types and those equal to them, the best of each other kind of service with a score above the
    middle, and a type served by people as a fallback if there is only technology and the matter may become difficult;
    of equal ones personal assistance, since a fallback need not be somebody's own person. It never contains a poor fit.
    Types of a part have the order of the groups.
    """
    fitting = [_by_service(group) for group in groups if group.fit is not Fit.POOR]
    kinds, first = [part for parts in fitting for part in parts], fitting[:1]
    chosen: dict[ServedBy, Group] = {}
    for served_by, ranked in kinds:
        is_best = any((served_by, ranked) in parts for parts in first)
        if served_by not in chosen and (is_best or ranked[0].score > MIDDLE):
            found = {candidate.type for candidate in ranked}
            chosen[served_by] = tuple(kind for kind in RelationshipType if kind in found)
    staff = next(([one.type for one in ranked] for served_by, ranked in kinds if served_by is ServedBy.STAFF), [])
    needs_person = ServedBy.MACHINE in chosen and ServedBy.STAFF not in chosen and _may_be_hard(answers)
    if needs_person and staff:
        chosen[ServedBy.STAFF] = (RelationshipType.PERSONAL if RelationshipType.PERSONAL in staff else staff[0],)
    return Mix(tuple(chosen.values()), needs_person and not staff, needs_person and bool(staff))


def _by_service(group: FitGroup) -> list[tuple[ServedBy, list[Ranked]]]:
    """Return the types of a group by kind of service; the best kind, and of each kind the best type, first."""
    found: dict[ServedBy, list[Ranked]] = {}
    for candidate in sorted(group.types, key=lambda candidate: -candidate.score):
        found.setdefault(TYPES[candidate.type].served_by, []).append(candidate)
    return list(found.items())


def _may_be_hard(answers: Answers) -> bool:
    return any(answers.levels.get(factor) is not Level.LOW for factor in (Factor.STAKES, Factor.COMPLEXITY))
