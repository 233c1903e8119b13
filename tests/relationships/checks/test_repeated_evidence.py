"""Evidence beside a sentence: shown if it says more than the sentence, left out if it repeats it."""

from __future__ import annotations

import re

import pytest

from relationships.checks.finding import Finding
from relationships.checks.rule import RULES
from tests.relationships.checks.building import Case, found, parametrized
from tests.relationships.checks.test_rules import CASES

# One, none, yes and no are what the sentence says in words.
PLAIN = {"0", "1"}
ANSWER = re.compile(r"at least 1 (each )?expected|expected: (0|Yes|No)\b.*")
NUMBER = re.compile(r"\d[\d.,]*(?<=\d)")


@pytest.mark.parametrize("code", RULES)
def test_evidence_that_is_shown_says_more_than_the_sentence(code: str) -> None:
    findings = [finding for case in CASES if case.rule == code for finding in found(case.problem, code)]
    assert findings
    shown = [finding for finding in findings if not finding.repeats]
    assert not shown or any(map(_says_more, shown)), shown[0].comparison


@parametrized(CASES)
def test_evidence_that_only_says_that_something_is_missing_repeats_the_sentence(case: Case) -> None:
    assert all(finding.repeats for finding in found(case.problem, case.rule) if ANSWER.fullmatch(finding.threshold))


def _says_more(finding: Finding) -> bool:
    """Return whether a finding compares with a number that its sentence does not name."""
    told = set(NUMBER.findall(finding.sentence)) | PLAIN
    return bool(set(NUMBER.findall(finding.comparison)) - told)
