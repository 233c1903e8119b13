"""What the type of a relationship demands of other blocks: shown, added as an assumption, linked."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from relationships.catalog.blocks import Block
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.relationships.actions.board import details

NAMES = ("relationships", "lifecycle", "evolution")


def on_lens(table: Table, name: str) -> dict[str, str]:
    """Return the headers of a script's request on a lens."""
    return PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}{name}/"}


def test_type_of_a_relationship_asks_for_notes_in_other_blocks(table: Table, calls: UUID) -> None:
    address = f"{table.address}notes/{calls}/consequences/"
    page = table.client.get(address).text
    assert "People who answer customers" in page
    assert "Add “Service staff”" in page
    fragment = table.client.get(f"{address}?within=note", headers=PARTIAL).text
    assert fragment.lstrip().startswith("<section")


def test_missing_note_is_added_as_an_assumption_and_linked(table: Table, calls: UUID, offices: UUID) -> None:
    address = f"{table.address}notes/{calls}/consequences/"
    response = table.client.post(address, {"add": "0"}, headers=on_lens(table, "relationships"))
    assert response.status_code == 200
    (staff,) = table.hand.document.blocks.key_resources
    assert (staff.text, staff.status, staff.segments) == ("Service staff", "assumption", (offices,))
    assert details(table.hand, calls).serves == (staff.id,)
    assert "linked" in response.text
    table.hand.undo()
    assert (table.hand.document.blocks.key_resources, details(table.hand, calls).serves) == ((), ())


def test_note_that_is_there_is_linked(table: Table, calls: UUID) -> None:
    (staff,) = table.hand.add(Block.KEY_RESOURCES, "Two agents")
    address = f"{table.address}notes/{calls}/consequences/"
    response = table.client.post(address, {"link": str(staff)})
    assert (response.status_code, response["Location"]) == (303, address)
    assert details(table.hand, calls).serves == (staff,)


@pytest.mark.parametrize("data", [{}, {"add": "x"}, {"link": "x"}, {"add": "99"}, {"link": str(uuid4())}])
def test_what_cannot_be_added_or_linked_is_refused(table: Table, calls: UUID, data: dict[str, str]) -> None:
    before = table.hand.revision
    response = table.client.post(f"{table.address}notes/{calls}/consequences/", data, headers=PARTIAL)
    assert response.status_code in (404, 409, 422)
    assert table.hand.revision == before


def test_only_relationships_have_consequences(table: Table) -> None:
    assert table.client.get(f"{table.address}notes/{table.shop}/consequences/").status_code == 404
