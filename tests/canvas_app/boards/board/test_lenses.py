"""The lenses of a canvas over HTTP: what they show, and the writes made from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils.html import escape

from canvas_app.boards.lens_registry import LENSES
from relationships.catalog.goals import Goal
from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import RELATIONSHIPS, SEGMENTS, Hand, details
from tests.uncached import count_queries

NAMES = ("relationships", "lifecycle", "evolution")


def on_lens(table: Table, name: str) -> dict[str, str]:
    """Return the headers of a script's request on a lens."""
    return PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}{name}/"}


@pytest.mark.parametrize("name", NAMES)
def test_lens_is_a_page_and_for_htmx_a_fragment(table: Table, calls: UUID, name: str) -> None:
    page = table.client.get(f"{table.address}{name}/").text
    fragment = table.client.get(f"{table.address}{name}/", headers=PARTIAL).text
    assert f'href="{table.address}{name}/" aria-current="page"' in page
    assert "A call a month" in fragment
    assert fragment.partition("<hx-partial")[0].strip() in page
    assert "<html" not in fragment


@pytest.mark.parametrize("name", NAMES)
def test_lens_of_an_empty_canvas_says_where_to_begin(table: Table, name: str) -> None:
    assert "No segments yet" in table.client.get(f"{table.address}{name}/").text


@pytest.mark.parametrize("name", NAMES)
def test_lens_asks_as_often_for_many_as_for_few(table: Table, calls: UUID, name: str) -> None:
    few = count_queries(table.client, f"{table.address}{name}/")
    for number in range(5):
        table.hand.add(SEGMENTS, f"Segment {number}")
        table.hand.add(RELATIONSHIPS, f"Relationship {number}")
    assert count_queries(table.client, f"{table.address}{name}/") == few


@pytest.mark.parametrize("name", NAMES)
def test_viewer_sees_a_lens_and_is_offered_nothing_to_write(
    table: Table, calls: UUID, sign_in_as: Callable[..., Client], name: str
) -> None:
    page = sign_in_as("vera", Role.VIEWER).get(f"{table.address}{name}/").text
    assert "A call a month" in page
    assert "relationships/new/" not in page
    assert "/goals/" not in page
    assert "/stages/" not in page


def test_note_opens_beside_the_lens_it_was_asked_from(table: Table, calls: UUID) -> None:
    page = one_line(table.client.get(f"{table.address}notes/{calls}/?lens=relationships").text)
    assert '<canvas-lens data-lens="relationships"' in page
    assert '<input type="hidden" name="lens" value="relationships">' in page
    assert f'href="{table.address}relationships/" data-close' in page


def test_note_saved_beside_a_lens_goes_back_beside_it(table: Table, calls: UUID) -> None:
    address = f"{table.address}notes/{calls}/"
    data = {"text": "A call a week", "status": "fact", "revision": "4", "lens": "relationships"}
    response = table.client.post(address, data)
    assert (response.status_code, response["Location"]) == (303, f"{address}?lens=relationships")


def test_note_saved_beside_a_lens_brings_the_lens_anew_and_no_card(table: Table, calls: UUID) -> None:
    address = f"{table.address}notes/{calls}/"
    data = {"text": "A call a week", "status": "fact", "revision": "4", "seen": str(table.hand.version)}
    current = {"HX-Current-URL": f"http://testserver{address}?lens=lifecycle"}
    answer = table.client.post(address, data, headers=PARTIAL | current).text
    assert 'hx-target="#lens" hx-swap="outerMorph"' in answer
    assert "A call a week" in answer
    assert f'hx-target="#note-{calls}"' not in answer


@pytest.mark.parametrize("name", NAMES)
def test_undo_on_a_lens_brings_it_anew(table: Table, calls: UUID, name: str) -> None:
    answer = table.client.post(f"{table.address}undo/", headers=on_lens(table, name)).text
    assert 'hx-target="#lens"' in answer
    response = table.client.post(f"{table.address}redo/", {"lens": name})
    assert response["Location"] == f"{table.address}{name}/"


def test_unknown_lens_is_not_found(table: Table) -> None:
    assert table.client.get(f"{table.address}astrology/").status_code == 404
    assert table.client.post(f"{table.address}lifecycle/").status_code == 405


def test_form_for_a_new_relationship_knows_the_cell_it_came_from(table: Table, offices: UUID) -> None:
    address = f"{table.address}relationships/new/?segment={offices}&type=communities"
    page = table.client.get(address, headers=PARTIAL).text
    assert f'<option value="{offices}" selected>' in unmarked(page)
    assert '<option value="communities" selected>' in page


