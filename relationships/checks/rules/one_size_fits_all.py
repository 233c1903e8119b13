"""Rule: different segments get the same relationships."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from functools import partial
from itertools import combinations
from typing import Any, NamedTuple
from uuid import UUID

from relationships.analysis.segment_answers import collect_answers, yearly_value
from relationships.analysis.service_mix import WHOLE, compute_mix
from relationships.analysis.type_scores import rank_types
from relationships.catalog.goals import Stage
from relationships.catalog.segments import Factor, Level, MarketPattern
from relationships.catalog.thresholds import UNLIKE_SIZE, UNLIKE_VALUE
from relationships.catalog.types import RelationshipType
from relationships.checks.asks.questions import in_field
from relationships.checks.asks.relationships import ask_relationship
from relationships.checks.factor_names import FACTOR_NAMES
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, money, names
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "one-size-fits-all"
# Firms and people may be served in the same way; this difference alone gives a hint.
KIND = "kind of customer"
QUESTION = "{names} get the same types. What does each of them expect that the others don’t?"
# From this many segments with the same mix on, ask even if others differ.
MANY_ALIKE = 3
# Of more segments, only those that differ most in one thing or another are compared with each other.
MOST_COMPARED = 40
Mix = frozenset[tuple[RelationshipType, frozenset[str]]]


class Difference(NamedTuple):
    """A difference between two segments, with the figures of the first and the second if there are any."""

    what: str
    figures: str = ""


@rule(
    code=CODE,
    title="Same types for different segments",
    severity=Severity.WARNING,
    otherwise="A hint at the idea stage, or if the segments differ only in the kind of customer",
    looks_for="Canvases on which all segments get the same types and programmes although the segments differ. If "
    "nothing on the canvas shows a difference, or if three or more segments, but not all, get the same types, "
    "Rapport asks you instead. Mass-market canvases are left out.",
    why="Different segments need different things. If all of them get the same, it suits one of them at best.",
    what_to_do="Find out what each segment expects, and change its relationships where it differs.",
    example=Example(
        problem="A software company offers hospitals and hobbyists the same help pages.",
        cured="Hospitals also get a phone line and a named contact.",
    ),
    source="Business Model Generation (2010): which relationship does each segment expect? The limits for "
    "“different” are Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding if all segments have the same mix of types, programmes and shares although they differ.

    Yield a question if nothing tells them apart, and if three or more of several are alike. In a mass market that is
    intended.
    """
    if subject.document.market_pattern is MarketPattern.MASS:
        return
    segments = [segment for segment in subject.segments if _mix(segment)]
    for alike in _groups(segments):
        pairs = [
            (one, other, differences)
            for one, other in combinations(_compared(alike), 2)
            if (differences := _differences(subject, one, other))
        ]
        used = {kind for kind, _ in _mix(alike[0])}
        unused = [kind for kind in RelationshipType if kind not in used]
        if len(alike) == len(segments) and pairs and unused:
            yield _finding(subject, alike, pairs, unused)
        elif bool(pairs) is (len(alike) < len(segments)):
            yield from ask(CODE, alike, QUESTION, in_field("segment.preferences"))


def _groups(segments: list[Segment]) -> Iterator[list[Segment]]:
    """Yield the segments that share a mix, if these are all segments or at least three."""
    found: dict[Mix, list[Segment]] = {}
    for segment in segments:
        found.setdefault(_mix(segment), []).append(segment)
    for alike in found.values():
        leaders = {leader for segment in alike if (leader := _leader(segment))}
        is_all = len(alike) == len(segments) > 1
        if len(leaders) <= 1 and (is_all or len(alike) >= MANY_ALIKE):
            yield alike


def _mix(segment: Segment) -> Mix:
    """Return the types with their programmes; empty if a type is missing."""
    known = [
        (relationship.type, frozenset(map(str, relationship.details.programmes)))
        for relationship in segment.running
        if relationship.type
    ]
    return frozenset(known) if len(known) == len(segment.running) else frozenset()


def _leader(segment: Segment) -> str | None:
    """Return who serves most customers, if all are counted; the same types in other shares are a different mix."""
    counts = [relationship.details.customers_served for relationship in segment.running]
    shares = (
        compute_mix([relationship.details for relationship in segment.running]).by_customers
        if None not in counts
        else ()
    )
    return next((str(share.served_by) for share in shares if share.percent > WHOLE / 2), None)


