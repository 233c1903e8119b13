"""The fields in which notes of both canvases differ, and notes that are elsewhere."""

from __future__ import annotations

from relationships.catalog.blocks import Block
from relationships.catalog.segments import CustomerKind
from relationships.document.canvas import CanvasDocument
from relationships.lenses.comparison.blocks import BlockPair
from tests.relationships.lenses.comparison.building import canvas, compared, note, relationship, segment


def block(left: CanvasDocument, right: CanvasDocument, wanted: Block) -> BlockPair:
    return next(pair for pair in compared(left, right).blocks if pair.block is wanted)


def fields(pair: BlockPair) -> list[tuple[str, str, str]]:
    (only,) = pair.changed
    return [(row.label, row.left, row.right) for row in only.fields]


def test_fields_of_a_segment() -> None:
    left = canvas(customer_segments=[segment("Home cooks", customers_now=1200, needs="Time")])
    right = canvas(customer_segments=[segment("Home cook", customers_now=90, needs="Time", kind="private")])
    assert fields(block(left, right, Block.CUSTOMER_SEGMENTS)) == [
        ("Kind of customer", "–", str(CustomerKind.PRIVATE.label)),
        ("Customers now", "1,200", "90"),
    ]


def test_references_differ_only_if_they_lead_elsewhere() -> None:
    cooks, cook, bakers = segment("Home cooks"), segment("The home cook"), segment("Bakers")
    left = canvas(customer_segments=[cooks], channels=[note("Shop", cooks)])
    same = canvas(customer_segments=[bakers, cook], channels=[note("Shop", cook)])
    more = canvas(customer_segments=[bakers, cook], channels=[note("Shop", cook, bakers)])
    assert not block(left, same, Block.CHANNELS).differs
    assert fields(block(left, more, Block.CHANNELS)) == [("Segments", "Home cooks", "The home cook, Bakers")]


def test_goals_and_type_of_a_relationship() -> None:
    cooks, others = segment("Home cooks"), segment("Home cooks")
    left = canvas(
        customer_segments=[cooks],
        customer_relationships=[relationship("App", cooks, "self_service", ("acquisition", "retention"))],
    )
    right = canvas(
        customer_segments=[others],
        customer_relationships=[relationship("App", others, "automated_services", ("retention",))],
    )
    assert fields(block(left, right, Block.CUSTOMER_RELATIONSHIPS)) == [
        ("Type", "Self-service", "Automated services"),
        ("Acquisition", "yes", "–"),
    ]


def test_relationships_of_one_name_go_by_their_segments() -> None:
    one, two, uno, due = segment("Cooks"), segment("Bakers"), segment("Cooks"), segment("Bakers")
    left = canvas(customer_segments=[one, two], customer_relationships=[relationship("Call", at) for at in (one, two)])
    right = canvas(customer_segments=[uno, due], customer_relationships=[relationship("Call", at) for at in (due, uno)])
    assert not block(left, right, Block.CUSTOMER_RELATIONSHIPS).differs


def test_other_status_and_text_are_shown() -> None:
    left, right = canvas(channels=[note("Shop\nin town")]), canvas(channels=[note("Shop", status="validated")])
    (pair,) = block(left, right, Block.CHANNELS).changed
    assert (pair.left.text, pair.right.text, pair.right.marks) == ("Shop\nin town", "Shop", ("validated",))
    assert [(row.label, row.left, row.right) for row in pair.fields] == [("Status", "Assumption", "Validated")]


def test_details_that_a_moved_note_keeps_do_not_count() -> None:
    kept = segment("Shop", customers_now=9)
    assert not block(canvas(channels=[kept]), canvas(channels=[note("Shop")]), Block.CHANNELS).differs


def test_note_in_another_block_says_where() -> None:
    left, right = canvas(channels=[note("Web shop")]), canvas(key_resources=[note("The web shop")])
    assert [face.elsewhere for face in block(left, right, Block.CHANNELS).left] == ["Key Resources"]
    assert [face.elsewhere for face in block(left, right, Block.KEY_RESOURCES).right] == ["Channels"]
