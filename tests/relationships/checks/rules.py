"""Rules for tests in place of the real ones, so that tests of findings do not depend on the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from relationships.catalog.blocks import Block
from relationships.checks import rules  # noqa: F401 (the product's are registered before they are put aside)
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.rule import RULES, Example, Threshold, rule
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails

ALONE, CURT, UNTOLD = "alone-segment", "curt-channel", "untold-canvas"
ENOUGH = 5
EXAMPLE = Example(problem="A bakery says nothing of cafés.", cured="It says who takes their orders.")


@pytest.fixture
def few_rules() -> Iterator[None]:
    """Replace all rules by three: segments have a relationship, channels five letters, and canvases a description."""
    before = dict(RULES)
    RULES.clear()
    for code, severity, check in (
        (ALONE, Severity.ERROR, _alone),
        (CURT, Severity.HINT, _curt),
        (UNTOLD, Severity.WARNING, _untold),
    ):
        title = code.replace("-", " ").capitalize()
        rule(
            code=code,
            title=title,
            severity=severity,
            looks_for=f"What {title} looks for.",
            why=f"Why {title} matters.",
            what_to_do=f"Do something about {title}.",
            example=EXAMPLE,
            source="The tests",
            thresholds=(Threshold("Five letters", "Fewer say nothing."),) if code == CURT else (),
        )(check)
    yield
    RULES.clear()
    RULES.update(before)


def _alone(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Report segments without a relationship; ask what the others expect."""
    relationships = [note.relationship for note in subject.document.notes(Block.CUSTOMER_RELATIONSHIPS)]
    for segment in subject.document.notes(Block.CUSTOMER_SEGMENTS):
        serving = [
            relationship for relationship in relationships if relationship and relationship.segment == segment.id
        ]
        if not serving:
            sentence = f"Nobody serves “{short_name(segment.text)}”."
            facts = (Fact("Relationships for it", "0", segment.id),)
            cure = Cure("Add a relationship for them.", lambda document, key=segment: _serve(document, key))  # type: ignore[misc]
            yield Finding(
                ALONE, Severity.ERROR, (segment.id,), sentence, "Relationships: 0", "at least 1 expected", facts, cure
            )
        elif not any(relationship.expected for relationship in serving):
            yield OpenQuestion(ALONE, (segment.id,), f"Does “{short_name(segment.text)}” expect this?")


def _serve(document: CanvasDocument, segment: Note) -> CanvasDocument:
    added = Note(id=uuid4(), text="Help", relationship=RelationshipDetails(segment=segment.id))
    existing = document.blocks.customer_relationships
    blocks = document.blocks.model_copy(update={"customer_relationships": (*existing, added)})
    return document.model_copy(update={"blocks": blocks})


def _curt(subject: Subject) -> Iterator[Finding]:
    """Report channels with fewer than five letters; their number is the evidence."""
    for channel in subject.document.notes(Block.CHANNELS):
        if len(channel.text) < ENOUGH:
            facts = (Fact("Letters", str(len(channel.text)), channel.id),)
            sentence = f"“{channel.text}” says little."
            cure = Cure("Say more.", lambda document, key=channel.id: _say_more(document, key))  # type: ignore[misc]
            figure = f"Letters: {len(channel.text)}"
            yield Finding(CURT, Severity.HINT, (channel.id,), sentence, figure, "at least 5 expected", facts, cure)


def _say_more(document: CanvasDocument, key: object) -> CanvasDocument:
    channels = tuple(
        note.model_copy(update={"text": f"{note.text}, and more"}) if note.id == key else note
        for note in document.blocks.channels
    )
    return document.model_copy(update={"blocks": document.blocks.model_copy(update={"channels": channels})})


def _untold(subject: Subject) -> Iterator[Finding]:
    """Report a missing description; there is no cure, since only the owner can write it."""
    if not subject.document.description:
        facts = (Fact("Description", "empty"),)
        yield Finding(
            UNTOLD, Severity.WARNING, (), "Nothing says what this is about.", "Descriptions: 0", "1 expected", facts
        )
