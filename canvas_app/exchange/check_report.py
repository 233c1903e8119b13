"""The findings and open questions of a canvas file, as lines of text and as JSON."""

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
    """The problems of an unreadable file, or the findings and questions of a canvas, in a stable order."""

    file: str
    today: dt.date
    problems: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    names: Mapping[UUID, str] | None = None
    title: str | None = None


def build_report(file: str, document: CanvasDocument, today: dt.date) -> Report:
    """Check a document as of `today`; sort findings by severity, rule and sentence."""
    inspection = inspect(document, today)
    findings = sorted(inspection.findings, key=_sort_key)
    questions = sorted(inspection.questions, key=lambda question: (question.rule, question.sentence))
    names = {note.id: short_name(note.text) for _, note in document.placed_notes()}
    return Report(file, today, (), tuple(findings), tuple(questions), names, document.title)


def _sort_key(finding: Finding) -> tuple[int, str, str]:
    return BY_WEIGHT.index(finding.severity), finding.rule, finding.sentence


def as_lines(report: Report) -> Iterator[str]:
    """Yield a line for each finding, followed by its comparison and next step; then one per question."""
    for finding in report.findings:
        yield f"{report.file}: {finding.severity} {finding.rule}: {finding.sentence}"
        if not finding.repeats:
            yield f"    {finding.comparison}"
        yield f"    next step: {_next_step(finding)}"
    for question in report.questions:
        yield f"{report.file}: question {question.rule}: {question.sentence}"


def _next_step(finding: Finding) -> str:
    """Return the quick fix of a finding, or what it asks for, or else what its rule recommends."""
    if finding.cure:
        return finding.cure.words
    return f"{finding.ask.words}." if finding.ask else RULES[finding.rule].what_to_do


def as_json(report: Report) -> Json:
    """Return the report with all details of findings, questions and their rules."""
    names = report.names or {}
    return {
        "file": report.file,
        "title": report.title,
        "as_of": report.today.isoformat(),
        "problems": list(report.problems),
        "findings": [_finding(finding, names) for finding in report.findings],
        "questions": [_question(question, names) for question in report.questions],
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
        "ask": finding.ask.words if finding.ask else None,
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
