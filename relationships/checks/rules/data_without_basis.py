"""Rule: personal data is kept or used without consent or a way to opt out."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Answer
from relationships.catalog.relationships import Duty, Tool
from relationships.catalog.types import RelationshipType
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "data-without-basis"
MISSING = {Duty.CONSENT: "their consent", Duty.OPT_OUT: "a way to opt out"}


@rule(
    code=CODE,
    title="Personal data without a basis",
    severity=Severity.ERROR,
    why="What is known of customers is theirs. Used behind their back it costs trust, and in many countries a fine.",
    what_to_do="Ask before you keep or use it, say what for, and let them stop it as easily as they allowed it.",
    example=Example(
        problem="A pharmacy chain adapts its offers to what members have bought and has never asked them.",
        cured="Members choose at the next purchase, and can change their mind in the app.",
    ),
    source="Regulation (EU) 2016/679 (GDPR), articles 6, 7 and 21; California Consumer Privacy Act, § 1798.120",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Data on customers without consent or a way to opt out; a question where data is kept and neither is said."""
    unanswered = []
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        if _uses_data(relationship) and (missing := badly_answered(relationship, *MISSING)):
            yield _finding(relationship, missing)
        elif _says_so(relationship) and is_open(relationship, *MISSING):
            unanswered.append(relationship)
    yield from ask(CODE, unanswered, "Have customers agreed to the use of their data in {names}, or can they opt out?")


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
        f"In {relationship.name}, data on customers is used without {' or '.join(MISSING[duty] for duty in missing)}.",
        "Review consent and opt-out",
    )
