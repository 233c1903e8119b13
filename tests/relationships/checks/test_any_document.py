"""Properties of the checks for any document: no exceptions, working cures, independence of names and order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.catalog.blocks import Block
from relationships.checks.finding import Finding, OpenQuestion
from relationships.checks.inspection import inspect
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.samples import load_sample, sample_names
from tests.relationships.checks.steps import STEPS, step_of
from tests.relationships.checks.telling import telling_documents
from tests.relationships.strategies import documents, patiently

TODAY = dt.date(2026, 6, 1)
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))
any_documents = documents() | telling_documents()


def evidence(found: Iterable[Finding]) -> list[tuple[str, list[UUID], str]]:
    return sorted((finding.rule, sorted(finding.about), finding.fingerprint) for finding in found)


def question_subjects(questions: Iterable[OpenQuestion]) -> list[tuple[str, list[UUID]]]:
    return sorted((question.rule, sorted(question.about)) for question in questions)


def rename_notes(document: CanvasDocument) -> CanvasDocument:
    """Return the document with every note renamed."""
    notes = {
        block.value: tuple(
            note.model_copy(update={"text": f"{block.value} {number}"})
            for number, note in enumerate(document.notes(block))
        )
        for block in Block
    }
    return document.model_copy(update={"blocks": document.blocks.model_copy(update=notes)})


def reorder(document: CanvasDocument, random: Random) -> CanvasDocument:
    """Return the document with notes, links, indicators and reviews in another order."""

    def shuffle[Part](parts: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(random.sample(parts, len(parts)))

    def shuffle_note(note: Note) -> Note:
        details = note.relationship
        if details:
            details = details.model_copy(
                update={name: shuffle(getattr(details, name)) for name in ("serves", "tools", "programmes")}
            )
        return note.model_copy(update={"segments": shuffle(note.segments), "relationship": details})

    notes = {block.value: shuffle(tuple(map(shuffle_note, document.notes(block)))) for block in Block}
    update = {"blocks": document.blocks.model_copy(update=notes)}
    parts = {"indicators": shuffle(document.indicators), "reviews": shuffle(document.reviews)}
    return document.model_copy(update=update | parts)


@patiently
@given(any_documents, days)
def test_every_document_passes_through_every_rule(document: CanvasDocument, today: dt.date) -> None:
    found = inspect(document, today)
    assert {finding.rule for finding in found.findings} | {question.rule for question in found.questions} <= set(RULES)
    assert all(isinstance(finding, Finding) for finding in found.findings)
    assert all(isinstance(question, OpenQuestion) for question in found.questions)
    assert len({finding.key for finding in found.findings}) == len(found.findings)
    assert len({question.key for question in found.questions}) == len(found.questions)


@patiently
@given(any_documents, days)
def test_findings_are_told_whole(document: CanvasDocument, today: dt.date) -> None:
    ids = {note.id for _, note in document.placed_notes()}
    known = {None, *ids, *(part.id for part in (*document.indicators, *document.reviews))}
    for finding in inspect(document, today).findings:
        assert finding.sentence.endswith(".")
        assert "\n" not in finding.sentence
        assert finding.figure
        assert finding.threshold
        assert finding.facts
        assert {*finding.about, *(fact.note for fact in finding.facts if fact.note)} <= ids
        assert step_of(finding) in STEPS[finding.rule]
        assert finding.cure is None or finding.cure.words.endswith(".")
        assert finding.ask is None or not finding.ask.hint or finding.ask.hint.endswith((".", "?"))
        assert finding.ask is None or finding.ask.subject in known


@patiently
@given(any_documents, days)
def test_cure_makes_a_valid_canvas_without_the_finding_or_another_of_its_rule(
    document: CanvasDocument, today: dt.date
) -> None:
    before = inspect(document, today).findings
    for finding in before:
        if finding.cure:
            cured = CanvasDocument.model_validate(finding.cure.apply(document).model_dump())
            left = {other.key for other in inspect(cured, today).findings if other.rule == finding.rule}
            assert left <= {other.key for other in before} - {finding.key}


@patiently
@given(any_documents, days, st.randoms(use_true_random=False))
def test_names_and_order_change_no_finding(document: CanvasDocument, today: dt.date, random: Random) -> None:
    found = inspect(document, today)
    for other in (rename_notes(document), reorder(document, random)):
        again = inspect(other, today)
        assert evidence(again.findings) == evidence(found.findings)
        assert question_subjects(again.questions) == question_subjects(found.questions)


@pytest.mark.parametrize("name", sample_names())
def test_names_and_order_change_no_finding_of_a_sample(name: str) -> None:
    document = load_sample(name)
    found = inspect(document, TODAY)
    for other in (rename_notes(document), reorder(document, Random(name))):
        again = inspect(other, TODAY)
        assert evidence(again.findings) == evidence(found.findings)
        assert question_subjects(again.questions) == question_subjects(found.questions)


@patiently
@given(any_documents, days)
def test_cure_of_a_canvas_that_has_changed_since_is_harmless(document: CanvasDocument, today: dt.date) -> None:
    nothing = CanvasDocument(title="Everything was deleted")
    for finding in inspect(document, today).findings:
        if finding.cure:
            finding.cure.apply(nothing)
