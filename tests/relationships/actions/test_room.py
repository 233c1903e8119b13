"""What a canvas may hold at most: more is refused, and what it holds already stays and can be edited."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from relationships.actions.canvases import copy_canvas, create_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.actions.indicators import add_indicator
from relationships.actions.readings import add_reading
from relationships.actions.selections import delete_notes
from relationships.document.canvas import CanvasDocument
from relationships.document.sizes import MOST, Size, count_characters, find_excess, measure_document
from relationships.errors import Refused
from relationships.models import Canvas
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand
from tests.relationships.document.largest import largest_document

DAY = dt.date(2026, 5, 1)


def add_measured(ada: Hand, days: int = 1) -> UUID | None:
    readings = {DAY - dt.timedelta(number): Decimal(1) for number in range(days)}
    return add_indicator(ada.canvas_id, ada.user_id, Submission(), name="NPS", readings=readings).subject


def describe(ada: Hand, *sources: str) -> None:
    describe_canvas(ada.canvas_id, ada.user_id, Submission(), changes={"sources": [*sources]}, base=None)


def test_largest_document_has_as_much_as_allowed_of_everything() -> None:
    document = largest_document()
    assert (dict(measure_document(document)), find_excess(document)) == (MOST, [])


def test_segments_are_refused_where_there_are_enough(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    [shop] = ada.add(CHANNELS, "Shop")
    ada.add(SEGMENTS, "Offices")
    monkeypatch.setitem(MOST, Size.SEGMENTS, 1)
    with pytest.raises(Refused, match="A canvas can have at most 1 customer segments"):
        ada.add(SEGMENTS, "Homes")
    with pytest.raises(Refused, match=r"at most . customer segments"):
        ada.move(shop, SEGMENTS)


def test_links_to_segments_are_refused_where_there_are_enough(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = ada.add(SEGMENTS, "Offices", "Homes")
    [shop] = ada.add(CHANNELS, "Shop", segments=(one,))
    monkeypatch.setitem(MOST, Size.CONCERNS, 1)
    with pytest.raises(Refused, match="A canvas can have at most 1 links from notes to segments"):
        ada.edit(shop, {"segments": [str(one), str(two)]})
    with pytest.raises(Refused, match="links from notes to segments"):
        ada.copy(shop)
    ada.edit(shop, {"segments": [str(two)]})
    assert ada.note(shop).segments == (two,)


def test_links_to_what_is_served_are_refused_where_there_are_enough(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    [shop] = ada.add(CHANNELS, "Shop")
    [calls] = ada.add(RELATIONSHIPS, "Calls")
    monkeypatch.setitem(MOST, Size.SERVES, 0)
    with pytest.raises(Refused, match="A canvas can have at most 0 links from relationships"):
        ada.edit(calls, {"relationship.serves": [str(shop)]})


@pytest.mark.parametrize(("size", "most"), [(Size.READINGS, 2), (Size.INPUTS, 1)])
def test_readings_and_their_figures_are_refused_where_there_are_enough(
    ada: Hand, monkeypatch: pytest.MonkeyPatch, size: Size, most: int
) -> None:
    indicator = add_measured(ada, days=2)
    assert indicator
    monkeypatch.setitem(MOST, size, most)
    fields = {"date": DAY - dt.timedelta(9), "value": Decimal(1), "inputs": {"a": Decimal(1), "b": Decimal(1)}}
    with pytest.raises(Refused, match=f"A canvas can have at most {most} {size}"):
        add_reading(ada.canvas_id, ada.user_id, Submission(), indicator_id=indicator, fields=fields)


def test_sources_above_the_maximum_stay_but_grow_no_more(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    describe(ada, "one", "two", "three")
    monkeypatch.setitem(MOST, Size.SOURCES, 2)
    describe(ada, "one", "two", "four")
    with pytest.raises(Refused, match="A canvas can have at most 2 sources"):
        describe(ada, "one", "two", "four", "five")
    assert ada.document.sources == ("one", "two", "four")


def test_undo_makes_no_canvas_larger_than_allowed(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    [offices] = ada.add(SEGMENTS, "Offices")
    ada.delete(offices)
    monkeypatch.setitem(MOST, Size.SEGMENTS, 0)
    with pytest.raises(Refused, match=r"at most . customer segments"):
        ada.undo()


def test_canvas_above_a_maximum_can_be_edited_but_not_copied(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = ada.add(SEGMENTS, "Offices", "Homes")
    monkeypatch.setitem(MOST, Size.SEGMENTS, 1)
    ada.edit(one, {"text": "Large offices"})
    assert ada.texts(SEGMENTS) == ["Large offices", "Homes"]
    with pytest.raises(
        Refused, match="too large to duplicate: it has 2 customer segments; a canvas can have at most 1"
    ):
        copy_canvas(ada.canvas_id, ada.user_id)


def test_moved_notes_that_keep_their_details_count(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Details in other blocks take as long to load and to check as those in their own."""
    [calls] = ada.add(RELATIONSHIPS, "Calls")
    ada.edit(calls, {"relationship.type": "communities"})
    ada.move(calls, CHANNELS)
    assert measure_document(ada.document)[Size.RELATIONSHIPS] == 1
    monkeypatch.setitem(MOST, Size.RELATIONSHIPS, 1)
    with pytest.raises(Refused, match="A canvas can have at most 1 customer relationships"):
        ada.add(RELATIONSHIPS, "Forum")


