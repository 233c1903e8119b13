"""The canvas at a stage over HTTP: chosen by URL, kept after writes, read-only."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from relationships.catalog.blocks import Block
from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line
from tests.relationships.actions.board import RELATIONSHIPS, SEGMENTS
from tests.uncached import count_queries


@pytest.fixture
def span(table: Table, calls: UUID) -> str:
    return f"{table.address}notes/{calls}/span/"


def on_stage(table: Table, stage: str = "growth") -> dict[str, str]:
    """Return the headers of a script's request where a stage is chosen."""
    return PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}evolution/?stage={stage}"}


def test_stage_is_chosen_by_address(table: Table, calls: UUID) -> None:
    table.hand.edit(calls, {"relationship.start_stage": "growth"})
    page = one_line(table.client.get(f"{table.address}evolution/?stage=growth").text)
    assert "The canvas at the growth stage" in page
    assert 'href="?' not in page
    assert f'data-address="{table.address}evolution/?stage=growth"' in page
    assert f'href="{table.address}evolution/" aria-current="page">Evolution' in page
    assert f'href="{table.address}evolution/?stage=growth" aria-current="page"> Growth' in page
    assert '<span class="chip good">Also active:</span>' in page
    assert f'href="{table.address}notes/{calls}/?lens=evolution.growth"' in page


def test_stage_that_there_is_not_is_all_stages(table: Table, calls: UUID) -> None:
    page = table.client.get(f"{table.address}evolution/?stage=sunset")
    assert (page.status_code, "<stage-bars>" in page.text) == (200, True)
    assert "The canvas at" not in table.client.get(f"{table.address}lifecycle/?stage=growth").text


def test_stages_are_kept_apart_in_the_cache(table: Table, calls: UUID) -> None:
    address = f"{table.address}evolution/"
    headings = (("", "<stage-bars>"), ("?stage=growth", "at the growth stage"), ("?stage=idea", "at the idea stage"))
    for query, heading in headings * 2:
        fragment = table.client.get(f"{address}{query}", headers=PARTIAL).text
        assert heading in fragment
        assert fragment.lstrip().startswith('<section id="lens"')


def test_chosen_stage_is_kept_through_a_write_and_the_details(table: Table, calls: UUID, span: str) -> None:
    answer = table.client.post(span, {"start_stage": "growth"}, headers=on_stage(table)).text
    assert "The canvas at the growth stage" in answer
    beside = {"HX-Current-URL": f"http://testserver{table.address}notes/{calls}/?lens=evolution.growth"}
    assert "The canvas at the growth stage" in table.client.post(f"{table.address}undo/", headers=PARTIAL | beside).text
    page = table.client.get(f"{table.address}notes/{calls}/?lens=evolution.growth").text
    assert '<input type="hidden" name="lens" value="evolution.growth">' in page
    assert f'href="{table.address}evolution/?stage=growth" data-close' in page
    data = {"text": "Calls", "status": "fact", "block": "customer_relationships", "lens": "evolution.growth"}
    saved = table.client.post(f"{table.address}notes/{calls}/", data)
    assert saved["Location"] == f"{table.address}notes/{calls}/?lens=evolution.growth"
    undone = table.client.post(f"{table.address}undo/", {"lens": "evolution.growth"})
    assert undone["Location"] == f"{table.address}evolution/?stage=growth"


def test_canvas_at_a_stage_is_read_only_and_without_what_is_not_there(table: Table, calls: UUID) -> None:
    table.hand.edit(calls, {"relationship.end_stage": "idea"})
    (forum,) = table.hand.add(RELATIONSHIPS, "Forum")
    sheet = table.client.get(f"{table.address}evolution/?stage=growth").text.split('<div id="sheet"')[1]
    assert [f"note-{key}" in sheet for key in (forum, table.shop, calls)] == [True, True, False]
    assert [words in sheet for words in ('class="add"', "compose-channels")] == [False, False]


def test_lens_at_a_stage_says_what_is_found_and_what_cannot_be_told(table: Table, calls: UUID, offices: UUID) -> None:
    table.hand.edit(calls, {"relationship.end_stage": "start_up", "relationship.fixed_cost": "90"})
    table.hand.edit(offices, {"segment.customers_now": 30, "segment.customers_by_stage.start_up": 60})
    page = one_line(table.client.get(f"{table.address}evolution/?stage=growth").text)
    assert "New at this stage" in page
    assert re.search(r'<span class="chip bad">error</span> <a [^>]*>“Offices” has no relationship\.</a>', page)
    assert "is unknown for “Offices”" in page
    start_up = table.client.get(f"{table.address}evolution/?stage=start_up").text
    assert "€1.50" in start_up
    assert "€3" in start_up


@pytest.mark.parametrize("query", ["", "?stage=growth"])
def test_lens_asks_as_often_for_many_as_for_few(table: Table, calls: UUID, query: str) -> None:
    few = count_queries(table.client, f"{table.address}evolution/{query}")
    for number in range(5):
        table.hand.add(SEGMENTS, f"Segment {number}")
        table.hand.add(RELATIONSHIPS, f"Relationship {number}")
        table.hand.add(Block.CHANNELS, f"Channel {number}")
    assert count_queries(table.client, f"{table.address}evolution/{query}") == few


def test_viewer_sees_every_stage_and_cannot_move_a_bar(
    table: Table, calls: UUID, sign_in_as: Callable[..., Client]
) -> None:
    viewer = sign_in_as("vera", Role.VIEWER)
    page = viewer.get(f"{table.address}evolution/").text
    assert ("at every stage" in page, "/stages/" in page, 'class="grip"' in page) == (True, False, False)
    assert "The canvas at the growth stage" in viewer.get(f"{table.address}evolution/?stage=growth").text
    assert "Show start and end in Evolution" in viewer.get(f"{table.address}notes/{calls}/").text
