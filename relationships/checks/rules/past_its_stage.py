"""Rule: a relationship still runs although it was planned for an earlier stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from relationships.catalog.goals import Answer
from relationships.checks.asks.questions import in_field
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
    title="Continued past its last stage",
    severity=Severity.HINT,
    looks_for="Relationships that were planned to end before the current stage but have been measured, reviewed or "
    "audited since it began. If such a relationship is only marked as established, Rapport asks you instead.",
    why="A relationship that continues out of habit ties up people and money that the new stage needs.",
    what_to_do="End the relationship as planned, or delete its last stage if you want to keep it.",
    example=Example(
        problem="A founder still answers every e-mail, although this was planned to end with the growth stage. The "
        "company now has 200 employees.",
        cured="A service team answers the e-mails, and the founder reads a summary.",
    ),
    source="Business Model Generation (2010): relationships change from start-up to mature company. When to report "
    "it is Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every relationship that was planned to end before this stage and was active since it began.

    Yield a question if it is only marked as established.
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
    yield from ask(CODE, uncertain, "Did {names} end as planned?", in_field("relationship.established"))


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
        f"{relationship.name} was planned to end with the {planned} stage, but was still active on "
        f"{day(last_activity)}, after the {reached} stage had begun.",
        figure=f"Last activity: {day(last_activity)}, at the {reached} stage",
        threshold=f"planned until the {planned} stage",
        repeats=True,
        facts=(
            Fact("Planned last stage", planned, relationship.id),
            Fact("Established", "Yes", relationship.id),
            Fact("Last measurement, review or audit", day(last_activity), relationship.id),
            Fact(f"First relationship of the {reached} stage", day(began)),
        ),
        cure=Cure(
            f"Mark {relationship.name} as not established, because it was planned to end.",
            lambda document: with_details(document, relationship.id, established=Answer.NO),
        ),
    )
