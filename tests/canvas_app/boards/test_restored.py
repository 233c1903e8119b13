"""A canvas that was restored from a backup under a running server: pages show it at once, and old forms conflict."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from relationships.actions.editing import Submission
from relationships.actions.notes import edit_note
from relationships.errors import Conflict
from relationships.models import Canvas
from tests.backup import back_up, restore
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.relationships.actions.board import CHANNELS, Hand

READERS = ("", "relationships/", "lifecycle/", "checks/", "findings/", "print/", "document.json")


def read_everything(table: Table) -> str:
    """Return all pages that show the notes of the canvas."""
    pages = [
        table.client.get(f"{table.address}{path}", headers=headers) for path in READERS for headers in ({}, PARTIAL)
    ]
    return "".join(page.text for page in (*pages, table.client.get(table.note), table.client.get("/canvases/")))


@pytest.mark.parametrize("edits_since", [0, 1, 2])
def test_restored_rows_show_at_once(table: Table, edits_since: int) -> None:
    backup = back_up()
    for number in range(2):
        table.hand.edit(table.shop, {"text": f"Lost shop {number}"})
        assert f"Lost shop {number}" in read_everything(table)
    restore(backup)
    for number in range(edits_since):
        table.hand.edit(table.shop, {"text": f"New shop {number}"})
    page = read_everything(table)
    assert "Lost shop" not in page
    assert f"New shop {edits_since - 1}" in page if edits_since else "Shop" in page


def test_canvas_created_again_with_its_id_has_another_version(table: Table) -> None:
    before = table.hand.version
    Canvas.objects.filter(pk=table.hand.canvas_id).delete()
    Canvas.objects.create(id=table.hand.canvas_id, title="Bean There", revision=before.revision)
    assert table.hand.version != before


Fields = dict[str, list[str]]
# The path of a form, its class, and one of its fields with the value that is typed into it.
FORMS = {
    "note": ("notes/{calls}/", "note-form", "text", "A call a week"),
    "stages": ("notes/{calls}/stages/", "stages-form", "relationship-next_step", "A portal"),
    "indicator": ("indicators/{nps}/", "indicator-form", "target", "45"),
    "details": ("details/", "form", "title", "Bean Here"),
}


@pytest.fixture
def ids(calls: UUID, offices: UUID, nps: UUID) -> dict[str, UUID]:
    return {"calls": calls, "offices": offices, "nps": nps}


def open_form(table: Table, address: str, marked: str) -> Fields:
    return read_form_fields(table.client.get(address).text, marked)


@pytest.mark.parametrize(("path", "marked", "name", "value"), FORMS.values(), ids=FORMS)
def test_form_opened_before_the_restore_is_a_conflict(
    table: Table, ids: dict[str, UUID], path: str, marked: str, name: str, value: str
) -> None:
    address, backup = table.address + path.format(**ids), back_up()
    table.hand.edit(table.shop, {"text": "Lost shop"})
    fields = open_form(table, address, marked) | {name: [value]}
    restore(backup)
    table.hand.edit(table.shop, {"text": "New shop"})
    restored = table.hand.version

    response = table.client.post(address, fields)

    assert (response.status_code, table.hand.version) == (409, restored)
    assert "restored from a backup after you opened it here" in response.text
    again = read_form_fields(response.text, marked)
    assert again[name] == [value]
    assert table.client.post(address, again | {"resolution": ["mine"]}).status_code == 303
    assert table.hand.version.revision == restored.revision + 1


def test_form_opened_on_the_restored_canvas_is_saved(table: Table) -> None:
    backup = back_up()
    table.hand.edit(table.shop, {"text": "Lost shop"})
    restore(backup)
    fields = open_form(table, table.note, "note-form") | {"text": ["Web shop"]}
    table.hand.add(CHANNELS, "Mail")
    assert table.client.post(table.note, fields).status_code == 303
    assert table.hand.texts(CHANNELS) == ["Web shop", "Mail"]


def test_form_of_a_later_revision_than_the_restored_one_is_a_conflict(table: Table, ben: Hand) -> None:
    backup = back_up()
    later = ben.edit(table.shop, {"text": "Lost shop"}).version
    restore(backup)
    with pytest.raises(Conflict) as raised:
        edit_note(
            ben.canvas_id, ben.user_id, Submission(), note_id=table.shop, changes={"text": "Web shop"}, base=later
        )
    assert (raised.value.is_restored, raised.value.who) == (True, "")
    assert [(field.base, field.mine, field.theirs) for field in raised.value.fields] == [(None, "Web shop", "Shop")]


def test_text_typed_on_a_card_before_the_restore_is_a_conflict(table: Table) -> None:
    backup = back_up()
    opened = str(table.hand.edit(table.shop, {"text": "Lost shop"}).version)
    restore(backup)
    data = {"text": "Web shop", "revision": opened}
    response = table.client.post(f"{table.note}text/", data, headers=PARTIAL)
    assert (response.status_code, table.hand.texts(CHANNELS)) == (409, ["Shop"])
    assert "restored from a backup" in response.text
    again = read_form_fields(response.text, "composer")
    assert table.client.post(f"{table.note}text/", again, headers=PARTIAL).status_code == 200
    assert table.hand.texts(CHANNELS) == ["Web shop"]


def test_undo_of_a_lost_change_does_not_undo_the_one_with_its_revision(table: Table) -> None:
    backup = back_up()
    data = {"text": "Lost shop", "revision": str(table.hand.version)}
    page = table.client.post(f"{table.note}deletion/", data, headers=PARTIAL).text
    (undo,) = set(re.findall(r'(/canvases/[^"]*/reversal/[^"]*)"', page))
    restore(backup)
    table.hand.edit(table.shop, {"text": "New shop"})
    assert table.client.post(undo).status_code == 409
    assert table.hand.texts(CHANNELS) == ["New shop"]


def test_board_that_showed_a_lost_version_is_drawn_again(table: Table) -> None:
    backup = back_up()
    table.hand.edit(table.shop, {"text": "Lost shop"})
    seen = str(table.hand.version)
    restore(backup)
    table.hand.edit(table.shop, {"text": "New shop"})
    data = {"block": "channels", "text": "Mail", "seen": seen}
    page = table.client.post(f"{table.address}notes/", data, headers=PARTIAL).text
    assert 'hx-target="#sheet"' in page
