"""Rule: an indicator is measured and has no target."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from relationships.catalog.thresholds import READINGS_OF_A_SERIES
from relationships.checks.asks.questions import in_indicators
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Choice, Fact, Finding, Form, OpenQuestion, Severity
from relationships.checks.phrases import agreed, count, listed, name, number, quoted
from relationships.checks.rule import Example, rule
from relationships.formulas.reading_bounds import fault_in_value

CODE = "target-missing"


@rule(
    code=CODE,
    title="No target",
    severity=Severity.HINT,
    looks_for=f"Indicators with at least {READINGS_OF_A_SERIES} measurements and no target. If an indicator is "
    "measured less often or not recently, Rapport asks you instead.",
    why="Without a target, you can’t tell good from bad.",
    what_to_do="Add a target, so that the next measurement shows where you stand.",
    example=Example(
        problem="A web shop measures its effort score every month, and every month it is called “fine”.",
        cured="The target is at least 6 of 7. The score is 5.4.",
    ),
    source="Locke and Latham, Building a Practically Useful Theory of Goal Setting (2002)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every subject with indicators that are measured regularly and have no target.

    Yield a question for those measured less often or not lately.
    """
    asked: dict[UUID, list[Series]] = {}
    for place, group in subject.series.items():
        without_target = [series for series in group if series.indicator.target is None and series.readings]
        regular = [series for series in without_target if _is_regular(subject, series)]
        if regular:
            yield _finding(subject, place, regular)
        elif without_target and place:
            asked[place] = without_target
    if asked:
        named = listed([name(subject.notes[place]) for place in asked])
        places = in_indicators(chain.from_iterable(asked.values()), "target")
        yield OpenQuestion(
            CODE, tuple(asked), f"What would be a good target for the indicators of {named}?", tuple(places)
        )


def _is_regular(subject: Subject, series: Series) -> bool:
    # Published figures come without targets.
    is_kept = not subject.document.sources and not series.is_stale(subject.day)
    return len(series.readings) >= READINGS_OF_A_SERIES and is_kept


def _finding(subject: Subject, place: UUID | None, regular: list[Series]) -> Finding:
    readings = sum(len(series.readings) for series in regular)
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"{listed([quoted(series.indicator.name) for series in regular])} "
        f"{agreed(len(regular), 'has', 'have')} {count(readings, 'measurement')} but no target.",
        figure="Targets: 0",
        threshold=f"1 expected after {READINGS_OF_A_SERIES} measurements",
        repeats=True,
        facts=tuple(Fact("Measurements without a target", str(len(series.readings)), place) for series in regular),
        ask=Ask(
            f"Add target for {quoted(regular[0].indicator.name)}",
            Form.INDICATOR,
            regular[0].indicator.id,
            "target",
            "Enter the value you want to reach.",
            tuple(_choices(subject, regular[0])),
        ),
    )


def _choices(subject: Subject, measured: Series) -> Iterator[Choice]:
    """Yield values to start from: the best and the latest, and targets of the same indicator elsewhere."""
    best = (min if measured.less_is_better else max)(reading.value for reading in measured.readings)
    values = {best: "best so far", measured.latest.value: "latest"}
    for series in (series for group in subject.series.values() for series in group):
        target = series.indicator.target
        if target is not None and measured.known and series.known is measured.known:
            values.setdefault(target, "target elsewhere on this canvas")
    indicator = measured.indicator
    possible = {value for value in values if not fault_in_value(indicator.code, indicator.direction, value)}
    return (
        Choice(str(value), number(value), source, f"Set target to {number(value)}")
        for value, source in values.items()
        if value in possible
    )
