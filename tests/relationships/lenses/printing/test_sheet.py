"""What is printed: marks of segments, statuses, and what a relationship says of itself."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal, Stage, Status
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.lenses.printing.sheet import PrintedNote, build_sheet
from tests.relationships.strategies import documents, patiently

USUAL = "A note of the usual length, some 45 letters {}"


def note(number: int, text: str = USUAL, **fields: object) -> Note:
    return Note.model_validate({"id": UUID(int=number), "text": text.format(number), **fields})


def full(notes: int, text: str = USUAL) -> CanvasDocument:
    """Return a canvas with this number of notes, spread evenly over the nine blocks."""
    blocks = {block.value: tuple(note(n, text) for n in range(1 + i, notes + 1, 9)) for i, block in enumerate(Block)}
    return CanvasDocument(title="Full", blocks=Blocks(**blocks))


def letters(document: CanvasDocument, block: Block) -> list[str]:
    return ["".join(mark.letter for mark in note.marks) for note in build_sheet(document).notes[block]]


def test_letters_mark_the_segments_of_a_note() -> None:
    segments = (note(1, "Offices", segment=SegmentDetails()), note(2, "Homes\nat night", segment=SegmentDetails()))
    channels = (note(3, segments=[UUID(int=2), UUID(int=1)]), note(4))
    document = CanvasDocument(title="T", blocks=Blocks(customer_segments=segments, channels=channels))
    assert letters(document, Block.CUSTOMER_SEGMENTS) == ["A", "B"]
    assert letters(document, Block.CHANNELS) == ["AB", ""]
    marks = build_sheet(document).marks
    assert [(mark.letter, mark.name, mark.hue) for mark in marks] == [("A", "Offices", 1), ("B", "Homes", 2)]


def test_letters_go_on_after_z() -> None:
    segments = tuple(note(number, segment=SegmentDetails()) for number in range(1, 31))
    document = CanvasDocument(title="T", blocks=Blocks(customer_segments=segments))
    assert letters(document, Block.CUSTOMER_SEGMENTS)[25:28] == ["Z", "AA", "AB"]


def test_relationship_says_its_type_who_serves_and_its_goals() -> None:
    segments = (note(1, "Offices", segment=SegmentDetails()), note(5, "Homes", segment=SegmentDetails()))
    goals = (
        RelationshipGoal(id=UUID(int=3), goal=Goal.RETENTION),
        RelationshipGoal(id=UUID(int=4), goal=Goal.ACQUISITION),
    )
    details = RelationshipDetails(segment=segments[1].id, type=RelationshipType.DEDICATED, goals=goals)
    served = note(2, "A manager", relationship=details, segments=[segments[0].id])
    document = CanvasDocument(title="T", blocks=Blocks(customer_segments=segments, customer_relationships=(served,)))
    [shown] = build_sheet(document).notes[Block.CUSTOMER_RELATIONSHIPS]
    assert (shown.heading, shown.text, shown.facts) == (
        "Dedicated:",
        "A manager",
        "served by staff · for acquisition, retention",
    )
    assert ([mark.letter for mark in shown.marks], shown.hue, shown.bars) == (["B", "A"], 0, (2, 1))


def test_relationship_that_is_named_after_its_type_has_no_heading() -> None:
    for text, heading in (("Self-service", ""), ("self-service\nDay and night", ""), ("A portal", "Self-service:")):
        details = RelationshipDetails(type=RelationshipType.SELF_SERVICE)
        blocks = Blocks(customer_relationships=(note(2, text, relationship=details),))
        [shown] = build_sheet(CanvasDocument(title="T", blocks=blocks)).notes[Block.CUSTOMER_RELATIONSHIPS]
        assert (shown.heading, shown.text) == (heading, text)


@pytest.mark.parametrize(
    ("fields", "plan"),
    [
        ({"established": "no"}, "planned"),
        ({"established": "no", "expected": "yes"}, "expected, not established"),
        ({"established": "no", "start_stage": "growth"}, "planned from the growth stage"),
        ({"start_stage": "mature", "end_stage": "mature"}, "planned only at the mature stage"),
        ({"end_stage": "idea"}, "until the idea stage"),
        ({"established": "yes"}, ""),
    ],
)
def test_relationship_that_is_not_active_says_why(fields: dict[str, str], plan: str) -> None:
    details = RelationshipDetails.model_validate({"type": RelationshipType.DEDICATED, **fields})
    blocks = Blocks(customer_relationships=(note(2, "A manager", relationship=details),))
    [shown] = build_sheet(CanvasDocument(title="T", stage=Stage.START_UP, blocks=blocks)).notes[
        Block.CUSTOMER_RELATIONSHIPS
    ]
    assert (shown.plan, shown.details) == (plan, f"{plan} · served by staff" if plan else "served by staff")


def test_relationship_of_which_nothing_is_known_is_its_text() -> None:
    blocks = Blocks(customer_relationships=(note(2, "A manager", relationship=RelationshipDetails()),))
    [shown] = build_sheet(CanvasDocument(title="T", blocks=blocks)).notes[Block.CUSTOMER_RELATIONSHIPS]
    assert shown == PrintedNote("A manager")


def test_details_that_a_note_kept_from_another_block_sleep() -> None:
    details = RelationshipDetails(type=RelationshipType.DEDICATED)
    document = CanvasDocument(title="T", blocks=Blocks(channels=(note(2, "x", relationship=details),)))
    assert build_sheet(document).notes[Block.CHANNELS] == (PrintedNote("x"),)


def test_only_notes_being_tested_validated_or_disproved_show_a_status() -> None:
    channels = tuple(note(number, status=status) for number, status in enumerate(Status, start=1))
    sheet = build_sheet(CanvasDocument(title="T", blocks=Blocks(channels=channels)))
    assert sheet.statuses == (Status.TESTING, Status.VALIDATED, Status.INVALIDATED)
    assert [printed.status for printed in sheet.notes[Block.CHANNELS]][:3] == [None, None, Status.TESTING]


@patiently
@given(documents())
def test_every_note_is_printed_once_and_in_order(document: CanvasDocument) -> None:
    sheet = build_sheet(document)
    assert {*sheet.notes} == {*Block}
    for block, printed in sheet.notes.items():
        assert [shown.text for shown in printed] == [written.text for written in document.notes(block)]
