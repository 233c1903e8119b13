"""Which assumption is tested first, and the tests that are proposed."""

from __future__ import annotations

import pytest

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Status
from relationships.catalog.types import RelationshipType
from relationships.document.notes import Evidence, Experiment
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.document.values import TEXT_LENGTH
from relationships.guide import guide
from relationships.guide.assumptions import TEST_ORDER, count_dependants, find_most_important
from relationships.guide.experiments import PATTERNS, TYPE_PATTERNS, propose_experiment
from tests.relationships.guide.test_guide import canvas, guide_to, note


def test_order_and_patterns_have_every_block_and_type() -> None:
    assert set(TEST_ORDER) == set(PATTERNS) == set(Block)
    assert set(TYPE_PATTERNS) == set(RelationshipType)


def test_assumption_on_which_most_depends_comes_first() -> None:
    homes, offices, shop = note("Homes"), note("Offices"), note("Shop")
    calls = note("Calls", relationship=RelationshipDetails(segment=homes.id, channel=shop.id, serves=(offices.id,)))
    promise = note("Coffee", segments=(offices.id,))
    document = canvas(
        customer_segments=[homes, offices],
        channels=[shop],
        customer_relationships=[calls],
        value_propositions=[promise],
    )
    assert count_dependants(document) == {homes.id: 1, offices.id: 2, shop.id: 1}
    found = guide_to(document)
    assert found.test
    assert found.test.note == offices
    assert found.test.why == "2 other notes depend on it. No evidence on the canvas supports it yet."


def test_note_counts_once_however_often_it_names_another() -> None:
    homes = note("Homes")
    calls = note("Calls", segments=(homes.id,), relationship=RelationshipDetails(segment=homes.id, serves=(homes.id,)))
    document = canvas(customer_segments=[homes], customer_relationships=[calls])
    assert count_dependants(document)[homes.id] == 1
    found = guide_to(document)
    assert found.test
    assert found.test.why.startswith("1 other note depends on it.")


def test_among_equals_what_customers_want_comes_before_what_it_costs() -> None:
    notes = {block.value: [note(block.label)] for block in Block}
    order = []
    while assumption := find_most_important(canvas(**notes)):
        order.append(assumption.block)
        del notes[assumption.block.value]
    assert order == list(TEST_ORDER)


@pytest.mark.parametrize(
    "supported",
    [
        {"status": Status.VALIDATED},
        {"status": Status.FACT},
        {"experiment": Experiment(test="Ask ten.")},
        {"evidence": Evidence(result="Ten said so.")},
        {"segment": SegmentDetails(customers_now=3)},
        {"relationship": RelationshipDetails(expected=Answer.YES, expected_because="They said so.")},
    ],
)
def test_what_is_known_or_being_tested_is_not_proposed(supported: dict[str, object]) -> None:
    assert guide_to(canvas(customer_segments=[note("Homes", **supported)])).test is None


@pytest.mark.parametrize("block", Block)
def test_proposal_uses_the_words_of_the_note(block: Block) -> None:
    homes = note("Homes {0}")
    tested = homes if block is Block.CUSTOMER_SEGMENTS else note("Coffee {note}", segments=(homes.id,))
    blocks = {Block.CUSTOMER_SEGMENTS.value: [homes]} | ({} if tested is homes else {block.value: [tested]})
    proposed = propose_experiment(canvas(**blocks), tested)
    assert f"“{tested.text}”" in proposed.hypothesis
    assert proposed.test
    assert proposed.measure
    assert proposed.criterion


@pytest.mark.parametrize("kind", RelationshipType)
def test_proposal_for_a_relationship_depends_on_its_type(kind: RelationshipType) -> None:
    homes = note("Homes")
    forum = note("Forum", relationship=RelationshipDetails(segment=homes.id, type=kind))
    proposed = propose_experiment(canvas(customer_segments=[homes], customer_relationships=[forum]), forum)
    assert proposed.test == TYPE_PATTERNS[kind].test
    assert proposed.hypothesis.startswith("Customers in “Homes”")
    assert "“Forum”" in proposed.hypothesis


def test_proposal_for_a_segment_says_what_it_needs() -> None:
    homes = note("Homes", segment=SegmentDetails(needs="Coffee in the morning"))
    proposed = propose_experiment(canvas(customer_segments=[homes]), homes)
    assert proposed.hypothesis.endswith("They need: Coffee in the morning")
    longest = note("Homes", segment=SegmentDetails(needs="x" * TEXT_LENGTH))
    assert len(propose_experiment(canvas(customer_segments=[longest]), longest).hypothesis) == TEXT_LENGTH


def test_while_a_test_is_open_only_an_important_one_is_proposed() -> None:
    tested = note("Price", experiment=Experiment(test="Ask ten."))
    shop, homes = note("Shop"), note("Homes")
    assert guide_to(canvas(channels=[shop])).test
    assert guide_to(canvas(channels=[shop], revenue_streams=[tested])).test is None
    depending = [note(f"Note {number}", segments=(homes.id,)) for number in range(guide.MANY)]
    found = guide_to(canvas(customer_segments=[homes], channels=depending, revenue_streams=[tested]))
    assert found.test
    assert found.test.note == homes


def test_proposal_without_a_segment_is_about_customers() -> None:
    price = note("A fee")
    proposed = propose_experiment(canvas(revenue_streams=[price]), price)
    assert proposed.hypothesis == "Customers pay for “A fee”."


def test_note_of_another_canvas_has_no_proposal() -> None:
    with pytest.raises(LookupError):
        propose_experiment(canvas(), note("Coffee"))
