"""Rule: customers are not told that they deal with a machine."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty, Tool
from relationships.checks.asks.questions import in_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "machine-not-disclosed"


@rule(
    code=CODE,
    title="Customers don’t know it’s a machine",
    severity=Severity.ERROR,
    otherwise="A warning if it has no chatbot",
    looks_for="Automated services and chatbots whose customers aren’t told that they are dealing with a machine. If "
    "the canvas doesn’t say this about something that could pass for a person, Rapport asks you instead.",
    why="Customers who find out later lose trust. In the European Union, AI systems must be disclosed.",
    what_to_do="At the start of every conversation, say that it’s automated and how to reach a person.",
    example=Example(
        problem="“Julia from the service team” answers a bank’s chat day and night. It is a language model.",
        cured="The chat begins by saying that it is automated and how to reach a person.",
    ),
    source="Regulation (EU) 2024/1689 (AI Act), article 50. For other automated services, disclosure is good practice.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every machine whose customers are not told.

    Yield a question without an answer if it could pass for a person.
    """
    unanswered = []
    for relationship in subject.relationships:
        if not relationship.is_at or not _may_deceive(relationship):
            continue
        if badly_answered(relationship, Duty.DISCLOSURE):
            yield _finding(relationship)
        elif _is_in_doubt(relationship) and is_open(relationship, Duty.DISCLOSURE):
            unanswered.append(relationship)
    yield from ask(
        CODE,
        unanswered,
        "Are customers told that they are dealing with a machine in {names}?",
        in_field("relationship.duties.disclosure"),
    )


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
        f"Customers aren’t told that they are dealing with a machine in {relationship.name}.",
        "Update disclosure",
    )
