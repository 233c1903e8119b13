"""Rule: customers are not told that they deal with a machine."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty, Tool
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "machine-not-disclosed"


@rule(
    code=CODE,
    title="A machine that passes for a person",
    severity=Severity.ERROR,
    why="Who finds out later that it was a machine trusts neither the machine nor the company; in the European Union "
    "people must be told that they deal with an AI system.",
    what_to_do="Say at the beginning of every conversation that it is a machine, and how to reach a person.",
    example=Example(
        problem="“Julia from the service team” answers the chat of a bank day and night, and is a language model.",
        cured="It begins with: I am an automatic assistant. Type “person” to be passed on.",
    ),
    source="Regulation (EU) 2024/1689 (AI Act), article 50; that other automated services tell is good practice",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Machines whose customers are not told; a question where nothing is said of what may pass for one."""
    unanswered = []
    for relationship in subject.relationships:
        if not relationship.is_at or not _may_deceive(relationship):
            continue
        if badly_answered(relationship, Duty.DISCLOSURE):
            yield _finding(relationship)
        elif _is_in_doubt(relationship) and is_open(relationship, Duty.DISCLOSURE):
            unanswered.append(relationship)
    yield from ask(CODE, unanswered, "Are customers told that they deal with a machine in {names}?")


def _may_deceive(relationship: Relationship) -> bool:
    """Return whether customers may mistake it for a person; that includes a chatbot used by staff."""
    return relationship.is_machine or Tool.CHATBOT in relationship.details.tools


def _is_in_doubt(relationship: Relationship) -> bool:
    """Return whether it could be taken for a person: a chatbot, or something whose tools are not stated."""
    tools = relationship.details.tools
    return relationship.is_running and (Tool.CHATBOT in tools or not tools)


def _finding(relationship: Relationship) -> Finding:
    talks = Tool.CHATBOT in relationship.details.tools
    return breach_finding(
        CODE,
        Severity.ERROR if talks else Severity.WARNING,
        relationship,
        [Duty.DISCLOSURE],
        f"Customers are not told that they deal with a machine in {relationship.name}.",
        "Review what they are told",
    )
