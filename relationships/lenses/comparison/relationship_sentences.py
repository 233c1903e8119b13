"""Sentences of a comparison about relationships: their types, goals, service mix and cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from relationships.analysis.service_mix import total_cost
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType, ServedBy
from relationships.checks.phrases import joined, quoted
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.formats import format_percent
from relationships.lenses.comparison.figures import describe_balance
from relationships.lenses.comparison.found import Found, at_start, counted, named
from relationships.lenses.comparison.sides import Side, describe_cost

SEGMENTS_NAMED = 3
# Of two shares of relationships; below it, one relationship more or less decides.
MUCH = Fraction(1, 5)

type Types = list[RelationshipType]


def tell_types_of_segments(found: Found) -> Iterator[str]:
    """Yield which types each canvas relies on for the segments of both, if they differ."""
    every = [(pair[0], _types_for(found.left, pair[0]), _types_for(found.right, pair[1])) for pair in _pairs(found)]
    different = [(segment, one, two) for segment, one, two in every if one != two]
    for segment, one, two in different[:SEGMENTS_NAMED]:
        yield _compare_types(found, quoted(short_name(segment.text)), one, two)
    if (more := len(different) - SEGMENTS_NAMED) > 0:
        yield f"The types also differ for {counted(more, 'more segment')}."


def _pairs(found: Found) -> list[tuple[Note, Note]]:
    return found.shared_segments(found.left)


def _types_for(side: Side, segment: Note) -> Types:
    types = side.types_for(segment)
    return [kind for kind in RelationshipType if types[kind]]


def _compare_types(found: Found, segment: str, one: Types, two: Types) -> str:
    left, right = found.left.name, found.right.name
    if one and two:
        return f"For {segment}, {left} relies on {_listed(one)}, {right} on {_listed(two)}."
    name, idle = (left, right) if one else (right, left)
    return f"For {segment}, {name} relies on {_listed(one or two)}, and {idle} on none of the six types."


def _listed(kinds: Iterable[RelationshipType]) -> str:
    return joined([str(kind.label).lower() for kind in kinds])


def tell_types(found: Found) -> Iterator[str]:
    """Yield which types only one of the canvases uses at all."""
    for side, other in found.each_way():
        if only := [kind for kind in RelationshipType if side.types[kind] and not other.types[kind]]:
            yield f"Only {side.name} uses {_listed(only)}."


def tell_goals_of_segments(found: Found) -> Iterator[str]:
    """Yield which goals only one of the canvases supports for segments of both."""
    for side, other in found.each_way():
        pairs = [(one, side.covered(one), other.covered(two)) for one, two in found.shared_segments(side)]
        for goal in Goal:
            if segments := [one for one, here, there in pairs if goal in here and goal not in there]:
                yield f"Only {side.name} supports {goal.label.lower()} for {named(segments)}."


def tell_balance(found: Found) -> Iterator[str]:
    """Yield the goal whose share of the relationships differs most, if it differs much."""
    if not all(side.active for side in found.sides):
        return
    differences = {goal: abs(_share(found.left, goal) - _share(found.right, goal)) for goal in Goal}
    most = max(Goal, key=lambda goal: differences[goal])
    if differences[most] >= MUCH:
        left, right = (f"{describe_balance(side, most)} of {side.name}" for side in found.sides)
        yield f"{most.label} is supported by {left} and {right}."


def _share(side: Side, goal: Goal) -> Fraction:
    return Fraction(side.goals[goal], len(side.active))


def tell_mix(found: Found) -> Iterator[str]:
    """Yield the shares of customers that differ most: those of staff, peers or machines."""
    shares = [{share.served_by: share.percent for share in side.mix.by_customers} for side in found.sides]
    differences = {kind: abs(shares[0].get(kind, 0) - shares[1].get(kind, 0)) for kind in ServedBy}
    most = max(ServedBy, key=lambda kind: differences[kind])
    if all(shares) and differences[most]:
        one, two = (format_percent(share.get(most, 0)) for share in shares)
        left, right = found.left.name, found.right.name
        yield f"{at_start(str(most.label))} serve {one} of the customers in {left} and {two} in {right}."


def tell_cost(found: Found) -> Iterator[str]:
    """Yield what the relationships cost, if that differs or only one canvas says it."""
    texts = [describe_cost(side.cost) for side in found.sides]
    known = [side for side in found.sides if total_cost(side.active) is not None]
    if len(known) == 1:
        yield f"Only {known[0].name} states what relationships cost: {describe_cost(known[0].cost)}."
    elif known and texts[0] != texts[1]:
        yield f"Relationships cost {texts[0]} in {found.left.name} and {texts[1]} in {found.right.name}."
        currencies = [side.document.currency for side in found.sides]
        if currencies[0] != currencies[1]:
            yield f"Amounts in {joined(currencies)} are not converted."
