"""Adding notes for segments, and relationships with a type."""

import re
from uuid import UUID, uuid4

import pytest

from relationships.catalog.types import RelationshipType
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand, details


def test_form_offers_the_segments_and_the_types(table: Table, offices: UUID) -> None:
    page = one_line(table.client.get(f"{table.address}notes/?block=customer_relationships").content.decode())
    assert f'name="segments" value="{offices}"' in page
    assert all(f'name="type" value="{kind.value}"' in page for kind in RelationshipType)
    assert "Offices" in page


def test_form_of_a_canvas_without_segments_asks_for_none(table: Table) -> None:
    page = table.client.get(f"{table.address}notes/?block=channels").content.decode()
    assert 'name="segments"' not in page


def test_notes_are_added_for_several_segments(table: Table, offices: UUID) -> None:
    (homes,) = table.hand.add(SEGMENTS, "Homes")
    chosen = [str(offices), str(homes)]
    data = {"block": "channels", "text": "Mail\nPhone", "several": "on", "segments": chosen, "type": "communities"}
    assert table.client.post(f"{table.address}notes/", data).status_code == 303
    _, *added = table.hand.document.notes(CHANNELS)
    assert [(note.text, note.segments, note.relationship) for note in added] == [
        ("Mail", (offices, homes), None),
        ("Phone", (offices, homes), None),
    ]


def test_relationship_gets_its_segment_and_its_type_in_one_change(table: Table, offices: UUID) -> None:
    revision = table.hand.revision
    data = {"block": "customer_relationships", "text": "Forum", "segments": str(offices), "type": "communities"}
    table.client.post(f"{table.address}notes/", data, headers=PARTIAL)
    (forum,) = table.hand.document.notes(RELATIONSHIPS)
    about = details(table.hand, forum.id)
    assert (about.segment, about.type, forum.segments) == (offices, RelationshipType.COMMUNITIES, ())
    assert table.hand.revision == revision + 1


def test_relationship_for_several_segments_is_that_of_the_first_on_the_canvas(table: Table, offices: UUID) -> None:
    (homes,) = table.hand.add(SEGMENTS, "Homes")
    data = {"block": "customer_relationships", "text": "Forum", "segments": [str(homes), str(offices)]}
    table.client.post(f"{table.address}notes/", data)
    (forum,) = table.hand.document.notes(RELATIONSHIPS)
    assert (details(table.hand, forum.id).segment, forum.segments) == (offices, (homes,))


def test_segment_is_for_no_segments(table: Table, offices: UUID) -> None:
    table.client.post(f"{table.address}notes/", {"block": "customer_segments", "text": "A", "segments": str(offices)})
    assert table.hand.document.notes(SEGMENTS)[-1].segments == ()


@pytest.mark.parametrize("headers", [{}, PARTIAL])
@pytest.mark.parametrize("kind", ["unknown", "of no form"])
def test_unknown_segment_is_refused_beside_the_field(table: Table, headers: dict[str, str], kind: str) -> None:
    segment = str(uuid4()) if kind == "unknown" else "x\x00"
    data = {"block": "channels", "text": "Mail", "segments": segment}
    answer = table.client.post(f"{table.address}notes/", data, headers=headers)
    message = "no longer on the canvas" if kind == "unknown" else "Choose from the segments of this canvas."
    page = one_line(answer.content.decode())
    field = page.partition('id="id_segments_field"')[2]
    assert (answer.status_code, message in field, "Mail</textarea>" in page) == (422, True, True)
    assert table.hand.texts(CHANNELS) == ["Shop"]


def test_segment_deleted_meanwhile_loses_nothing_that_was_typed(table: Table, offices: UUID, ben: Hand) -> None:
    (homes,) = table.hand.add(SEGMENTS, "Homes")
    ben.delete(offices)
    data = {"block": "channels", "text": "Mail", "segments": [str(offices), str(homes)]}
    answer = table.client.post(f"{table.address}notes/", data)
    page = one_line(answer.content.decode())
    assert (answer.status_code, "no longer on the canvas" in page, "Mail</textarea>" in page) == (422, True, True)
    assert re.search(f'value="{homes}"[^>]* checked', page)


def test_repeated_request_finds_its_note_although_the_segment_is_deleted(table: Table, offices: UUID) -> None:
    data = {"block": "channels", "text": "Mail", "segments": str(offices), "request_id": "6f1c"}
    table.client.post(f"{table.address}notes/", data, headers=PARTIAL)
    table.hand.delete(offices)
    assert table.client.post(f"{table.address}notes/", data, headers=PARTIAL).status_code == 200
    assert table.hand.texts(CHANNELS) == ["Shop", "Mail"]


def test_unknown_type_is_refused(table: Table) -> None:
    data = {"block": "customer_relationships", "text": "Forum", "type": "magic"}
    assert table.client.post(f"{table.address}notes/", data).status_code == 422
