"""Rule: something has indicators and no reading."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.checks.asks.fields import ask_reading
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import listed, name, quoted
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "not-measured"


@rule(
    code=CODE,
    title="Not measured",
    severity=Severity.HINT,
    why="What a relationship is worth shows in figures and in words of customers; without either, money goes to what "
    "is loudest.",
    what_to_do="Take a first reading, however rough; or drop the indicator.",
    example=Example(
        problem="A grown language school set up “Repeat bookings” as an indicator and never counted.",
        cured="It counts those of last term: 41\xa0%.",
    ),
    source="Reichheld, The One Number You Need to Grow (2003), on measuring regularly; that no indicator at all only "
    "asks a question is own judgement",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """From growth on: subjects none of whose indicators was ever read; a question for segments without any."""
    if subject.is_early:
        return
    for place, group in subject.series.items():
        if not any(series.readings for series in group):
            yield _finding(subject, place, group)
    unanswered = [segment for segment in subject.segments if segment.running and not _has_any(subject, segment)]
    yield from ask(CODE, unanswered, "What tells whether the relationships with {names} work?")


def _has_any(subject: Subject, segment: Segment) -> bool:
    return any(place in subject.series for place in segment.parts)


def _finding(subject: Subject, place: UUID | None, group: tuple[Series, ...]) -> Finding:
    of = f" of {name(subject.notes[place])}" if place else " of this canvas"
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"Never measured{of}: {listed([quoted(series.indicator.name) for series in group])}.",
        figure="no reading",
        threshold="one at least",
        facts=(Fact("Indicators", str(len(group)), place), Fact("Readings", "0", place)),
        ask=ask_reading(group[0]),
    )
