"""All rules over one canvas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from relationships.checks import rules  # noqa: F401 (registers every rule)
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal

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

    def finding(self, key: str) -> Finding | None:
        """Return the finding with a key, dismissed or not; None if there is none."""
        return next((finding for finding in self.every if finding.key == key), None)


def inspect(document: CanvasDocument, today: dt.date) -> Inspection:
    """Hold every rule against a document as of a day."""
    subject = Subject(document, today)
    said = [each for rule in RULES.values() for each in rule.check(subject)]
    found = _without_echoes([each for each in said if isinstance(each, Finding)])
    found.sort(key=lambda each: BY_WEIGHT.index(each.severity))
    questions = tuple(each for each in said if isinstance(each, OpenQuestion))
    return _judged(found, questions, {each.key: each for each in document.dismissals})


def _without_echoes(found: list[Finding]) -> list[Finding]:
    """Without what rules that give way would say again of the same readings."""
    read = {key for each in found if not RULES[each.rule].gives_way for key in each.read}
    return [each for each in found if not RULES[each.rule].gives_way or not each.read or not each.read <= read]


def _judged(found: list[Finding], questions: tuple[OpenQuestion, ...], said: Mapping[str, Dismissal]) -> Inspection:
    if not said:
        return Inspection(tuple(found), questions)
    known = [(each, said.get(each.key)) for each in found]
    pairs = [(each, dismissal) for each, dismissal in known if dismissal]
    dismissed = tuple(pair for pair in pairs if pair[0].fingerprint == pair[1].fingerprint)
    gone = {each.key for each, _ in dismissed}
    there = {each.key for each, _ in pairs}
    return Inspection(
        tuple(each for each, dismissal in known if dismissal is None or each.key not in gone),
        questions,
        dismissed,
        {each.key: dismissal for each, dismissal in pairs if each.key not in gone},
        tuple(each for key, each in said.items() if key not in there),
    )
