"""An indicator over HTTP: its page in the drawer, editing and deleting it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.indicators import edit_indicator
from relationships.document.canvas import CanvasDocument
from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.indicators.indicator_pages import headers_on, indicator_url, only_indicator
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import Hand
from tests.relationships.actions.measured import MAY, Meter, insert_indicator, measure


def test_page_shows_how_it_stands_its_line_and_its_readings(table: Table, nps: UUID) -> None:
    page = one_line(table.client.get(indicator_url(table, nps)).text)
    fragment = one_line(table.client.get(indicator_url(table, nps), headers=PARTIAL).text)
    for words in ("46 points", "on target", "Target: at least 40", "+8 points since 31 January 2026: better"):
        assert words in fragment
    assert 'role="img" focusable="false" aria-labelledby="drawer-' in fragment
    assert "2 measurements from 31 January 2026 to 28 February 2026" in fragment
    assert fragment.index("28 February 2026</") < fragment.index("31 January 2026</")
    assert "<html" not in fragment
    assert '<canvas-sheet data-base="' in page


def test_page_of_an_indicator_of_the_catalogue_says_how_it_is_counted(table: Table) -> None:
    page = table.client.get(indicator_url(table, measure(table.hand, "Churn", code="churn_rate"))).text
    assert "Formula: customers lost during the period ÷ customers at the start" in page
    assert reverse("catalogue:entry", args=["indicators", "churn-rate"]) in page
    assert "No measurements yet." in page


def test_unknown_code_is_shown_like_one_of_ones_own(table: Table) -> None:
    assert "Formula:" not in table.client.get(indicator_url(table, measure(table.hand, "Joy", code="joy"))).text


def test_viewer_reads_an_indicator_and_is_offered_nothing_to_write(
    table: Table, nps: UUID, sign_in_as: Callable[..., Client]
) -> None:
    page = sign_in_as("vera", Role.VIEWER).get(indicator_url(table, nps)).text
    assert "46\xa0points" in page
    assert "indicator-form" not in page
    assert "deletion/" not in page


def test_indicator_opens_beside_the_lens_it_was_asked_from(table: Table, nps: UUID) -> None:
    page = one_line(table.client.get(f"{indicator_url(table, nps)}?lens=scorecard").text)
    assert '<canvas-lens data-lens="scorecard"' in page
    assert f'href="{table.address}scorecard/" data-close' in page


def test_indicator_is_saved_as_its_form_says(table: Table, nps: UUID) -> None:
    fields = read_form_fields(table.client.get(indicator_url(table, nps)).text, "indicator-form")
    assert {name: fields[name] for name in ("name", "unit", "direction", "target")} == {
        "name": ["NPS"],
        "unit": ["points"],
        "direction": ["more"],
        "target": ["40"],
    }
    response = table.client.post(indicator_url(table, nps), fields | {"target": "50.5", "subject": ""})
    assert (response.status_code, response["Location"]) == (303, indicator_url(table, nps))
    assert (only_indicator(table).target, only_indicator(table).subject, len(only_indicator(table).readings)) == (
        Decimal("50.5"),
        None,
        2,
    )


def test_saved_indicator_redraws_no_card_and_is_shown_beside_its_own(table: Table, offices: UUID, nps: UUID) -> None:
    fields = read_form_fields(table.client.get(indicator_url(table, nps)).text, "indicator-form")
    data = fields | {"target": "50", "seen": fields["revision"]}
    answer = table.client.post(indicator_url(table, nps), data, headers=headers_on(table, f"indicators/{nps}/")).text
    assert f'hx-target="#note-{offices}"' not in answer
    assert 'hx-target="#sheet"' not in answer
    summary = table.client.get(f"{table.address}notes/{offices}/summary/", headers=PARTIAL).text
    assert "off target: 46\xa0points, target: at least 50" in unmarked(summary)


def test_bad_edit_is_told_and_nothing_typed_is_lost(table: Table, nps: UUID) -> None:
    data = {"name": "", "unit": "stars", "direction": "more", "revision": "1"}
    for headers in ({}, PARTIAL):
        response = table.client.post(indicator_url(table, nps), data, headers=headers)
        assert response.status_code == 422
        assert "Enter a name" in response.text
        assert 'value="stars"' in response.text
    assert only_indicator(table).unit == "points"


@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_target_that_the_indicator_cannot_reach_is_refused_beside_its_field(
    table: Table, headers: dict[str, str]
) -> None:
    score = insert_indicator(table.hand)
    for data in ({"target": "120", "field": ["target"]}, {"target": "-100.5", "field": ["target"]}):
        response = table.client.post(indicator_url(table, score), {**data, "revision": "1"}, headers=headers)
        assert response.status_code == 422
        assert "Net promoter score (NPS) is between −100 and 100." in response.text
    assert only_indicator(table).target is None
    effort = insert_indicator(table.hand, "customer_effort_score", "Effort", target=Decimal(6))
    response = table.client.post(
        indicator_url(table, effort), {"direction": "less", "field": ["direction"], "revision": "1"}, headers=headers
    )
    assert (response.status_code, "6 is too high" in response.text) == (422, True)


def test_direction_that_measurements_do_not_fit_is_refused(table: Table) -> None:
    effort = insert_indicator(table.hand, "customer_effort_score", "Effort")
    Meter(table.hand, effort).add(MAY, 6)
    data = {"direction": "less", "field": ["direction"], "revision": "1"}
    response = table.client.post(indicator_url(table, effort), data, headers=PARTIAL)
    assert (response.status_code, "doesn’t fit the measurements so far" in response.text) == (422, True)


def test_impossible_target_of_before_keeps_no_other_field_from_being_saved(table: Table) -> None:
    score = insert_indicator(table.hand, target=Decimal(120))
    fields = read_form_fields(table.client.get(indicator_url(table, score)).text, "indicator-form")
    assert table.client.post(indicator_url(table, score), fields | {"name": "NPS"}).status_code == 303


def test_newer_value_of_somebody_else_is_shown_before_it_is_replaced(table: Table, ben: Hand, nps: UUID) -> None:
    fields = read_form_fields(table.client.get(indicator_url(table, nps)).text, "indicator-form")
    edit_indicator(ben.canvas_id, ben.user_id, Submission(), indicator_id=nps, changes={"target": "50"}, base=None)
    response = table.client.post(indicator_url(table, nps), fields | {"target": "45"})
    assert response.status_code == 409
    assert "Ben changed this in the meantime" in unmarked(response.text)
    assert 'value="45"' in response.text
    again = {**fields, "target": "45", "over": read_form_fields(response.text, "indicator-form")["over"]}
    assert table.client.post(indicator_url(table, nps), again).status_code == 303
    assert only_indicator(table).target == Decimal(45)


def test_deleted_indicator_is_told_and_can_be_undone(table: Table, nps: UUID) -> None:
    response = table.client.post(f"{indicator_url(table, nps)}deletion/", headers=headers_on(table, "scorecard/"))
    assert "You deleted the indicator “NPS” of “Offices” with 2 measurements." in unmarked(response.text)
    assert f"changes/{table.hand.revision}/reversal/" in response.text
    assert table.hand.document.indicators == ()
    assert table.client.get(indicator_url(table, nps)).status_code == 404
    assert table.client.post(indicator_url(table, nps), {"name": "NPS", "direction": "more"}).status_code == 404
    table.client.post(f"{table.address}changes/{table.hand.revision}/reversal/")
    assert len(only_indicator(table).readings) == 2


def test_deletion_without_scripts_goes_back_to_where_one_was(table: Table, nps: UUID) -> None:
    response = table.client.post(f"{indicator_url(table, nps)}deletion/", {"lens": "scorecard"})
    assert (response.status_code, response["Location"]) == (303, f"{table.address}scorecard/")


@pytest.mark.parametrize("path", ["indicators/new/", "indicators/{nps}/", "indicators/{nps}/deletion/"])
def test_viewer_writes_nothing_and_outsider_finds_nothing(
    table: Table, nps: UUID, sign_in_as: Callable[..., Client], path: str
) -> None:
    address = table.address + path.format(nps=nps)
    before = table.hand.document
    data = {"name": "Joy", "direction": "more"}
    assert sign_in_as("vera", Role.VIEWER).post(address, data).status_code == 403
    assert sign_in_as("olga").post(address, data).status_code == 404
    assert table.client.delete(address).status_code == 405
    assert table.hand.document == before


def test_indicator_of_another_canvas_is_not_found(table: Table, user: User) -> None:
    other = Hand(create_canvas(user.pk, CanvasDocument(title="Tea There")), user.pk)
    assert table.client.get(indicator_url(table, measure(other, "NPS"))).status_code == 404
    assert table.client.post(f"{indicator_url(table, uuid4())}deletion/").status_code == 404
