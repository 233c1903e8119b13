"""All rules over one canvas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from relationships.checks import rules  # noqa: F401 (registers every rule)
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument, Dismissal
from relationships.document.finding_key import finding_key

BY_WEIGHT = list(Severity)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the rules found, the heaviest first, and what they would have to know.

    `findings` are those that stand. A finding on the evidence on which it was dismissed is `dismissed`; one on other
    evidence stands, and its dismissal is among the `overtaken` by the finding's key. The dismissals `asleep` are of
    findings that are not there at present.
    """

    findings: tuple[Finding, ...]
    questions: tuple[OpenQuestion, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...] = ()
    overtaken: Mapping[str, Dismissal] = field(default_factory=dict)
    asleep: tuple[Dismissal, ...] = ()

    @property
    def every(self) -> tuple[Finding, ...]:
        """The findings, dismissed or not."""
        return (*self.findings, *(finding for finding, _ in self.dismissed))


def inspect(document: CanvasDocument, today: dt.date) -> Inspection:
    """Hold every rule against a document as of a day."""
    subject = Subject(document, today)
    said = [result for rule in RULES.values() for result in rule.check(subject)]
    found = _without_echoes([result for result in said if isinstance(result, Finding)])
    found.sort(key=lambda finding: BY_WEIGHT.index(finding.severity))
    questions = tuple(result for result in said if isinstance(result, OpenQuestion))
    return _judged(
        found, questions, {finding_key(dismissal.rule, dismissal.about): dismissal for dismissal in document.dismissals}
    )


def _without_echoes(found: list[Finding]) -> list[Finding]:
    """Without what rules that give way would say again of the same readings."""
    read = {key for finding in found if not RULES[finding.rule].gives_way for key in finding.read}
    return [
        finding
        for finding in found
        if not RULES[finding.rule].gives_way or not finding.read or not finding.read <= read
    ]


def _judged(found: list[Finding], questions: tuple[OpenQuestion, ...], said: Mapping[str, Dismissal]) -> Inspection:
    if not said:
        return Inspection(tuple(found), questions)
    known = [(finding, said.get(finding.key)) for finding in found]
    pairs = [(finding, dismissal) for finding, dismissal in known if dismissal]
    dismissed = tuple(pair for pair in pairs if pair[0].fingerprint == pair[1].fingerprint)
    gone = {finding.key for finding, _ in dismissed}
    there = {finding.key for finding, _ in pairs}
    return Inspection(
        tuple(finding for finding, dismissal in known if dismissal is None or finding.key not in gone),
        questions,
        dismissed,
        {finding.key: dismissal for finding, dismissal in pairs if finding.key not in gone},
        tuple(dismissal for key, dismissal in said.items() if key not in there),
    )
