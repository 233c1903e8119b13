"""A canvas on which a move was undone after others had built on it: all pages and actions still work."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from relationships.catalog.blocks import Block
from relationships.models import Canvas
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.relationships.actions.board import SEGMENTS, Hand


def test_canvas_is_copied_given_out_and_edited_after_a_move_was_taken_back(table: Table, ben: Hand) -> None:
    revision = table.hand.move(table.shop, SEGMENTS).revision
    (price,) = ben.add(Block.VALUE_PROPOSITIONS, "A fair price", segments=(table.shop,))
    table.client.post(f"{table.address}changes/{revision}/reversal/", headers=PARTIAL)
    assert table.client.post(f"{table.address}copy/").status_code == 303
    given = table.client.get(f"{table.address}document.json").content
    table.client.post("/canvases/import/", {"file": SimpleUploadedFile("canvas.json", given)})
    assert Canvas.objects.count() == 3
    assert json.loads(given)["blocks"]["value_propositions"][0]["segments"] == [str(table.shop)]
    address = f"{table.address}notes/{price}/"
    fields = read_form_fields(table.client.get(address).content.decode()) | {"text": "The fairest price"}
    assert table.client.post(address, fields, headers=PARTIAL).status_code == 200
    note = table.hand.note(price)
    assert (note.text, note.segments) == ("The fairest price", (table.shop,))
