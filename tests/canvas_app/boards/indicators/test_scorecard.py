"""The scorecard over HTTP, and the links to indicators from other pages of the canvas."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.indicators.indicator_pages import indicator_url
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import SEGMENTS
from tests.relationships.actions.measured import READINGS, measure
from tests.uncached import count_queries


def test_details_of_a_note_lead_to_its_indicators_and_to_new_ones(table: Table, offices: UUID, nps: UUID) -> None:
    page = table.client.get(f"{table.address}notes/{offices}/?lens=scorecard").text
    assert f'href="{indicator_url(table, nps)}?lens=scorecard"' in page
    assert "46\xa0points" in page
    assert f'indicators/new/?subject={offices}&amp;lens=scorecard"' in page
    assert f'reviews/new/?subject={offices}&amp;lens=scorecard"' in page
    assert "Indicators and reviews" not in table.client.get(table.note).text


def test_viewer_gets_from_a_note_to_its_indicators(
    table: Table, offices: UUID, nps: UUID, sign_in_as: Callable[..., Client]
) -> None:
    page = sign_in_as("vera", Role.VIEWER).get(f"{table.address}notes/{offices}/").text
    assert f'href="{indicator_url(table, nps)}"' in page
    assert "indicators/new/" not in page


def test_scorecard_shows_what_is_measured_and_what_is_not(table: Table, offices: UUID, nps: UUID) -> None:
    table.hand.add(SEGMENTS, "Homes")
    page = table.client.get(f"{table.address}scorecard/").text
    fragment = table.client.get(f"{table.address}scorecard/", headers=PARTIAL).text
    assert f'href="{table.address}scorecard/" aria-current="page"' in page
    assert fragment.partition("<hx-partial")[0].strip() in page
    for words in (
        "1 on target",
        "canvas without an indicator",
        "1 segment or relationship without an indicator",
        "46\xa0points",
        "Target: at least 40",
    ):
        assert words in fragment
    assert f'data-note="{nps}" href="{indicator_url(table, nps)}?lens=scorecard"' in one_line(fragment)
    assert f"subject={offices}&amp;lens=scorecard" in fragment
    assert "code=customer_acquisition_cost&amp;lens=scorecard" in fragment


def test_viewer_sees_the_scorecard_and_is_offered_nothing_to_write(
    table: Table, nps: UUID, sign_in_as: Callable[..., Client]
) -> None:
    page = sign_in_as("vera", Role.VIEWER).get(f"{table.address}scorecard/").text
    assert "46\xa0points" in page
    assert ("indicators/new/" in page, "reviews/new/" in page) == (False, False)


@pytest.mark.parametrize("path", ["scorecard/", "indicators/{nps}/", "indicators/new/", "notes/{offices}/"])
def test_it_asks_as_often_for_many_as_for_few(table: Table, offices: UUID, nps: UUID, path: str) -> None:
    address = table.address + path.format(nps=nps, offices=offices)
    few = count_queries(table.client, address)
    for number in range(5):
        table.hand.add(SEGMENTS, f"Segment {number}")
        measure(table.hand, f"Indicator {number}", subject=offices, readings=READINGS)
    assert count_queries(table.client, address) == few


def test_change_in_the_scorecard_is_at_once_right_beside_the_card_and_in_history(
    table: Table, offices: UUID, nps: UUID
) -> None:
    summary = f"{table.address}notes/{offices}/summary/"
    fields = read_form_fields(table.client.get(indicator_url(table, nps)).text, "indicator-form")
    table.client.post(indicator_url(table, nps), fields | {"name": "Loyalty", "lens": "scorecard"})
    assert "Loyalty on 28 February 2026" in unmarked(table.client.get(summary, headers=PARTIAL).text)
    assert "renamed the indicator “NPS” of “Offices” to “Loyalty”" in unmarked(
        table.client.get(f"{table.address}history/").text
    )
    table.client.post(f"{table.address}undo/")
    table.client.get(table.address)
    assert "NPS on 28 February 2026" in unmarked(table.client.get(summary, headers=PARTIAL).text)
    assert "Loyalty" not in table.client.get(f"{table.address}scorecard/").text
