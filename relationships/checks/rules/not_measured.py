"""Rule: something has indicators but no readings."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.checks.asks.fields import ask_reading
from relationships.checks.asks.questions import in_new
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Form, OpenQuestion, Severity
from relationships.checks.phrases import agreed, listed, name, quoted
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "not-measured"


@rule(
    code=CODE,
    title="Never measured",
    severity=Severity.HINT,
    looks_for="From the growth stage: segments, relationships and canvases that have indicators but no measurement. "
    "If a segment has no indicator at all, Rapport asks you instead.",
    why="Without measurements, you can’t tell whether a relationship is worth its cost.",
    what_to_do="Add a first measurement, even a rough one, or delete the indicator.",
    example=Example(
        problem="A language school at the growth stage has the indicator “Repeat bookings” but has never counted them.",
        cured="It counts last term’s repeat bookings: 41 %.",
    ),
    source="Reichheld, The One Number You Need to Grow (2003), on regular measurement. Asking instead of "
    "reporting a segment without indicators is Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding, from the growth stage, for every subject none of whose indicators has a measurement.

    Yield a question for segments without any indicator.
    """
    if subject.is_early:
        return
    for place, group in subject.series.items():
        if not any(series.readings for series in group):
            yield _finding(subject, place, group)
    unanswered = [segment for segment in subject.segments if segment.running and not _has_any(subject, segment)]
    yield from ask(
        CODE,
        unanswered,
        "Which indicator shows whether your relationships with {names} work?",
        in_new(Form.NEW_INDICATOR, "code"),
    )


def _has_any(subject: Subject, segment: Segment) -> bool:
    return any(place in subject.series for place in segment.parts)


def _finding(subject: Subject, place: UUID | None, group: tuple[Series, ...]) -> Finding:
    what = name(subject.notes[place]) if place else "this canvas"
    return Finding(
        CODE,
        Severity.HINT,
        (place,) if place else (),
        f"{listed([quoted(series.indicator.name) for series in group])} for {what} "
        f"{agreed(len(group), 'has', 'have')} no measurements.",
        figure="Measurements: 0",
        threshold="at least 1 expected",
        repeats=True,
        facts=(Fact("Indicators", str(len(group)), place), Fact("Measurements", "0", place)),
        ask=ask_reading(group[0]),
    )
