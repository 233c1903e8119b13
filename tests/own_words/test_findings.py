"""Browsers may translate no word of a person in what the checks say, for the cases of every rule."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.template.loader import render_to_string

from relationships.checks.cure_effect import compute_effect
from relationships.checks.finding import Finding
from relationships.checks.inspection import Inspection, inspect
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import differences
from relationships.lenses.checks import build_references, describe_inspection, shown
from relationships.lenses.wording.differences import shown_differences
from relationships.models import Canvas
from tests.own_words.filling import with_own_words
from tests.own_words.reading import translated_words
from tests.relationships.checks.building import TODAY
from tests.relationships.checks.test_rules import CASES

PAGE = {"canvas": Canvas(pk=UUID(int=1)), "base": "/notes/", "findings": "/findings/", "people": {}, "can_edit": True}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_findings_and_their_cures(rule: str) -> None:
    documents = [with_own_words(case.problem) for case in CASES if case.rule == rule]
    pages = [page for document in documents for page in render_findings(document, rule)]

    assert pages
    assert [text for page in pages for text in translated_words(page)] == []


@pytest.mark.parametrize("rule", sorted(RULES))
def test_lists_of_findings_and_questions(rule: str) -> None:
    cases = [case for case in CASES if case.rule == rule]
    documents = [with_own_words(document) for case in cases for document in (case.problem, case.near_miss)]
    pages = [render_list(document) for document in documents]

    assert [text for page in pages for text in translated_words(page)] == []


def render_findings(document: CanvasDocument, rule: str) -> list[str]:
    found = inspect(document, TODAY)
    return [render_finding(document, finding, found) for finding in found.findings if finding.rule == rule]


def render_finding(document: CanvasDocument, finding: Finding, found: Inspection) -> str:
    context = {**PAGE, "key": finding.key, "each": shown(finding, build_references(document), found)}
    if effect := compute_effect(document, finding, found, TODAY):
        changes = differences(document, effect.document)
        context |= {"effect": effect, "changes": shown_differences(changes, document, effect.document)}
    return render_to_string("boards/finding.html", context)


def render_list(document: CanvasDocument) -> str:
    checks = describe_inspection(document, inspect(document, TODAY))
    return render_to_string("boards/lenses/checks.html", {**PAGE, "checks": checks})
