"""Rule: personal data is kept or used without consent or a way to opt out."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Answer
from relationships.catalog.relationships import Duty, Tool
from relationships.catalog.types import RelationshipType
from relationships.checks.asks.questions import in_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "data-without-basis"
MISSING = {Duty.CONSENT: "consent", Duty.OPT_OUT: "a way to opt out"}


@rule(
    code=CODE,
    title="Personal data without consent or opt-out",
    severity=Severity.ERROR,
    otherwise="A warning if customers have agreed or can opt out",
    looks_for="Relationships that use customer data without consent or without a way to opt out. If data is kept or "
    "used and the canvas says nothing about consent or opting out, Rapport asks you instead.",
    why="Using personal data without permission costs customers’ trust and, in many countries, a fine.",
    what_to_do="Ask before you use data, say what it’s for, and make opting out as easy as agreeing.",
    example=Example(
        problem="A pharmacy chain tailors offers to what members have bought. It has never asked for their consent.",
        cured="Members choose at their next purchase and can change their mind in the app.",
    ),
    source="Regulation (EU) 2016/679 (GDPR), articles 6, 7 and 21; California Consumer Privacy Act, § 1798.120",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every relationship that uses customer data without consent or a way to opt out.

    Yield a question if data is kept or used and neither is answered.
    """
    unanswered = []
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        if _uses_data(relationship) and (missing := badly_answered(relationship, *MISSING)):
            yield _finding(relationship, missing)
        elif _says_so(relationship) and is_open(relationship, *MISSING):
            unanswered.append(relationship)
    yield from ask(
        CODE,
        unanswered,
        "For {names}, have customers agreed to the use of their data, or can they opt out?",
        in_field("relationship.duties.consent"),
    )


def _says_so(relationship: Relationship) -> bool:
    """Return whether the canvas states that data is kept or used for each customer."""
    return bool(relationship.details.data_kept or relationship.details.personalisation)


def _uses_data(relationship: Relationship) -> bool:
    """Return whether data use is stated or implied.

    An automated service recognises customers, and a CRM system records them.
    """
    recording = {Tool.CRM, Tool.AUTOMATION} & set(relationship.details.tools)
    return _says_so(relationship) or bool(recording) or relationship.type is RelationshipType.AUTOMATED


def _finding(relationship: Relationship, missing: list[Duty]) -> Finding:
    """Return the finding; missing consent is less severe if customers can opt out, which some uses may rest on."""
    has_other = any(relationship.answer(duty) is Answer.YES for duty in MISSING)
    return breach_finding(
        CODE,
        Severity.WARNING if has_other else Severity.ERROR,
        relationship,
        missing,
        f"{relationship.name} uses customer data without {joined([MISSING[duty] for duty in missing], 'or')}.",
        "Update consent and opt-out",
    )
