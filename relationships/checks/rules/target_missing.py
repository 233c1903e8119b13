"""Rule: an indicator is measured and has no target."""

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
    for place, group in subject.series.items():
        without_target = [series for series in group if series.indicator.target is None and series.readings]
        regular = [series for series in without_target if _is_regular(subject, series)]
        if regular:
            yield _finding(subject, place, regular)
        elif without_target and place:
            asked.append(place)
    if asked:
        named = listed([name(subject.notes[place]) for place in asked])
        yield OpenQuestion(CODE, tuple(asked), f"What would be a good value for what is measured of {named}?")


def _is_regular(subject: Subject, series: Series) -> bool:
    # Published figures come without targets.
    is_kept = not subject.document.sources and not series.is_stale(subject.day)
    return len(series.readings) >= READINGS_OF_A_SERIES and is_kept


def _finding(subject: Subject, place: UUID | None, regular: list[Series]) -> Finding:
    of = f" of {name(subject.notes[place])}" if place else " of this canvas"
    readings = sum(len(series.readings) for series in regular)
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"Read {count(readings, 'time')} and held against no target{of}: "
        f"{listed([quoted(series.indicator.name) for series in regular])}.",
        figure=f"{readings} readings, no target",
        threshold=f"a target from {READINGS_OF_A_SERIES} readings on",
        facts=tuple(Fact("Readings without a target", str(len(series.readings)), place) for series in regular),
        cure=Cure(
            "Set a target; the value of the last reading is assumed.",
            lambda document: with_target(document, {series.indicator.id: series.latest.value for series in regular}),
        ),
    )
