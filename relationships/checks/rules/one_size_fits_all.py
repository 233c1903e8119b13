"""Unlike segments that all get the same."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from relationships.analysis.segment_answers import yearly_value
from relationships.analysis.service_mix import WHOLE, mix_of
from relationships.catalog.goals import Stage
from relationships.catalog.segments import Factor, Level, MarketPattern
from relationships.catalog.thresholds import UNLIKE_SIZE, UNLIKE_VALUE
from relationships.catalog.types import RelationshipType
from relationships.checks.cures.adding import bring_in, suggested_type
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, names, number
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "one-size-fits-all"
# Firms and people may well be served alike; by itself that is worth no more than a hint.
KIND = "kind"
QUESTION = "What do {names} expect that the others do not? They get the same types."
# With so many alike among several segments one may ask.
MANY_ALIKE = 3
Mix = frozenset[tuple[RelationshipType, frozenset[str]]]


class Way(NamedTuple):
    """A way in which two segments are unlike, with the figures of the first and the second where there are any."""

    what: str
    figures: str = ""


@rule(
    code=CODE,
    title="One size fits all",
    severity=Severity.WARNING,
    why="Segments are told apart because they need different things; treated alike, all but one get the wrong thing.",
    what_to_do="Ask for each segment what it expects, and change the mix where it differs.",
    example=Example(
        problem="A software maker sends hospitals and hobbyists alike to its help pages.",
        cured="Hospitals have a telephone line and a named person.",
    ),
    source="Business Model Generation (2010): which relationship does each segment expect? What counts as unlike is "
    "own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Where all segments that are served have one and the same mix of types, programmes and shares although they are
    unlike; a question where nothing tells them apart, and where three or more of several are alike. In a mass market
    that is meant.
    """
    if subject.document.market_pattern is MarketPattern.MASS:
        return
    segments = [segment for segment in subject.segments if _mix(segment)]
    for alike in _groups(segments):
        pairs = [(one, other, ways) for one, other in combinations(alike, 2) if (ways := _unlike(subject, one, other))]
        taken = {kind for kind, _ in _mix(alike[0])}
        free = [kind for kind in RelationshipType if kind not in taken]
        if len(alike) == len(segments) and pairs and free:
            yield _finding(subject, alike, pairs, free)
        elif bool(pairs) is (len(alike) < len(segments)):
            yield from ask(CODE, alike, QUESTION)


def _groups(segments: list[Segment]) -> Iterator[list[Segment]]:
    """Segments with one mix, where these are all of them, or three at least."""
    found: dict[Mix, list[Segment]] = {}
    for segment in segments:
        found.setdefault(_mix(segment), []).append(segment)
    for alike in found.values():
        leaders = {leader for segment in alike if (leader := _leader(segment))}
        is_all = len(alike) == len(segments) > 1
        if len(leaders) <= 1 and (is_all or len(alike) >= MANY_ALIKE):
            yield alike


def _mix(segment: Segment) -> Mix:
    """The types with their programmes; empty where something is not told."""
    known = [
        (relationship.type, frozenset(map(str, relationship.details.programmes)))
        for relationship in segment.running
        if relationship.type
    ]
    return frozenset(known) if len(known) == len(segment.running) else frozenset()


def _leader(segment: Segment) -> str | None:
    """Who serves most of the customers, where all are counted: the same types in other shares are another mix."""
    counts = [relationship.details.customers_served for relationship in segment.running]
    shares = (
        mix_of([relationship.details for relationship in segment.running]).by_customers if None not in counts else ()
    )
    return next((str(share.served_by) for share in shares if share.percent > WHOLE / 2), None)


def _unlike(subject: Subject, one: Segment, other: Segment) -> list[Way]:
    """In which ways two segments are unlike, as far as that is stated."""
    ways = [
        Way(what) for what, name in (("contact they prize", "contact"), (KIND, "kind")) if _differ(one, other, name)
    ]
    ways += [Way(str(factor.label).rstrip("?").lower()) for factor in Factor if _are_opposite(one, other, factor)]
    currency, values = subject.document.currency, [yearly_value(segment.details) for segment in (one, other)]
    if _are_apart(values, UNLIKE_VALUE):
        shown = " and ".join(number(value) for value in values if value)
        ways.append(Way("yearly value per customer", f" ({shown} {currency})"))
    if _are_apart(
        [segment.details.customers_now or segment.details.potential_size for segment in (one, other)], UNLIKE_SIZE
    ):
        ways.append(Way("number"))
    return ways


def _differ(one: Segment, other: Segment, name: str) -> bool:
    values = [getattr(segment.details, name) for segment in (one, other)]
    return None not in values and values[0] != values[1]


def _are_opposite(one: Segment, other: Segment, factor: Factor) -> bool:
    return {one.level(factor), other.level(factor)} == {Level.LOW, Level.HIGH}


def _are_apart(amounts: list[Decimal] | list[int | None] | list[Decimal | None], times: int) -> bool:
    known = [amount for amount in amounts if amount]
    return len(known) == len(amounts) and max(known) >= min(known) * times


def _finding(
    subject: Subject,
    segments: list[Segment],
    pairs: list[tuple[Segment, Segment, list[Way]]],
    free: list[RelationshipType],
) -> Finding:
    one, other, ways = max(pairs, key=lambda pair: (len(pair[2]), sorted((pair[0].id, pair[1].id))))
    types = joined(
        sorted({str(relationship.type.label).lower() for relationship in segments[0].running if relationship.type})
    )
    differing = _most_other(subject, (one, other), free)
    is_slight = subject.stage is Stage.IDEA or [way.what for way in ways] == [KIND]
    return Finding(
        CODE,
        Severity.HINT if is_slight else Severity.WARNING,
        tuple(segment.id for segment in segments),
        f"{names(segment.note for segment in segments)} get the same types ({types}), although "
        f"{'they' if len(segments) == len((one, other)) else f'{one.name} and {other.name}'} differ in "
        f"{joined([way.what + way.figures for way in ways])}.",
        figure=f"1 mix for {len(segments)} segments",
        threshold="2 or more where segments are unlike",
        facts=(
            Fact("Same for all", types),
            *(Fact(f"Unlike in {way}", "yes") for way in sorted({way.what for pair in pairs for way in pair[2]})),
        ),
        cure=bring_in(subject, differing, free, f"Give {differing.name} something of their own"),
    )


def _most_other(subject: Subject, pair: tuple[Segment, Segment], free: list[RelationshipType]) -> Segment:
    """The one of two for whom the more personal type would suit best: that is where being treated alike hurts."""
    suited = [(suggested_type(segment.details, subject.document.currency, free), segment) for segment in pair]
    order = list(RelationshipType)
    return min(suited, key=lambda found: order.index(found[0]))[1]
