"""Rule: an indicator has missed its target for long without getting closer."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.thresholds import OFF_TARGET_FOR, WAY_MADE_PERCENT
from relationships.checks.asks.fields import ask_reading
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Severity
from relationships.checks.phrases import age, day, name, number, quoted
from relationships.checks.rule import Example, rule
from relationships.formats import format_percent

CODE = "off-target-for-long"


@rule(
    code=CODE,
    title="Off target for long",
    severity=Severity.WARNING,
    why="A target that is missed again and again is either wrong or ignored; both cost trust in every other one.",
    what_to_do="Find out why, and change the relationship or the target.",
    example=Example(
        problem="Requests are to be solved within 24 hours; the last four quarters it took 40 and more.",
        cured="A page answers the commonest question, and it takes 20.",
    ),
    source="Own judgement of what long is; comparing with targets as in Parmenter, Key Performance Indicators (2015)",
    gives_way=True,
)
def check(subject: Subject) -> Iterator[Finding]:
    """Every indicator whose readings have missed the target for a quarter of a year at least, up to the last one.

    It is a hint where a review since then has decided something, and silent where another finding rests on the same
    readings.
    """
    for place, group in subject.series.items():
        measured = [
            series.measured for series in group if series.indicator.target is not None and not series.is_assumed
        ]
        off = [series for series in measured if series.off_target() and not series.is_stale(subject.day)]
        if off:
            yield _finding(subject, place, off)


def _finding(subject: Subject, place: UUID | None, off: list[Series]) -> Finding:
    of = f" of {name(subject.notes[place])}" if place else " of this canvas"
    since = min(series.off_target()[0].date for series in off)
    decided = any(
        (review.decision or review.change) and review.date >= since
        for where in {place, None}
        for review in subject.reviews.get(where, ())
    )
    return Finding(
        CODE,
        Severity.HINT if decided else Severity.WARNING,
        (place,) if place else (),
        f"Off target{of}: {'; '.join(_describe(series) for series in off)}.",
        figure=f"{len(off)} off target since {day(since)}",
        threshold=f"no longer than {age(OFF_TARGET_FOR.days)}, or {format_percent(WAY_MADE_PERCENT)} of the way made",
        facts=tuple(
            Fact("Latest reading, and target", f"{number(series.latest.value)}, {_target(series)}", place)
            for series in off
        ),
        ask=ask_reading(off[0], "Measure it again once something has changed, or change the target."),
        read=frozenset(series.indicator.id for series in off),
    )


def _describe(series: Series) -> str:
    missed = series.off_target()
    days = (missed[-1].date - missed[0].date).days
    return (
        f"{quoted(series.indicator.name)} is at {number(series.latest.value)}, the target being {_target(series)}, and "
        f"has missed it for {age(days)}"
    )


def _target(series: Series) -> str:
    return number(series.indicator.target or 0)
