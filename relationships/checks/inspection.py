"""All rules over one canvas."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from relationships.checks import rules  # noqa: F401 (registers every rule)
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import RULES
from relationships.checks.subject import Subject
from relationships.document import CanvasDocument

BY_WEIGHT = list(Severity)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the rules found, the heaviest first, and what they would have to know."""

    findings: tuple[Finding, ...]
    questions: tuple[OpenQuestion, ...]


def inspect(document: CanvasDocument, today: dt.date) -> Inspection:
    """Hold every rule against a document as of a day."""
    subject = Subject(document, today)
    said = [each for rule in RULES.values() for each in rule.check(subject)]
    findings = sorted(
        (each for each in said if isinstance(each, Finding)), key=lambda each: BY_WEIGHT.index(each.severity)
    )
    return Inspection(tuple(findings), tuple(each for each in said if isinstance(each, OpenQuestion)))
