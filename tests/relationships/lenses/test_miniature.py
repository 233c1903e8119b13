"""The miniature of a canvas."""

import re
from uuid import UUID, uuid4

import pytest
from hypothesis import given

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.miniature import AREAS, Miniature, draw_miniature
from relationships.samples import load_sample, sample_names
from tests.relationships.strategies import documents, patiently

BAR = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)")


def make_segment(hue: int) -> Note:
    return Note(id=uuid4(), text=f"Segment {hue}", segment=SegmentDetails(hue=hue))


def make_note(*segments: UUID, text: str = "Something") -> Note:
    return Note(id=uuid4(), text=text, segments=segments)


def draw(**blocks: tuple[Note, ...]) -> Miniature:
    return draw_miniature(CanvasDocument(title="T", blocks=Blocks(**blocks)))


def bars(miniature: Miniature) -> list[tuple[int | None, float, float, float]]:
    """Return the hue, x, y and length of every bar."""
    return [
        (stroke.hue, float(x), float(y), float(length))
        for stroke in miniature.strokes
        for x, y, length in BAR.findall(stroke.path)
    ]


def test_empty_canvas_has_no_bars() -> None:
    miniature = draw()
    assert (miniature.strokes, miniature.label) == ((), "No notes yet")


def test_label_counts_notes_and_filled_blocks() -> None:
    assert draw(channels=(make_note(),)).label == "1 note in 1 of 9 blocks"
    assert draw(channels=(make_note(), make_note()), key_resources=(make_note(),)).label == "3 notes in 2 of 9 blocks"


def test_note_without_a_segment_has_no_hue() -> None:
    assert [hue for hue, *_ in bars(draw(key_partnerships=(make_note(),)))] == [None]


def test_segment_has_its_own_hue_and_tints_the_notes_that_concern_it() -> None:
    segment = make_segment(3)
    drawn = bars(draw(customer_segments=(segment,), channels=(make_note(segment.id), make_note())))
    assert [hue for hue, *_ in drawn] == [None, 3, 3]


def test_relationship_has_the_hue_of_the_segment_it_is_for() -> None:
    segment = make_segment(2)
    details = RelationshipDetails(segment=segment.id)
    relationship = Note(id=uuid4(), text="A manager", relationship=details)
    drawn = bars(draw(customer_segments=(segment,), customer_relationships=(relationship,)))
    assert [hue for hue, *_ in drawn] == [2, 2]


def test_ninth_segment_begins_again_with_the_first_hue() -> None:
    assert [hue for hue, *_ in bars(draw(customer_segments=(make_segment(9),)))] == [1]


def test_note_of_several_segments_is_a_bar_in_pieces() -> None:
    first, second = make_segment(1), make_segment(2)
    drawn = draw(customer_segments=(first, second), channels=(make_note(first.id, second.id),))
    left, right = (bar for bar in bars(drawn) if bar[1] < AREAS[Block.CUSTOMER_SEGMENTS].x)
    assert (left[0], right[0], left[2], left[3]) == (1, 2, right[2], right[3])
    assert right[1] > left[1] + left[3]


def test_longer_text_is_a_longer_bar() -> None:
    short, long = bars(draw(channels=(make_note(text="Shop"), make_note(text="A shop in every larger town"))))
    assert short[3] < long[3]


def test_full_block_leaves_out_what_does_not_fit() -> None:
    miniature = draw(key_activities=tuple(make_note() for _ in range(50)))
    assert (miniature.notes, len(bars(miniature))) == (50, 8)


@pytest.mark.parametrize("block", Block)
def test_every_bar_lies_within_its_block(block: Block) -> None:
    area = AREAS[block]
    for _, x, y, length in bars(draw(**{block.value: tuple(make_note(text="x" * 200) for _ in range(40))})):
        assert area.x < x < x + length < area.x + area.width
        assert area.y < y < area.y + area.height


def test_areas_cover_the_sheet_without_overlap() -> None:
    assert set(AREAS) == set(Block)
    assert sum(area.width * area.height for area in AREAS.values()) == Miniature.width * Miniature.height


@pytest.mark.parametrize("name", sample_names())
def test_sample_fills_all_blocks(name: str) -> None:
    assert draw_miniature(load_sample(name)).filled == 9


@patiently
@given(documents())
def test_any_document_can_be_drawn(document: CanvasDocument) -> None:
    miniature = draw_miniature(document)
    assert miniature.notes == len(list(document.placed_notes()))
    assert {stroke.hue for stroke in miniature.strokes} <= {None, *range(1, 9)}


def test_bar_of_a_relationship_has_the_hue_of_its_own_segment_first() -> None:
    offices, homes = make_segment(1), make_segment(2)
    own = RelationshipDetails(segment=homes.id)
    club = make_note(offices.id).model_copy(update={"relationship": own})
    miniature = draw(customer_segments=(offices, homes), customer_relationships=(club,))
    area = AREAS[Block.CUSTOMER_RELATIONSHIPS]
    inside = [bar for bar in bars(miniature) if area.x <= bar[1] < area.x + 40 and bar[2] < 42]
    assert [hue for hue, *_ in sorted(inside, key=lambda bar: bar[1])] == [2, 1]
