"""The checks take time in proportion to the notes of a canvas and the links between them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID, uuid4

import pytest

from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.relationships import GOOD_ANSWER, Tool
from relationships.catalog.segments import Factor, Level, Period
from relationships.catalog.types import RelationshipType
from relationships.checks.factor_names import FACTOR_NAMES
from relationships.checks.finding import Finding
from relationships.checks.inspection import inspect, run_rules
from relationships.checks.rules import one_size_fits_all
from relationships.checks.rules.one_size_fits_all import MOST_COMPARED
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from tests.growth import FACTORS, growth_fault
from tests.relationships.checks.building import TODAY

SIZES = [100 * factor for factor in FACTORS]
BAD = {duty: next(answer for answer in Answer if answer is not good) for duty, good in GOOD_ANSWER.items()}


def segments(count: int) -> list[Note]:
    """Return segments about which nearly everything is stated, and which differ in some of it."""
    levels = list(Level)
    return [
        Note(
            id=uuid4(),
            text=f"Segment {number}",
            segment=SegmentDetails(
                potential_size=100_000,
                customers_now=number * 100 + 1,
                revenue_per_customer=Decimal(number % 7 + 1),
                revenue_period=Period.MONTH,
                gross_margin=Decimal(10),
                platform_side="Guests",
                factors={factor: levels[(number + place) % 3] for place, factor in enumerate(Factor)},
            ),
        )
        for number in range(count)
    ]


def relationships(kind: RelationshipType, count: int, of: list[UUID], **details: Any) -> list[Note]:
    """Return relationships of one type for the same segments, all of them expensive and badly conducted."""
    stated = {
        "type": kind,
        "expected": Answer.NO,
        "established": Answer.YES,
        "customers_served": 10,
        "fixed_cost": Decimal(1_000),
        "cost_per_customer": Decimal(50),
        "tools": tuple(Tool),
        "duties": BAD,
        **details,
    }
    return [
        Note(
            id=uuid4(),
            text=f"Relationship {number}",
            segments=tuple(of),
            relationship=RelationshipDetails(
                **stated, goals=tuple(RelationshipGoal(id=uuid4(), goal=goal) for goal in Goal)
            ),
        )
        for number in range(count)
    ]


def others(count: int, of: list[UUID]) -> list[Note]:
    """Return notes of another block that concern the segments."""
    return [Note(id=uuid4(), text=f"Note {number}", segments=tuple(of)) for number in range(count)]


def canvas(customers: list[Note], served: list[Note], offered: list[Note], stage: Stage) -> CanvasDocument:
    half = len(offered) // 2
    blocks = Blocks(
        customer_segments=tuple(customers),
        customer_relationships=tuple(served),
        value_propositions=tuple(offered[:half]),
        revenue_streams=tuple(offered[half:]),
    )
    return CanvasDocument(title="T", stage=stage, blocks=blocks)


def find(document: CanvasDocument, rule: str) -> list[Finding]:
    return [finding for finding in inspect(document, TODAY).findings if finding.rule == rule]


def fault_in_checks(build: Callable[[int], CanvasDocument]) -> str:
    """Return how the time of all rules grows faster than the number of notes, or an empty text."""
    documents = cache(build)
    for count in SIZES:
        documents(count)
    return growth_fault(lambda count: run_rules(documents(count), TODAY), SIZES[-1])


@pytest.mark.parametrize("stage", [Stage.START_UP, Stage.GROWTH])
@pytest.mark.parametrize("kind", [RelationshipType.DEDICATED, RelationshipType.AUTOMATED])
def test_many_relationships_of_one_segment(kind: RelationshipType, stage: Stage) -> None:
    def build(count: int) -> CanvasDocument:
        one = segments(1)
        return canvas(one, relationships(kind, count, [one[0].id]), [], stage)

    assert not fault_in_checks(build)


@pytest.mark.parametrize("stage", [Stage.START_UP, Stage.GROWTH])
def test_many_segments_of_the_same_notes(stage: Stage) -> None:
    def build(count: int) -> CanvasDocument:
        many = segments(count)
        ids = [segment.id for segment in many]
        return canvas(many, relationships(RelationshipType.PERSONAL, 2, ids), others(4, ids), stage)

    assert not fault_in_checks(build)


def test_of_many_segments_the_two_that_differ_are_named() -> None:
    alike = [segment.model_copy(update={"segment": SegmentDetails()}) for segment in segments(MOST_COMPARED * 2)]
    levels = {50: Level.LOW, 60: Level.HIGH}
    for number, level in levels.items():
        details = SegmentDetails(factors={Factor.STAKES: level})
        alike[number] = alike[number].model_copy(update={"segment": details})
    served = relationships(RelationshipType.PERSONAL, 1, [segment.id for segment in alike])
    [finding] = find(canvas(alike, served, [], Stage.GROWTH), one_size_fits_all.CODE)

    assert "and “Segment 60” differ in" in finding.sentence or "and “Segment 50” differ in" in finding.sentence
    assert [fact.value for fact in finding.facts[1:]] == [FACTOR_NAMES[Factor.STAKES]]
