"""Rule: personal data has not been audited for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from relationships.catalog.thresholds import LONG_AGO
from relationships.checks.asks.fields import ask_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Choice, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import age, day
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "data-not-audited"


@rule(
    code=CODE,
    title="Data not audited for long",
    severity=Severity.HINT,
    why="Data that is kept grows, is copied and is forgotten; what nobody looks at leaks.",
    what_to_do="Look once a year at what is kept, why, and how it is protected; delete what nobody needs.",
    example=Example(
        problem="A gym keeps the health answers of former members; the last audit was four years ago.",
        cured="An audit this spring deleted what was older than a year.",
    ),
    source="GDPR, article 32 (1) d: protection is tested regularly. The time is own judgement, after the yearly rhythm "
    "of ISO/IEC 27001.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Audits long ago; a question where data is kept and purpose, protection or audit is not stated."""
    unanswered = []
    for relationship in subject.relationships:
        details = relationship.details
        audited = details.data_audited_on
        if not relationship.is_at:
            continue
        if audited and subject.today - audited > LONG_AGO and not subject.is_case_study:
            yield _finding(subject, relationship, audited)
        elif details.data_kept and not (details.data_purpose and details.data_protection and audited):
            unanswered.append(relationship)
    yield from ask(
        CODE, unanswered, "Why is data kept in {names}, how is it protected, and when was that last audited?"
    )


def _finding(subject: Subject, relationship: Relationship, audited: dt.date) -> Finding:
    return Finding(
        CODE,
        Severity.HINT,
        (relationship.id,),
        f"The data of {relationship.name} was last audited on {day(audited)}, "
        f"{age((subject.today - audited).days)} ago.",
        figure=f"audited on {day(audited)}",
        threshold=f"within {age(LONG_AGO.days)}",
        facts=(Fact("Last audit", day(audited), relationship.id),),
        ask=ask_field(
            "Enter the last audit",
            relationship,
            "data_audited_on",
            "Audit the data, then enter the day on which you did.",
            (Choice(subject.today.isoformat(), day(subject.today), "today"),),
        ),
    )
