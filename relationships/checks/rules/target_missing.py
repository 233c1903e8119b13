"""Indicators that are measured and held against nothing."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.thresholds import READINGS_OF_A_SERIES
from relationships.checks.cures.changes import with_target
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import count, listed, name, quoted
from relationships.checks.rule import Example, rule

CODE = "target-missing"


@rule(
    code=CODE,
    title="No target",
    severity=Severity.HINT,
    why="A figure without a target is weather: one talks about it and does nothing.",
    what_to_do="Say what would be good enough; the next reading then says something.",
    example=Example(
        problem="A web shop reads its effort score every month, and every month it is “fine”.",
        cured="From 6 of 7 on it is fine; it is 5.4.",
    ),
    source="Locke and Latham, Building a Practically Useful Theory of Goal Setting (2002)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Indicators without a target that are being measured regularly; a question for those read less or not lately."""
    asked: list[UUID] = []
    for place, every in subject.series.items():
        without = [each for each in every if each.indicator.target is None and each.readings]
        regular = [each for each in without if _is_regular(subject, each)]
        if regular:
            yield _finding(subject, place, regular)
        elif without and place:
            asked.append(place)
    if asked:
        named = listed([name(subject.notes[place]) for place in asked])
        yield OpenQuestion(CODE, tuple(asked), f"What would be a good value for what is measured of {named}?")


def _is_regular(subject: Subject, series: Series) -> bool:
    # What was published comes without its target.
    is_kept = not subject.document.sources and not series.is_stale(subject.day)
    return len(series.readings) >= READINGS_OF_A_SERIES and is_kept


def _finding(subject: Subject, place: UUID | None, regular: list[Series]) -> Finding:
    of = f" of {name(subject.notes[place])}" if place else " of this canvas"
    readings = sum(len(each.readings) for each in regular)
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"Read {count(readings, 'time')} and held against no target{of}: "
        f"{listed([quoted(each.indicator.name) for each in regular])}.",
        figure=f"{readings} readings, no target",
        threshold=f"a target from {READINGS_OF_A_SERIES} readings on",
        facts=tuple(Fact("Readings without a target", str(len(each.readings)), place) for each in regular),
        cure=Cure(
            "Set a target; the value of the last reading is assumed.",
            lambda document: with_target(document, {each.indicator.id: each.latest.value for each in regular}),
        ),
    )