def test_relationship_is_added_for_a_segment_and_of_a_type(table: Table, offices: UUID) -> None:
    data = {"text": "Forum", "segment": str(offices), "type": "communities", "lens": "relationships"}
    response = table.client.post(f"{table.address}relationships/new/", data)
    (note,) = table.hand.document.notes(RELATIONSHIPS)
    assert response["Location"] == f"{table.address}notes/{note.id}/?lens=relationships"
    assert (details(table.hand, note.id).segment, details(table.hand, note.id).type) == (offices, "communities")
    table.hand.undo()
    assert table.hand.texts(RELATIONSHIPS) == []


def test_gap_in_lifecycle_starts_the_missing_relationship(table: Table, offices: UUID) -> None:
    page = one_line(table.client.get(f"{table.address}lifecycle/").text)
    address = f"{table.address}relationships/new/?segment={offices}&goal=acquisition&lens=lifecycle"
    assert f'href="{escape(address)}"' in page
    assert "No relationship yet." in page
    form = table.client.get(address, headers=PARTIAL).text
    assert f'<option value="{offices}" selected>' in unmarked(form)
    assert '<option value="acquisition" selected>' in form
    data = {"text": "A trial bag", "segment": str(offices), "goal": "acquisition", "lens": "lifecycle"}
    response = table.client.post(address.partition("&lens")[0], data, headers=on_lens(table, "lifecycle"))
    (note,) = table.hand.document.notes(RELATIONSHIPS)
    assert [goal.goal for goal in details(table.hand, note.id).goals] == [Goal.ACQUISITION]
    assert "Gap: add a relationship" not in response.text
    table.hand.undo()
    assert table.hand.texts(RELATIONSHIPS) == []
    table.hand.redo()
    assert [goal.goal for goal in details(table.hand, note.id).goals] == [Goal.ACQUISITION]


def test_unknown_goal_of_a_new_relationship_is_an_error_beside_its_field(table: Table) -> None:
    data = {"text": "A trial bag", "goal": "glory"}
    response = table.client.post(f"{table.address}relationships/new/", data, headers=on_lens(table, "lifecycle"))
    assert response.status_code == 422
    assert "A trial bag" in response.text
    assert 'id="id_goal_error"' in response.text
    assert table.hand.texts(RELATIONSHIPS) == []


@pytest.mark.parametrize("name", LENSES)
def test_every_lens_says_what_it_shows(table: Table, calls: UUID, name: str) -> None:
    page = one_line(table.client.get(f"{table.address}{name}/").text)
    assert str(escape(LENSES[name].about)) in page
    if name != "checks":
        assert f"<h2>{LENSES[name].label}</h2>" in page


@pytest.mark.parametrize("name", [*NAMES, "checks"])
def test_lens_without_segments_offers_to_add_the_first(
    table: Table, sign_in_as: Callable[..., Client], name: str
) -> None:
    address = f"{table.address}notes/?block=customer_segments&lens={name}"
    assert f'href="{escape(address)}"' in table.client.get(f"{table.address}{name}/").text
    data = {"block": "customer_segments", "text": "Offices", "lens": name}
    assert table.client.post(f"{table.address}notes/", data)["Location"] == f"{table.address}{name}/"
    assert table.hand.texts(SEGMENTS) == ["Offices"]
    table.hand.undo()
    page = sign_in_as("vera", Role.VIEWER).get(f"{table.address}{name}/").text
    assert "?block=" not in page
    assert f'<a class="button" href="{table.address}"' in one_line(page)


def test_matrix_without_relationships_says_how_to_add_one(table: Table, offices: UUID) -> None:
    words = "No relationships yet."
    assert words in table.client.get(f"{table.address}relationships/").text
    table.hand.add(RELATIONSHIPS, "Forum")
    assert words not in table.client.get(f"{table.address}relationships/").text


