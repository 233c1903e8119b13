"""Rule: an indicator has missed its target for a long time without getting closer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.catalog.thresholds import OFF_TARGET_FOR, WAY_MADE_PERCENT
from relationships.checks.asks.fields import ask_reading
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Severity
from relationships.checks.phrases import age, day, name, quoted
from relationships.checks.rule import Example, rule
from relationships.document.units import resolve_unit, with_sign
from relationships.formats import format_percent

CODE = "off-target-for-long"


@rule(
    code=CODE,
    title="Target missed for a long time",
    severity=Severity.WARNING,
    otherwise="A hint if a review has recorded a decision since then",
    looks_for=f"Indicators that have missed their target for at least {age(OFF_TARGET_FOR.days)} without getting "
    f"{format_percent(WAY_MADE_PERCENT)} closer to it. Measurements that another finding already uses are left out.",
    why="A target that is missed again and again is either wrong or ignored, and weakens every other target.",
    what_to_do="Find out why the target is missed, and change the relationship or the target.",
    example=Example(
        problem="Requests should be solved within 24 hours. In each of the last four quarters, it took 40 hours or "
        "more.",
        cured="A help page answers the most common question, and the time falls to 20 hours.",
    ),
    source="Parmenter, Key Performance Indicators (2015), on comparing with targets. The limit of three months is "
    "Rapport’s own judgement.",
    gives_way=True,
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every subject with indicators that have missed their target for a long time.

    It is a hint if a review since then has decided something.
    """
    for place, group in subject.series.items():
        measured = [
            series.measured for series in group if series.indicator.target is not None and not series.is_assumed
        ]
        off = [series for series in measured if series.off_target() and not series.is_stale(subject.day)]
        if off:
            yield _finding(subject, place, off)


def _finding(subject: Subject, place: UUID | None, off: list[Series]) -> Finding:
    currency = subject.document.currency
    what = name(subject.notes[place]) if place else "this canvas"
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
        f"For {what}, {'; '.join(_describe(series, currency) for series in off)}.",
        figure=f"Indicators off target since {day(since)}: {len(off)}",
        threshold=f"limit: {age(OFF_TARGET_FOR.days)} without getting {format_percent(WAY_MADE_PERCENT)} closer",
        facts=tuple(
            Fact(
                "Latest measurement and target",
                f"{_latest(series, currency)}, target: {_target(series, currency)}",
                place,
            )
            for series in off
        ),
        ask=ask_reading(off[0], "Measure again once something has changed, or change the target."),
        read=frozenset(series.indicator.id for series in off),
    )


def _describe(series: Series, currency: str) -> str:
    missed = series.off_target()
    days = (missed[-1].date - missed[0].date).days
    return (
        f"{quoted(series.indicator.name)} is {_latest(series, currency)} and has missed its target of "
        f"{_target(series, currency)} for {age(days)}"
    )


def _latest(series: Series, currency: str) -> str:
    return with_sign(series.latest.value, resolve_unit(series.indicator.unit, currency))


def _target(series: Series, currency: str) -> str:
    bound = "at most" if series.less_is_better else "at least"
    return f"{bound} {with_sign(series.indicator.target or Decimal(0), resolve_unit(series.indicator.unit, currency))}"
