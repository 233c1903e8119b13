"""Rule: the latest reading of an indicator is too old."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.thresholds import READINGS_OF_A_SERIES, RHYTHMS_MISSED, STALE_AFTER, STALE_AT_SOONEST
from relationships.checks.asks.fields import ask_reading, ask_review
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import age, agreed, day, joined, name, number, quoted
from relationships.checks.rule import Example, rule
from relationships.formats import format_number

CODE = "stale-measurement"


@rule(
    code=CODE,
    title="Measurement out of date",
    severity=Severity.HINT,
    looks_for=f"Indicators that haven’t been measured for {number(RHYTHMS_MISSED)} times their usual interval, and at "
    f"least {age(STALE_AT_SOONEST.days)}. With fewer than three measurements, the limit is {age(STALE_AFTER.days)}. "
    "If a canvas is based on published sources and has no recent date, Rapport asks you instead.",
    why="An old number looks as reliable as a new one, so decisions end up based on the past.",
    what_to_do="Add a new measurement, or delete the indicator if nobody needs it.",
    example=Example(
        problem="The promoter score of a bank branch is three years old. The branch has moved since then.",
        cured="This quarter’s score is added.",
    ),
    source="Rapport’s own judgement, based on the usual interval between the measurements",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every subject with indicators whose latest reading is old; a question for a case study."""
    if subject.is_case_study:
        yield OpenQuestion(
            CODE,
            (),
            f"The latest date on this canvas is {day(subject.newest)}. Is everything still up to date?",
            (ask_review(None, ""),),
        )
        return
    for place, group in subject.series.items():
        if stale := [series for series in group if series.is_stale(subject.day)]:
            yield _finding(subject, place, stale)


def _finding(subject: Subject, place: UUID | None, stale: list[Series]) -> Finding:
    what = name(subject.notes[place]) if place else "this canvas"
    first, *others = [f"on {_when(subject, series)}" for series in stale]
    shown = [f"{quoted(stale[0].indicator.name)} was last measured {first}"]
    shown += [f"{quoted(series.indicator.name)} {when}" for series, when in zip(stale[1:], others, strict=True)]
    oldest = min(series.latest.date for series in stale)
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"For {what}, {joined(shown)}.",
        figure=f"{agreed(len(stale), 'Last measurement', f'Oldest of {len(stale)} last measurements')}: {day(oldest)}",
        threshold=f"limit: {number(RHYTHMS_MISSED)} times the usual interval, at least {age(STALE_AT_SOONEST.days)}, "
        f"or {age(STALE_AFTER.days)} with fewer than {READINGS_OF_A_SERIES} measurements",
        facts=tuple(
            Fact(
                "Last measurement", f"{day(series.latest.date)}, {format_number(len(series.readings))} in total", place
            )
            for series in stale
        ),
        ask=ask_reading(min(stale, key=lambda series: (series.latest.date, series.indicator.id))),
    )


def _when(subject: Subject, series: Series) -> str:
    return f"{day(series.latest.date)} ({age((subject.day - series.latest.date).days)} ago)"