def test_added_relationship_opens_in_the_drawer(table: Table, offices: UUID) -> None:
    response = table.client.post(
        f"{table.address}relationships/new/", {"text": "Forum"}, headers=on_lens(table, "relationships")
    )
    (note,) = table.hand.document.notes(RELATIONSHIPS)
    assert response["HX-Replace-Url"] == f"{table.address}notes/{note.id}/"
    assert 'id="save-note"' in response.text
    assert 'hx-target="#lens"' in response.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"text": ""}, "Describe the relationship"),
        ({"text": "x" * 501}, "A note has 501 characters. At most 500 are allowed."),
        ({"text": "Forum", "type": "telepathy"}, "Choose one of the options in the list."),
        ({"text": "Forum", "segment": str(uuid4())}, "Choose one of the options in the list."),
    ],
)
def test_wrong_input_is_said_beside_the_field_and_kept(table: Table, data: dict[str, Any], message: str) -> None:
    response = table.client.post(f"{table.address}relationships/new/", data, headers=PARTIAL)
    assert response.status_code == 422
    assert message in response.text
    assert data["text"] in response.text
    assert table.hand.texts(RELATIONSHIPS) == []


def test_relationship_moves_to_another_cell_and_back(table: Table, calls: UUID) -> None:
    response = table.client.post(
        f"{table.address}notes/{calls}/cell/", {"cell": "|self_service"}, headers=on_lens(table, "relationships")
    )
    assert 'hx-target="#lens"' in response.text
    assert (details(table.hand, calls).segment, details(table.hand, calls).type) == (None, "self_service")
    table.hand.undo()
    assert details(table.hand, calls).type == "personal_assistance"


@pytest.mark.parametrize("cell", ["", "x|self_service", "|telepathy", "|" * 101])
def test_what_is_no_cell_is_refused(table: Table, calls: UUID, cell: str) -> None:
    response = table.client.post(f"{table.address}notes/{calls}/cell/", {"cell": cell}, headers=PARTIAL)
    assert (response.status_code, details(table.hand, calls).type) == (
        (200, None) if cell == "|" else (422, "personal_assistance")
    )


def test_only_a_segment_of_this_canvas_can_be_given(table: Table, calls: UUID, user: Any) -> None:
    response = table.client.post(
        f"{table.address}notes/{calls}/cell/", {"cell": f"{uuid4()}|self_service"}, headers=PARTIAL
    )
    assert (response.status_code, details(table.hand, calls).type) == (404, "personal_assistance")


def test_note_that_is_no_relationship_has_no_cell(table: Table) -> None:
    response = table.client.post(f"{table.address}notes/{table.shop}/cell/", {"cell": "|self_service"}, headers=PARTIAL)
    assert response.status_code == 409
    assert table.hand.note(table.shop).relationship is None


def test_goal_is_declared_not_ours_and_taken_back(table: Table, offices: UUID) -> None:
    address = f"{table.address}notes/{offices}/goals/retention/"
    table.client.post(address, {"reason": "One marries once", "lens": "relationships"})
    segment = table.hand.note(offices).segment
    assert segment is not None
    assert segment.declined_goals == {Goal.RETENTION: "One marries once"}
    assert "One marries once" in table.client.get(address).text
    assert "Retention: not pursued. Reason: “One marries once”" in unmarked(
        table.client.get(f"{table.address}relationships/").text
    )
    table.client.post(address, {"reason": ""})
    segment = table.hand.note(offices).segment
    assert segment is not None
    assert segment.declined_goals == {}


def test_goal_belongs_to_a_segment(table: Table, calls: UUID) -> None:
    assert table.client.get(f"{table.address}notes/{calls}/goals/retention/").status_code == 404
    assert table.client.get(f"{table.address}notes/{table.shop}/goals/joy/").status_code == 404


@pytest.mark.parametrize("path", ["relationships/new/", "notes/{calls}/cell/", "notes/{offices}/goals/retention/"])
def test_viewer_writes_nothing_and_outsider_finds_nothing(
    table: Table, calls: UUID, offices: UUID, sign_in_as: Callable[..., Client], path: str
) -> None:
    address = table.address + path.format(calls=calls, offices=offices)
    before = table.hand.revision
    data = {"text": "Forum", "cell": "|", "reason": "x"}
    assert sign_in_as("vera", Role.VIEWER).post(address, data).status_code == 403
    assert sign_in_as("olga").post(address, data).status_code == 404
    assert table.hand.revision == before


@pytest.mark.parametrize("path", ["", "relationships/", "history/", "members/"])
def test_every_page_has_the_same_bar_without_a_second_mark_of_the_reader(table: Table, ben: Hand, path: str) -> None:
    bar = table.client.get(f"{table.address}{path}").text.split("<header")[1].split("</header>")[0]
    assert [words in bar for words in ("Bean There", "Lifecycle", "Export", "Share")] == [True] * 4
    assert bar.count('class="avatars"') == 1
    faces = bar.split('class="avatars"')[1].split("drop-menu")[0]
    assert ["Ben" in faces, "Ada" in faces] == [True, False]
