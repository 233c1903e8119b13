"""Rule: an indicator has not been read for long."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.thresholds import RHYTHMS_MISSED, STALE_AFTER, STALE_AT_SOONEST
from relationships.checks.asks.fields import ask_reading
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import age, day, name, quoted
from relationships.checks.rule import Example, rule

CODE = "stale-measurement"


@rule(
    code=CODE,
    title="Stale measurement",
    severity=Severity.HINT,
    why="An old figure looks as good as a new one and is trusted as much; decisions made on it are made on the past.",
    what_to_do="Take a new reading, or drop the indicator if nobody needs it.",
    example=Example(
        problem="The promoter score of a bank branch on its canvas is three years old; the branch has moved since.",
        cured="This quarter’s score stands beside it.",
    ),
    source="Own judgement, after the rhythm of the readings themselves",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """What has not been read for one and a half times the usual distance between its readings; of a picture that others
    drew, a question.
    """
    if subject.is_case_study:
        yield OpenQuestion(CODE, (), f"Nothing here is dated later than {day(subject.newest)}. Is it still true?")
        return
    for place, group in subject.series.items():
        if stale := [series for series in group if series.is_stale(subject.day)]:
            yield _finding(subject, place, stale)


def _finding(subject: Subject, place: UUID | None, stale: list[Series]) -> Finding:
    of = f" of {name(subject.notes[place])}" if place else " of this canvas"
    descriptions = "; ".join(f"{quoted(series.indicator.name)} on {_when(subject, series)}" for series in stale)
    oldest = min(series.latest.date for series in stale)
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"Last measured{of}: {descriptions}.",
        figure=f"{len(stale)} not measured since {day(oldest)}",
        threshold=f"within {RHYTHMS_MISSED} of the usual distance of readings ({age(STALE_AT_SOONEST.days)} at least) "
        f"or {age(STALE_AFTER.days)} where that cannot be told",
        facts=tuple(
            Fact("Last reading", f"{day(series.latest.date)}, of {len(series.readings)}", place) for series in stale
        ),
        ask=ask_reading(min(stale, key=lambda series: (series.latest.date, series.indicator.id))),
    )


def _when(subject: Subject, series: Series) -> str:
    return f"{day(series.latest.date)}, {age((subject.day - series.latest.date).days)} ago"
