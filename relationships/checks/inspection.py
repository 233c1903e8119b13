"""Run all rules on a canvas."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock

from relationships.checks import rules  # noqa: F401 (registers every rule)
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal
from relationships.formats import BRITISH, Formats, current_formats, use_formats

BY_WEIGHT = list(Severity)


_LOCK = Lock()
# With the day and the formats that each was written in.
_RECENT: deque[tuple[CanvasDocument, tuple[dt.date, Formats], Inspection]] = deque(maxlen=2)


@dataclass(frozen=True, slots=True)
class Inspection:
    """The results of all rules, most severe findings first.

    `findings` excludes those in `dismissed`, whose evidence is the same as when they were dismissed. If the evidence
    has changed since, the finding is back in `findings`, and `overtaken` maps its key to the outdated dismissal.
    `asleep` holds dismissals of findings that no rule reports at present.
    """

    findings: tuple[Finding, ...]
    questions: tuple[OpenQuestion, ...]
    dismissed: tuple[tuple[Finding, Dismissal], ...] = ()
    overtaken: Mapping[str, Dismissal] = field(default_factory=dict)
    asleep: tuple[Dismissal, ...] = ()

    @property
    def every(self) -> tuple[Finding, ...]:
        """All findings, including dismissed ones."""
        return (*self.findings, *(finding for finding, _ in self.dismissed))

    def finding(self, key: str) -> Finding | None:
        """Return the finding with a key, dismissed or not; None if there is none."""
        return next((finding for finding in self.every if finding.key == key), None)


def inspect(document: CanvasDocument, today: dt.date) -> Inspection:
    """Run every rule on a document as of a day. The last few results are kept, since a page needs one several times."""
    shown = (today, current_formats())
    with _LOCK:
        known = next((entry for entry in _RECENT if entry[0] is document and entry[1] == shown), None)
    if known is None:
        known = (document, shown, run_rules(document, today))
        with _LOCK:
            _RECENT.append(known)
    return known[2]


def run_rules(document: CanvasDocument, today: dt.date, codes: Collection[str] = RULES) -> Inspection:
    """Run every rule, or those with some codes, as `inspect` does, without keeping the result."""
    results = _results(document, today, codes)
    found = _without_repetitions([result for result in results if isinstance(result, Finding)])
    found.sort(key=lambda finding: BY_WEIGHT.index(finding.severity))
    questions = tuple(result for result in results if isinstance(result, OpenQuestion))
    return _apply_dismissals(found, questions, {dismissal.key: dismissal for dismissal in document.dismissals})


def _results(document: CanvasDocument, today: dt.date, codes: Collection[str]) -> list[Finding | OpenQuestion]:
    """Return what the rules report, in the formats of the reader, with fingerprints that are the same in all formats.

    Evidence is text, so that the rules run a second time for formats other than those of the fingerprints.
    """
    with use_formats(BRITISH):
        results = _check(document, today, codes)
    if current_formats().is_british:
        return results
    seen = {result.key: result.fingerprint for result in results if isinstance(result, Finding)}
    return [
        replace(result, seen=seen[result.key]) if isinstance(result, Finding) else result
        for result in _check(document, today, codes)
    ]


def _check(document: CanvasDocument, today: dt.date, codes: Collection[str]) -> list[Finding | OpenQuestion]:
    subject = Subject(document, today)
    return [result for rule in RULES.values() if rule.code in codes for result in rule.check(subject)]


def _without_repetitions(found: list[Finding]) -> list[Finding]:
    """Drop findings of rules that give way if findings of other rules are based on the same readings."""
    read = {key for finding in found if not RULES[finding.rule].gives_way for key in finding.read}
    return [
        finding
        for finding in found
        if not RULES[finding.rule].gives_way or not finding.read or not finding.read <= read
    ]


def _apply_dismissals(
    found: list[Finding], questions: tuple[OpenQuestion, ...], dismissals: Mapping[str, Dismissal]
) -> Inspection:
    if not dismissals:
        return Inspection(tuple(found), questions)
    matches = [(finding, dismissals.get(finding.key)) for finding in found]
    pairs = [(finding, dismissal) for finding, dismissal in matches if dismissal]
    dismissed = tuple(pair for pair in pairs if pair[0].fingerprint == pair[1].fingerprint)
    still_dismissed = {finding.key for finding, _ in dismissed}
    matched = {finding.key for finding, _ in pairs}
    return Inspection(
        tuple(finding for finding, dismissal in matches if dismissal is None or finding.key not in still_dismissed),
        questions,
        dismissed,
        {finding.key: dismissal for finding, dismissal in pairs if finding.key not in still_dismissed},
        tuple(dismissal for key, dismissal in dismissals.items() if key not in matched),
    )
