"""The segments of two canvases: who serves them with which types, for which goals, and at what cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from relationships.analysis.service_mix import compute_mix
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.lenses.amounts import describe_total
from relationships.lenses.comparison.figures import NOT_CHOSEN
from relationships.lenses.comparison.matching import Matched
from relationships.lenses.comparison.rows import Group, text_row
from relationships.lenses.comparison.sides import LEFT, RIGHT, Side, describe_cost, describe_shares
from relationships.lenses.matrix import NONE_ACTIVE, describe_idle

type Facts = tuple[tuple[str, str], ...]


def build_segments(left: Side, right: Side, matched: Matched[Note]) -> tuple[Group, ...]:
    """Return a group for every segment, those of both canvases first."""
    return (
        *(_both(left, right, pair) for pair in matched.both),
        *(_only(left, segment, LEFT) for segment in matched.left),
        *(_only(right, segment, RIGHT) for segment in matched.right),
    )


def _both(left: Side, right: Side, pair: tuple[Note, Note]) -> Group:
    facts = zip(_facts(left, pair[0]), _facts(right, pair[1]), strict=True)
    rows = (text_row(label, one, other) for (label, one), (_, other) in facts if one or other)
    return Group(short_name(pair[0].text), tuple(rows))


def _only(side: Side, segment: Note, which: str) -> Group:
    facts = [(label, text) for label, text in _facts(side, segment) if text]
    texts = ((label, text, "") if which == LEFT else (label, "", text) for label, text in facts)
    return Group(short_name(segment.text), tuple(text_row(*row) for row in texts), which)


def _facts(side: Side, segment: Note) -> Iterator[tuple[str, str]]:
    """Yield the facts about a segment with their labels, in an order that does not depend on the segment."""
    yield "Active relationships", describe_types(side.types_for(segment)) or NONE_ACTIVE
    standings = {coverage.goal: str(coverage.standing.label) for coverage in side.coverage(segment)}
    for goal in Goal:
        yield str(goal.label), standings.get(goal, "")
    own = side.counted_for(segment)
    mix = compute_mix(own)
    idle = "" if own else describe_idle(side.document, segment, side.concerns)
    yield "Served by, by customers", describe_shares(mix.by_customers)
    yield "Served by, by cost", describe_shares(mix.by_cost)
    yield "Cost", "" if idle == NONE_ACTIVE else idle or describe_cost(describe_total(own, side.document.currency))


def describe_types(types: Counter[RelationshipType | None]) -> str:
    """Return types with their numbers, such as “Self-service (2), Communities (1)”; empty without a relationship."""
    named = [(str(kind.label), types[kind]) for kind in RelationshipType if types[kind]]
    if types[None]:
        named.append((NOT_CHOSEN, types[None]))
    return ", ".join(f"{name} ({number})" for name, number in named)