def _compared(alike: list[Segment]) -> Collection[Segment]:
    """Return the segments to compare: all, or of each thing those with the least and the most of it."""
    if len(alike) <= MOST_COMPARED:
        return alike
    found: dict[UUID, Segment] = {}
    for trait in TRAITS:
        known = [(value, segment.id, segment) for segment in alike if (value := trait(segment)) is not None]
        found |= {segment.id: segment for _, _, segment in (min(known), max(known))} if known else {}
    return found.values()


def _differences(subject: Subject, one: Segment, other: Segment) -> list[Difference]:
    """Return the stated differences between two segments."""
    differences = [
        Difference(what)
        for what, name in (("preferred contact", "contact"), (KIND, "kind"))
        if _differ(one, other, name)
    ]
    differences += [Difference(FACTOR_NAMES[factor]) for factor in Factor if _are_opposite(one, other, factor)]
    currency, values = subject.document.currency, [yearly_value(segment.details) for segment in (one, other)]
    if _are_apart(values, UNLIKE_VALUE):
        shown = " and ".join(money(value, currency) for value in values if value)
        differences.append(Difference("yearly value per customer", f" ({shown})"))
    if _are_apart([_size(one), _size(other)], UNLIKE_SIZE):
        differences.append(Difference("number of customers"))
    return differences


def _size(segment: Segment) -> int | None:
    return segment.details.customers_now or segment.details.potential_size


def _differ(one: Segment, other: Segment, name: str) -> bool:
    values = [getattr(segment.details, name) for segment in (one, other)]
    return None not in values and values[0] != values[1]


def _are_opposite(one: Segment, other: Segment, factor: Factor) -> bool:
    return {one.level(factor), other.level(factor)} == {Level.LOW, Level.HIGH}


def _level_number(segment: Segment, factor: Factor) -> int | None:
    level = segment.level(factor)
    return list(Level).index(level) if level else None


def _are_apart(amounts: list[Decimal] | list[int | None] | list[Decimal | None], times: int) -> bool:
    known = [amount for amount in amounts if amount]
    return len(known) == len(amounts) and max(known) >= min(known) * times


def _finding(
    subject: Subject,
    segments: list[Segment],
    pairs: list[tuple[Segment, Segment, list[Difference]]],
    unused: list[RelationshipType],
) -> Finding:
    one, other, differences = max(pairs, key=lambda pair: (len(pair[2]), sorted((pair[0].id, pair[1].id))))
    types = joined(
        sorted({str(relationship.type.label).lower() for relationship in segments[0].running if relationship.type})
    )
    differing = _worst_served(subject, (one, other), unused)
    is_slight = subject.stage is Stage.IDEA or [difference.what for difference in differences] == [KIND]
    return Finding(
        CODE,
        Severity.HINT if is_slight else Severity.WARNING,
        tuple(segment.id for segment in segments),
        f"{names(segment.note for segment in segments)} get the same types ({types}), although "
        f"{'they' if len(segments) == len((one, other)) else f'{one.name} and {other.name}'} differ in "
        f"{joined([difference.what + difference.figures for difference in differences])}.",
        figure=f"{len(segments)} segments, all with the same types",
        threshold="at least 2 different combinations expected",
        repeats=True,
        facts=(
            Fact("Types for all segments", types),
            *(
                Fact("Difference", difference)
                for difference in sorted({difference.what for pair in pairs for difference in pair[2]})
            ),
        ),
        ask=ask_relationship(subject, differing, unused, f"Describe what only {differing.name} gets."),
    )


def _worst_served(subject: Subject, pair: tuple[Segment, Segment], unused: list[RelationshipType]) -> Segment:
    """Return the segment of a pair whose best type is more personal; it suffers most from equal treatment."""
    order = list(RelationshipType)
    return min(pair, key=lambda segment: order.index(_best_type(subject, segment, unused)))


def _best_type(subject: Subject, segment: Segment, among: list[RelationshipType]) -> RelationshipType:
    ranking = rank_types(collect_answers(segment.details, subject.document.currency))
    return next(score.type for score in ranking if score.type in among)


# What two segments can differ in.
TRAITS: tuple[Callable[[Segment], Any], ...] = (
    lambda segment: segment.details.contact,
    lambda segment: segment.details.kind,
    lambda segment: yearly_value(segment.details) or None,
    lambda segment: _size(segment) or None,
    *(partial(_level_number, factor=factor) for factor in Factor),
)
