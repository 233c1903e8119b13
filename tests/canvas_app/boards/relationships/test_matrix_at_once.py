"""Two people in the relationships lens at once: no change is overwritten unseen."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

import pytest

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import Hand, details


def test_move_says_only_what_the_mover_saw_change(table: Table, calls: UUID, offices: UUID, ben: Hand) -> None:
    seen = table.hand.revision
    ben.edit(calls, {"relationship.segment": None})
    said = {"cell": f"{offices}|self_service", "seen": seen}
    table.client.post(f"{table.address}notes/{calls}/cell/", said, headers=PARTIAL)
    assert (details(table.hand, calls).segment, details(table.hand, calls).type) == (None, "self_service")


@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_move_of_what_somebody_moved_meanwhile_is_not_done_and_said(
    table: Table, calls: UUID, offices: UUID, ben: Hand, headers: dict[str, str]
) -> None:
    seen = table.hand.revision
    ben.edit(calls, {"relationship.type": "communities"})
    said = {"cell": f"{offices}|self_service", "seen": seen}
    response = table.client.post(f"{table.address}notes/{calls}/cell/", said, headers=headers)
    assert (response.status_code, "Ben moved this relationship in the meantime" in unmarked(response.text)) == (
        409,
        True,
    )
    assert ("<html" in response.text) == (not headers)
    assert details(table.hand, calls).type == "communities"


def test_reason_that_somebody_changed_meanwhile_is_shown_and_can_be_overwritten(
    table: Table, offices: UUID, ben: Hand
) -> None:
    address = f"{table.address}notes/{offices}/goals/retention/"
    data = read_form_fields(table.client.get(address, headers=PARTIAL).text, "declined-form") | {"reason": "Mine"}
    ben.edit(offices, {"segment.declined_goals.retention": "They move away"})
    response = table.client.post(address, data, headers=PARTIAL)
    assert response.status_code == 409
    assert "Ben changed this in the meantime to “They move away”" in unmarked(response.text)
    assert read_form_fields(response.text, "declined-form")["reason"] == ["Mine"]
    assert _declined(table.hand, offices) == {Goal.RETENTION: "They move away"}
    again = data | {"over": read_form_fields(response.text, "declined-form")["over"][0]}
    assert table.client.post(address, again, headers=PARTIAL).status_code == 200
    assert _declined(table.hand, offices) == {Goal.RETENTION: "Mine"}


def _declined(hand: Hand, segment: UUID) -> dict[Goal, str]:
    details = hand.note(segment).segment
    assert details is not None
    return details.declined_goals


@pytest.mark.parametrize("address", ["http://[x", "http://\ufffd]/", "//", "?lens=", "?lens=" + "x" * 5000])
def test_write_from_an_address_that_is_none_is_one_from_the_board(table: Table, address: str) -> None:
    headers = PARTIAL | {"HX-Current-URL": quote(address), "HX-Current-URL-URI-AutoEncoded": "true"}
    response = table.client.post(f"{table.note}copy/", headers=headers)
    assert (response.status_code, 'hx-target="#lens"' in response.text) == (200, False)
    assert table.hand.texts(Block.CHANNELS) == ["Shop", "Shop"]
