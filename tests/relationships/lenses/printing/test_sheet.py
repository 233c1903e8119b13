"""Printed sheets: marks without colour, text as large as fits, and continuation pages."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.lenses.printing.paper import SIZES, count_lines
from relationships.lenses.printing.sheet import Mark, PrintedNote, lay_out_sheet
from relationships.samples import load_sample, sample_names
from tests.relationships.strategies import documents, patiently

USUAL = "A note of the usual length, some 45 letters {}"


def note(number: int, text: str = USUAL, **fields: object) -> Note:
    return Note.model_validate({"id": UUID(int=number), "text": text.format(number), **fields})


def full(notes: int, text: str = USUAL) -> CanvasDocument:
    """Return a canvas with this number of notes, spread evenly over the nine blocks."""
    blocks = {block.value: tuple(note(n, text) for n in range(1 + i, notes + 1, 9)) for i, block in enumerate(Block)}
    return CanvasDocument(title="Full", blocks=Blocks(**blocks))


def printed(document: CanvasDocument, block: Block) -> tuple[PrintedNote, ...]:
    return next(candidate.notes for candidate in lay_out_sheet(document).blocks if candidate.block is block)


def letters(document: CanvasDocument, block: Block) -> list[str]:
    return ["".join(mark.letter for mark in note.marks) for note in printed(document, block)]


def test_letters_mark_the_segments_of_a_note() -> None:
    segments = (note(1, "Offices", segment=SegmentDetails()), note(2, "Homes\nat night", segment=SegmentDetails()))
    channels = (note(3, segments=[UUID(int=2), UUID(int=1)]), note(4))
    document = CanvasDocument(title="T", blocks=Blocks(customer_segments=segments, channels=channels))
    assert letters(document, Block.CUSTOMER_SEGMENTS) == ["A", "B"]
    assert letters(document, Block.CHANNELS) == ["AB", ""]
    assert [(mark.letter, mark.name) for mark in lay_out_sheet(document).legend] == [("A", "Offices"), ("B", "Homes")]


def test_letters_go_on_after_z() -> None:
    segments = tuple(note(number, segment=SegmentDetails()) for number in range(1, 31))
    document = CanvasDocument(title="T", blocks=Blocks(customer_segments=segments))
    assert letters(document, Block.CUSTOMER_SEGMENTS)[25:28] == ["Z", "AA", "AB"]
    assert lay_out_sheet(document).legend == ()


def test_relationship_says_its_type_who_serves_and_its_goals() -> None:
    segment = note(1, "Offices", segment=SegmentDetails())
    goals = (
        RelationshipGoal(id=UUID(int=3), goal=Goal.RETENTION),
        RelationshipGoal(id=UUID(int=4), goal=Goal.ACQUISITION),
    )
    details = RelationshipDetails(segment=segment.id, type=RelationshipType.DEDICATED, goals=goals)
    blocks = Blocks(customer_segments=(segment,), customer_relationships=(note(2, "A manager", relationship=details),))
    [shown] = printed(CanvasDocument(title="T", blocks=blocks), Block.CUSTOMER_RELATIONSHIPS)
    assert (shown.heading, shown.text, shown.facts) == ("Dedicated:", "A manager", "staff · acquire, retain")
    assert [mark.letter for mark in shown.marks] == ["A"]


def test_relationship_of_which_nothing_is_known_is_its_text() -> None:
    blocks = Blocks(customer_relationships=(note(2, "A manager", relationship=RelationshipDetails()),))
    [shown] = printed(CanvasDocument(title="T", blocks=blocks), Block.CUSTOMER_RELATIONSHIPS)
    assert shown == PrintedNote("A manager")


def test_details_that_a_note_kept_from_another_block_sleep() -> None:
    details = RelationshipDetails(type=RelationshipType.DEDICATED)
    [shown] = printed(
        CanvasDocument(title="T", blocks=Blocks(channels=(note(2, "x", relationship=details),))), Block.CHANNELS
    )
    assert shown == PrintedNote("x")


@pytest.mark.parametrize("name", sample_names())
def test_sample_fits_a_page_at_a_readable_size(name: str) -> None:
    sheet = lay_out_sheet(load_sample(name))
    assert sheet.left_over == 0
    assert sheet.points >= 7


def test_text_shrinks_step_by_step_until_it_must_go_on_to_another_page() -> None:
    sheets = [lay_out_sheet(full(notes)) for notes in (0, 60, 120, 240, 600)]
    assert [sheet.points for sheet in sheets[:1]] == [SIZES[0].points]
    assert all(smaller.points <= larger.points for larger, smaller in pairwise(sheets))
    assert [sheet.left_over > 0 for sheet in sheets] == [False, False, False, True, True]
    assert sheets[-1].density == len(SIZES)


@pytest.mark.parametrize("text", ["x", USUAL, "word " * 99, "W" * 500, "\n".join("x" * 250), "顧客との関係" * 80])
def test_full_canvas_of_any_text_is_laid_out(text: str) -> None:
    sheet = lay_out_sheet(full(1000, text))
    assert sheet.left_over > 0
    assert sum(len(block.notes) for block in sheet.blocks) + sheet.left_over == 1000


@patiently
@given(documents())
def test_every_note_is_printed_once_and_in_order(document: CanvasDocument) -> None:
    sheet = lay_out_sheet(document)
    for printed_block in sheet.blocks:
        texts = [note.text for note in (*printed_block.notes, *printed_block.rest)]
        assert texts == [note.text for note in document.notes(printed_block.block)]
    assert {printed_block.block for printed_block in sheet.blocks} == set(Block)


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, 1),
        ("one two", 10, 1),
        ("one two", 6, 2),
        ("one\ntwo", 10, 2),
        ("one\n\ntwo", 10, 3),
        ("m" * 11, 5, 3),
        ("関係関係", 4, 2),
    ],
)
def test_lines_follow_from_the_number_of_characters(text: str, columns: int, lines: int) -> None:
    assert count_lines(text, columns) == lines


def test_marks_and_facts_take_room() -> None:
    assert PrintedNote("one", (Mark("A", "Offices"),), "Dedicated:", "staff").written == "[A]Dedicated: one\nstaff"