def test_more_text_than_allowed_is_refused(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    [shop] = ada.add(CHANNELS, "Shop")
    size = Canvas.objects.get(pk=ada.canvas_id).size
    assert size > len("Shop")
    monkeypatch.setattr("relationships.actions.recording.CHARACTERS_PER_CANVAS", size + 100)
    with pytest.raises(Refused, match="at most 1,600,000 characters"):
        ada.edit(shop, {"text": "S" * 200})
    ada.edit(shop, {"text": "S" * 50})
    ada.delete(shop)
    ada.add(CHANNELS, "S" * 60)


def test_deletion_is_undone_though_parts_take_more_than_their_document(
    ada: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = largest_document()
    monkeypatch.setattr("relationships.actions.recording.CHARACTERS_PER_CANVAS", count_characters(document))
    canvas_id = create_canvas(ada.user_id, document)
    hand = Hand(canvas_id, ada.user_id)
    every = [note.id for _, note in hand.document.placed_notes()]
    delete_notes(canvas_id, ada.user_id, Submission(), notes=every)
    hand.undo()
    assert [note.id for _, note in hand.document.placed_notes()] == every


def test_canvas_knows_how_many_characters_it_has(ada: Hand) -> None:
    """As parts they take a little more than as a document, because each part says where it is."""
    document = largest_document()
    canvas_id = create_canvas(ada.user_id, document)
    hand = Hand(canvas_id, ada.user_id)
    assert Canvas.objects.get(pk=canvas_id).size == pytest.approx(count_characters(document), rel=0.01)
    before = Canvas.objects.get(pk=canvas_id).size
    note = hand.document.blocks.channels[0].id
    hand.delete(note)
    assert Canvas.objects.get(pk=canvas_id).size < before
    hand.undo()
    assert Canvas.objects.get(pk=canvas_id).size == before


def test_document_with_too_much_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relationships.document.sizes.CHARACTERS_PER_CANVAS", 100)
    document = CanvasDocument(title="Long", description="d" * 100)
    assert [fault.partition(";")[0] for fault in find_excess(document)] == [
        f"blocks: has {count_characters(document)} characters"
    ]


def test_whole_canvas_is_built_before_its_first_row_is_written(
    ada: Hand, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A transaction that lasts as long as building a large canvas would hold up all other writes on SQLite."""
    document = CanvasDocument.model_validate(
        {"title": "New", "blocks": {"channels": [{"id": UUID(int=1), "text": "Shop"}]}}
    )
    built: list[int] = []
    monkeypatch.setattr("relationships.actions.canvases.insert_rows", lambda rows: built.extend(map(len, rows)))
    with django_assert_num_queries(3):
        create_canvas(ada.user_id, document)
    assert sum(built) == 3
