"""Unlike segments that all get the same."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from relationships.answers import yearly_value
from relationships.catalog.goals import Stage
from relationships.catalog.segments import Factor, Level, MarketPattern
from relationships.catalog.thresholds import UNLIKE_SIZE, UNLIKE_VALUE
from relationships.catalog.types import RelationshipType
from relationships.checks.changes import suggested_type, with_relationship
from relationships.checks.duties import ask
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.parties import Segment
from relationships.checks.rule import Example, rule
from relationships.checks.subject import Subject
from relationships.checks.words import joined, names, number
from relationships.mix import WHOLE, mix_of

CODE = "one-size-fits-all"
# Firms and people may well be served alike; by itself that is worth no more than a hint.
KIND = "kind"
Mix = frozenset[tuple[RelationshipType, frozenset[str]]]


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
    unlike; a question where nothing tells them apart. In a mass market that is meant.
    """
    segments = [segment for segment in subject.segments if _mix(segment)]
    leaders = {leader for segment in segments if (leader := _leader(segment))}
    is_same = len(segments) > 1 and len({_mix(segment) for segment in segments}) == 1 and len(leaders) <= 1
    if not is_same or subject.document.market_pattern is MarketPattern.MASS:
        return
    taken = {kind for kind, _ in _mix(segments[0])}
    free = [kind for kind in RelationshipType if kind not in taken]
    pairs = [(one, other, ways) for one, other in combinations(segments, 2) if (ways := _unlike(one, other))]
    if pairs and free:
        yield _finding(subject, segments, pairs, free)
    elif not pairs:
        yield from ask(CODE, segments, "What do {names} expect that the others do not? They all get the same.")


def _mix(segment: Segment) -> Mix:
    """The types with their programmes; empty where something is not told."""
    known = [(each.type, frozenset(map(str, each.details.programmes))) for each in segment.running if each.type]
    return frozenset(known) if len(known) == len(segment.running) else frozenset()


def _leader(segment: Segment) -> str | None:
    """Who serves most of the customers, where all are counted: the same types in other shares are another mix."""
    counts = [each.details.customers_served for each in segment.running]
    shares = mix_of([each.details for each in segment.running]).by_customers if None not in counts else ()
    return next((str(share.served_by) for share in shares if share.percent > WHOLE / 2), None)


def _unlike(one: Segment, other: Segment) -> list[str]:
    """In which ways two segments are unlike, as far as that is stated."""
    ways = [what for what, name in (("contact they prize", "contact"), (KIND, "kind")) if _differ(one, other, name)]
    ways += [str(factor.label).rstrip("?").lower() for factor in Factor if _are_opposite(one, other, factor)]
    values = [yearly_value(each.details) for each in (one, other)]
    if _are_apart(values, UNLIKE_VALUE):
        ways.append(f"yearly value per customer ({joined(sorted(number(each) for each in values if each))})")
    if _are_apart([each.details.customers_now or each.details.potential_size for each in (one, other)], UNLIKE_SIZE):
        ways.append("number")
    return ways


def _differ(one: Segment, other: Segment, name: str) -> bool:
    values = [getattr(each.details, name) for each in (one, other)]
    return None not in values and values[0] != values[1]


def _are_opposite(one: Segment, other: Segment, factor: Factor) -> bool:
    return {one.level(factor), other.level(factor)} == {Level.LOW, Level.HIGH}


def _are_apart(amounts: list[Decimal] | list[int | None] | list[Decimal | None], times: int) -> bool:
    known = [amount for amount in amounts if amount]
    return len(known) == len(amounts) and max(known) >= min(known) * times


def _finding(
    subject: Subject,
    segments: list[Segment],
    pairs: list[tuple[Segment, Segment, list[str]]],
    free: list[RelationshipType],
) -> Finding:
    one, other, ways = max(pairs, key=lambda pair: (len(pair[2]), sorted((pair[0].id, pair[1].id))))
    shown = joined(sorted({str(each.type.label).lower() for each in segments[0].running if each.type}))
    differing, kind = _most_other(subject, (one, other), free)
    return Finding(
        CODE,
        Severity.HINT if subject.stage is Stage.IDEA or ways == [KIND] else Severity.WARNING,
        tuple(segment.id for segment in segments),
        f"{names(each.note for each in segments)} all get the same ({shown}), although {one.name} and {other.name} "
        f"differ in {joined(ways)}.",
        figure=f"1 mix for {len(segments)} segments",
        threshold="2 or more where segments are unlike",
        facts=(
            Fact("Same for all", shown),
            *(Fact(f"Unlike in {way}", "yes") for way in sorted({way for pair in pairs for way in pair[2]})),
        ),
        cure=Cure(
            f"Give {differing.name} something of their own; {kind.label.lower()} is assumed, as what suits them best "
            "by what is known.",
            lambda document: with_relationship(document, differing.id, kind),
        ),
    )


def _most_other(
    subject: Subject, pair: tuple[Segment, Segment], free: list[RelationshipType]
) -> tuple[Segment, RelationshipType]:
    """The one of two for whom the more personal type would suit best: that is where being treated alike hurts."""
    suited = [(each, suggested_type(each.details, subject.document.currency, free)) for each in pair]
    order = list(RelationshipType)
    return min(suited, key=lambda found: order.index(found[1]))
