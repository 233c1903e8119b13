"""Rule: a relationship still runs although it was planned for an earlier stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from relationships.catalog.goals import Answer
from relationships.checks.cures.changes import with_details
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.reviews import stage_start
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import day
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "past-its-stage"


@rule(
    code=CODE,
    title="Past its stage",
    severity=Severity.HINT,
    why="What suited a young business is kept up out of habit: it ties people and money that the next stage needs.",
    what_to_do="Let it end as planned, or say that it stays and drop the stage at which it was to end.",
    example=Example(
        problem="The founder still answers every mail, which was to end with growth; the company has 200 staff.",
        cured="A service team answers, and the founder reads a digest.",
    ),
    source="The relationship changes from start-up to mature company (own judgement of when it should be said).",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """What was to end before the stage that the canvas has reached and was looked after since that stage began; a
    question where it is only said to be established, which it may have been.
    """
    began, uncertain = stage_start(subject), []
    for relationship in subject.relationships:
        if relationship.details.established is not Answer.YES or not relationship.ends_before(subject.stage):
            continue
        last_activity = max(_activity_dates(subject, relationship), default=None)
        if began and last_activity and last_activity > began:
            yield _finding(subject, relationship, began, last_activity)
        elif not _is_last_of_segment(subject, relationship):
            uncertain.append(relationship)
    yield from ask(CODE, uncertain, "Have {names} ended, as planned?")


def _activity_dates(subject: Subject, relationship: Relationship) -> Iterator[dt.date]:
    """Yield the last dates on which it was measured, reviewed or its data audited."""
    yield from (series.latest.date for series in subject.series_of(relationship.id))
    yield from (review.date for review in subject.reviews.get(relationship.id, ())[-1:])
    if (audited := relationship.details.data_audited_on) and audited <= subject.today:
        yield audited


def _is_last_of_segment(subject: Subject, relationship: Relationship) -> bool:
    """Return whether one of its segments has no other relationship; another rule reports that."""
    return any(
        all(other.ends_before(subject.stage) for other in segment.relationships)
        for segment in subject.served(relationship)
    )


def _finding(subject: Subject, relationship: Relationship, began: dt.date, last_activity: dt.date) -> Finding:
    end = relationship.details.end_stage
    planned, reached = str(end.label).lower() if end else "", str(subject.stage.label).lower()
    return Finding(
        CODE,
        Severity.HINT,
        (relationship.id,),
        f"The end of {relationship.name} was planned with the {planned} stage, and on {day(last_activity)} "
        f"it was still looked after; the {reached} stage had begun by {day(began)}.",
        figure=f"looked after on {day(last_activity)}, at {reached}",
        threshold=f"ends with {planned}",
        facts=(
            Fact("Ends with", planned, relationship.id),
            Fact("Established", "yes", relationship.id),
            Fact("Last looked after", day(last_activity), relationship.id),
            Fact("The stage of the canvas began by", f"{reached}, {day(began)}"),
        ),
        cure=Cure(
            f"Mark {relationship.name} as not established, since it was planned to end.",
            lambda document: with_details(document, relationship.id, established=Answer.NO),
        ),
    )
