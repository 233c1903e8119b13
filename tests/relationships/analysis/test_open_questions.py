"""The four guiding questions: which are open for a segment, and answering one for all its relationships."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest

from relationships.analysis.open_questions import questions_open_for, questions_open_in
from relationships.catalog.goals import Answer
from relationships.catalog.guiding_questions import GUIDING, GuidingQuestion
from relationships.document.relationships import RelationshipFields

ALL = tuple(GuidingQuestion)
EXPECTED, ESTABLISHED, COST, FIT = ALL


def test_every_question_is_put_and_asks_for_fields_of_a_relationship() -> None:
    assert set(GUIDING) == set(GuidingQuestion)
    asked = [name for question in GUIDING.values() for name in question.fields]
    assert len(asked) == len(set(asked))
    assert set(asked) <= set(RelationshipFields.model_fields)
    assert [question.next for question in ALL] == [ESTABLISHED, COST, FIT, None]


@pytest.mark.parametrize(
    ("fields", "closed"),
    [
        ({"expected": Answer.NO}, EXPECTED),
        ({"established": Answer.NO}, ESTABLISHED),
        ({"fixed_cost": Decimal(0)}, COST),
        ({"cost_per_customer": Decimal("0.5"), "customers_served": 0}, COST),
        ({"fixed_cost": Decimal(4000), "cost_per_customer": Decimal(20), "customers_served": 50}, COST),
        ({"cost_per_customer": Decimal(0)}, COST),
        ({"serves": (uuid4(),)}, FIT),
        ({"channel": uuid4()}, FIT),
        ({"integration": "Brings people into the shops"}, FIT),
    ],
)
def test_question_is_closed_by_its_own_answer_and_no_other(fields: dict[str, object], closed: GuidingQuestion) -> None:
    assert questions_open_in(RelationshipFields.model_validate(fields)) == tuple(
        question for question in ALL if question is not closed
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"setup_cost": Decimal(9)},
        {"expected_because": "9 of 12 said so"},
        {"customers_served": 50},
        {"cost_per_customer": Decimal(20)},
        {"fixed_cost": Decimal(4000), "cost_per_customer": Decimal(20)},
    ],
)
def test_what_answers_no_question_leaves_all_open(fields: dict[str, object]) -> None:
    assert questions_open_in(RelationshipFields.model_validate(fields)) == ALL


def test_segment_owes_what_one_of_its_relationships_owes() -> None:
    one, other = RelationshipFields(expected=Answer.YES, fixed_cost=Decimal(1)), RelationshipFields(expected=Answer.NO)
    assert questions_open_for([one, other]) == (ESTABLISHED, COST, FIT)
    assert questions_open_for([]) == ALL
