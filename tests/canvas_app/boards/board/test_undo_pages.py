"""Undo and redo on the pages of a canvas other than the board and the lenses: the person stays where they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.relationships.actions.board import CHANNELS
from tests.relationships.actions.measured import measure

PAGES = ("details/", "members/", "history/?page=1", "export/", "deletion/", "arrangement/")
NEXT = re.compile(r'name="next" value="([^"]+)"')


def next_of_undo(page: str) -> str:
    """Return the page to which the button that undoes returns."""
    found = NEXT.search(page.partition('class="undo-redo"')[2])
    assert found
    return found[1]


@pytest.mark.parametrize("path", PAGES)
def test_undo_and_redo_return_to_the_page_they_were_pressed_on(table: Table, path: str) -> None:
    address = table.address + path
    page = table.client.get(address).text
    assert next_of_undo(page) == address
    undone = table.client.post(f"{table.address}undo/", {"next": address})
    assert (undone.status_code, undone["Location"]) == (303, address)
    assert table.hand.texts(CHANNELS) == []
    assert "Undone: you added" in table.client.get(address).text
    assert table.client.post(f"{table.address}redo/", {"next": address})["Location"] == address
    assert table.hand.texts(CHANNELS) == ["Shop"]


@pytest.mark.parametrize("path", PAGES)
def test_viewer_is_offered_no_undo(table: Table, sign_in_as: Callable[..., Client], path: str) -> None:
    page = sign_in_as("vera", Role.VIEWER).get(table.address + path)
    assert 'id="undo"' not in page.text


def test_form_with_errors_returns_to_the_page_that_it_is_part_of(table: Table) -> None:
    refused = table.client.post(f"{table.address}invitations/", {"email": "nobody", "role": "viewer"})
    assert (refused.status_code, next_of_undo(refused.text)) == (422, f"{table.address}members/")


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "/canvases/\n", "nothing"])
def test_undo_leads_to_no_other_site(table: Table, address: str) -> None:
    assert table.client.post(f"{table.address}undo/", {"next": address})["Location"].startswith(table.address)


def test_undo_of_what_a_page_is_about_leads_to_the_board(table: Table, nps: UUID) -> None:
    address = f"{table.address}indicators/{nps}/readings/import/"
    assert next_of_undo(table.client.get(address).text) == address
    assert table.client.post(f"{table.address}undo/", {"next": address})["Location"].startswith(f"{table.address}#")


def test_undo_on_the_import_of_readings_stays_there_while_its_indicator_does(table: Table, nps: UUID) -> None:
    measure(table.hand, "Churn")
    address = f"{table.address}indicators/{nps}/readings/import/"
    assert table.client.post(f"{table.address}undo/", {"next": address})["Location"] == address
