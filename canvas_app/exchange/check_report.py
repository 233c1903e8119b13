"""What the checks say of a canvas file, as lines of text and as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from relationships.checks.finding import Finding, OpenQuestion
from relationships.checks.inspection import BY_WEIGHT, inspect
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """One file: what makes it unreadable, or what is found and asked, in an order that no other order changes."""

    file: str
    today: dt.date
    problems: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    names: Mapping[UUID, str] | None = None
    title: str | None = None


def report_on(file: str, document: CanvasDocument, today: dt.date) -> Report:
    """Check a document as of a day: the heaviest findings first, then by rule and by what they say."""
    said = inspect(document, today)
    findings = sorted(said.findings, key=lambda each: (BY_WEIGHT.index(each.severity), each.rule, each.sentence))
    questions = sorted(said.questions, key=lambda each: (each.rule, each.sentence))
    names = {note.id: short_name(note.text) for _, note in document.placed_notes()}
    return Report(file, today, (), tuple(findings), tuple(questions), names, document.title)


def as_lines(report: Report) -> Iterator[str]:
    """A line for each finding with its figure, threshold and cure below, then one for each question."""
    for finding in report.findings:
        yield f"{report.file}: {finding.severity} {finding.rule}: {finding.sentence}"
        yield f"    figure: {finding.figure}; threshold: {finding.threshold}"
        yield f"    cure: {finding.cure.words if finding.cure else RULES[finding.rule].what_to_do}"
    for question in report.questions:
        yield f"{report.file}: question {question.rule}: {question.sentence}"


def as_json(report: Report) -> Json:
    """Everything that is known of every finding and question, and of the rules behind them."""
    names = report.names or {}
    return {
        "file": report.file,
        "title": report.title,
        "as_of": report.today.isoformat(),
        "problems": list(report.problems),
        "findings": [_finding(each, names) for each in report.findings],
        "questions": [_question(each, names) for each in report.questions],
    }


def _finding(finding: Finding, names: Mapping[UUID, str]) -> Json:
    rule = RULES[finding.rule]
    return {
        "rule": finding.rule,
        "title": rule.title,
        "severity": finding.severity.value,
        "sentence": finding.sentence,
        "about": _notes(finding.about, names),
        "figure": finding.figure,
        "threshold": finding.threshold,
        "facts": [
            {"label": fact.label, "value": fact.value, "note": str(fact.note) if fact.note else None}
            for fact in finding.facts
        ],
        "cure": finding.cure.words if finding.cure else None,
        "why": rule.why,
        "what_to_do": rule.what_to_do,
        "source": rule.source,
        "key": finding.key,
        "fingerprint": finding.fingerprint,
    }


def _question(question: OpenQuestion, names: Mapping[UUID, str]) -> Json:
    about = _notes(question.about, names)
    return {
        "rule": question.rule,
        "title": RULES[question.rule].title,
        "sentence": question.sentence,
        "about": about,
        "key": question.key,
    }


def _notes(keys: tuple[UUID, ...], names: Mapping[UUID, str]) -> list[Json]:
    return [{"id": str(key), "text": names[key]} for key in keys]
