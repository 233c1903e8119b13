"""Sentences about one canvas and many others, against counts made by hand."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from relationships.catalog.goals import Goal
from relationships.catalog.segments import CustomerKind
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.lenses.comparison.against_all import MOST_SENTENCES, Trait, Traits, tell_against_all

COMMUNITIES, CO_CREATION = RelationshipType.COMMUNITIES, RelationshipType.CO_CREATION
PRIVATE, BUSINESS = CustomerKind.PRIVATE, CustomerKind.BUSINESS


def group(number: int, *relationships: Trait, kind: CustomerKind = PRIVATE) -> dict[Traits, int]:
    return {Traits(frozenset(relationships), frozenset({kind})): number}


def canvas(*types: RelationshipType, kind: str = "", goals: tuple[Goal, ...] = ()) -> CanvasDocument:
    relationships: list[dict[str, Any]] = [
        {
            "id": uuid4(),
            "text": kind_of.label,
            "relationship": {"type": kind_of, "goals": [{"goal": goal} for goal in goals]},
        }
        for kind_of in types
    ]
    segments = [{"id": uuid4(), "text": "Students", "segment": {"kind": kind} if kind else {}}]
    blocks = {"customer_relationships": relationships, "customer_segments": segments}
    return CanvasDocument.model_validate({"title": "Bean There", "blocks": blocks})


def tell(document: CanvasDocument, others: dict[Traits, int]) -> list[str]:
    return tell_against_all(document, others, "published case")


def test_most_have_what_the_canvas_has_not() -> None:
    others = group(6, COMMUNITIES) | group(3)
    assert tell(canvas(), others) == ["Six of nine published cases use communities; “Bean There” doesn’t."]
    assert tell(canvas(COMMUNITIES), others) == []
    assert tell(canvas(), group(5, COMMUNITIES)) == ["All five published cases use communities; “Bean There” doesn’t."]


def test_few_have_what_the_canvas_has() -> None:
    document = canvas(CO_CREATION)
    others = group(2, CO_CREATION) | group(10)
    assert tell(document, others) == ["Only 2 of 12 published cases use co-creation; “Bean There” does, too."]
    others = group(1, CO_CREATION) | group(5)
    assert tell(document, others) == ["Only one of six published cases uses co-creation; “Bean There” does, too."]
    assert tell(document, group(5)) == ["None of five published cases uses co-creation; “Bean There” does."]


@pytest.mark.parametrize(("having", "without", "said"), [(4, 0, 0), (5, 0, 1), (6, 4, 1), (6, 5, 0)])
def test_five_and_three_fifths_must_support_a_sentence(having: int, without: int, said: int) -> None:
    assert len(tell(canvas(), group(having, COMMUNITIES) | group(without))) == said


def test_there_is_nothing_to_say_without_others() -> None:
    assert tell(canvas(COMMUNITIES), {}) == []


def test_group_with_customers_of_the_same_kind_is_more_telling() -> None:
    others = group(7, COMMUNITIES, kind=BUSINESS) | group(1, kind=BUSINESS) | group(4)
    for_all = "7 of 12 published cases use communities"
    told = tell(canvas(kind="business"), others)
    assert told == [
        "Seven of eight published cases with businesses as customers use communities; “Bean There” doesn’t."
    ]
    assert for_all not in " ".join(tell(canvas(kind="private"), others))


def test_goals_come_in_the_order_of_their_shares() -> None:
    others = group(5, Goal.RETENTION, Goal.ACQUISITION) | group(2, Goal.RETENTION) | group(1)
    assert tell(canvas(), others) == [
        "Seven of eight published cases have a relationship for retention; “Bean There” doesn’t.",
        "Five of eight published cases have a relationship for acquisition; “Bean There” doesn’t.",
    ]


def test_there_are_at_most_six_sentences() -> None:
    assert len(tell(canvas(), group(9, *RelationshipType, *Goal))) == MOST_SENTENCES == 6
