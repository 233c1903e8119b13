"""Rule: the last audit of personal data is too long ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from relationships.catalog.thresholds import LONG_AGO
from relationships.checks.asks.fields import ask_field
from relationships.checks.asks.questions import Places, in_note
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Choice, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import age, day
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "data-not-audited"


@rule(
    code=CODE,
    title="Data not audited recently",
    severity=Severity.HINT,
    looks_for=f"Relationships whose customer data was last audited more than {age(LONG_AGO.days)} ago. If data is kept "
    "but its purpose, its protection or the last audit is missing, Rapport asks you for it instead.",
    why="Stored data grows and gets copied. Data that nobody checks is more likely to leak.",
    what_to_do="Once a year, check which data you keep, why, and how it’s protected. Delete what you don’t need.",
    example=Example(
        problem="A gym keeps the health data of former members. Its last audit was four years ago.",
        cured="An audit this spring deleted all data that was older than a year.",
    ),
    source="GDPR, article 32(1)(d): protection is tested regularly. The interval is Rapport’s own judgement, based "
    "on the yearly audits of ISO/IEC 27001.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every audit long ago.

    Yield a question if data is kept and purpose, protection or audit is not stated.
    """
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
        CODE,
        unanswered,
        "Why do you keep customer data in {names}, how is it protected, and when was it last audited?",
        _places,
    )


def _places(relationship: Relationship) -> Places:
    """Return the first of the three fields that is empty."""
    details = relationship.details
    field = "data_protection" if details.data_purpose else "data_purpose"
    both = details.data_purpose and details.data_protection
    return [in_note(relationship.note, f"relationship.{'data_audited_on' if both else field}")]


def _finding(subject: Subject, relationship: Relationship, audited: dt.date) -> Finding:
    return Finding(
        CODE,
        Severity.HINT,
        (relationship.id,),
        f"The data kept for {relationship.name} was last audited on {day(audited)}, "
        f"{age((subject.today - audited).days)} ago.",
        figure=f"Last audit: {day(audited)}",
        threshold=f"expected every {age(LONG_AGO.days)}",
        facts=(Fact("Last audit", day(audited), relationship.id),),
        ask=ask_field(
            "Enter date of last audit",
            relationship,
            "data_audited_on",
            "Audit the data, then enter the date.",
            (Choice(subject.today.isoformat(), day(subject.today), "today", f"Enter {day(subject.today)}"),),
        ),
    )
