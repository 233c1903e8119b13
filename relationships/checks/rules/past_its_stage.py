"""A relationship that still runs although it was meant for an earlier stage."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Answer
from relationships.checks.changes import with_details
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.parties import Relationship
from relationships.checks.rule import Example, rule
from relationships.checks.subject import Subject

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
def check(subject: Subject) -> Iterator[Finding]:
    """What is said to be established and to end before the stage that the canvas has reached."""
    for relationship in subject.relationships:
        if relationship.details.established is Answer.YES and relationship.ends_before(subject.stage):
            yield _finding(subject, relationship)


def _finding(subject: Subject, relationship: Relationship) -> Finding:
    end = relationship.details.end_stage
    planned, reached = str(end.label).lower() if end else "", str(subject.stage.label).lower()
    return Finding(
        CODE,
        Severity.HINT,
        (relationship.id,),
        f"{relationship.name} was to end with the {planned} stage; the canvas has reached the "
        f"{reached} stage, and it still runs.",
        figure=f"established at {reached}",
        threshold=f"ends with {planned}",
        facts=(
            Fact("Ends with", planned, relationship.id),
            Fact("Established", "yes", relationship.id),
            Fact("Stage of the canvas", reached),
        ),
        cure=Cure(
            "Let it end; the canvas then shows it as not established.",
            lambda document: with_details(document, relationship.id, established=Answer.NO),
        ),
    )
