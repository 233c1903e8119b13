"""Indicators over HTTP: their pages in the drawer, adding, editing, deleting, and what the scorecard shows of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from relationships.actions import indicators as actions
from relationships.actions.editing import Submission
from relationships.actions.indicators import add_indicator, edit_indicator
from relationships.catalog.indicators import Direction
from relationships.document import Indicator
from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import fields_of_form
from tests.conftest import PARTIAL
from tests.relationships.actions.board import RELATIONSHIPS, SEGMENTS, Hand

READINGS = {dt.date(2026, 1, 31): Decimal(38), dt.date(2026, 2, 28): Decimal(46)}


@pytest.fixture
def offices(table: Table) -> UUID:
    return table.hand.add(SEGMENTS, "Offices")[0]


@pytest.fixture
def nps(table: Table, offices: UUID) -> UUID:
    return measure(table.hand, "NPS", subject=offices, target=Decimal(40), readings=READINGS, unit="points")


def measure(hand: Hand, name: str, **fields: Any) -> UUID:
    outcome = add_indicator(hand.canvas_id, hand.user_id, Submission(), name=name, **fields)
    assert outcome.subject is not None
    return outcome.subject


def page_of(table: Table, key: UUID) -> str:
    return f"{table.address}indicators/{key}/"


def only(table: Table) -> Indicator:
    (indicator,) = table.hand.document.indicators
    return indicator


def on(table: Table, path: str) -> dict[str, str]:
    """The headers of a request that a script makes on a page."""
    return PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}{path}"}


def test_page_shows_how_it_stands_its_line_and_its_readings(table: Table, nps: UUID) -> None:
    page = table.client.get(page_of(table, nps)).text
    fragment = table.client.get(page_of(table, nps), headers=PARTIAL).text
    for words in ("46 points", "on target", "40 or more wanted", "+8 points since 31 January 2026: better"):
        assert words in fragment
    assert 'role="img" aria-labelledby="drawer-' in fragment
    assert "2 readings from 31 January 2026 to 28 February 2026" in fragment
    assert fragment.index("28 February 2026</") < fragment.index("31 January 2026</")
    assert "<html" not in fragment
    assert '<canvas-sheet data-base="' in page


def test_page_of_an_indicator_of_the_catalogue_says_how_it_is_counted(table: Table) -> None:
    page = table.client.get(page_of(table, measure(table.hand, "Churn", code="churn_rate"))).text
    assert "Counted as: customers lost in the period ÷ customers at the start" in page
    assert reverse("catalogue:entry", args=["indicators", "churn-rate"]) in page
    assert "Nothing has been measured yet." in page


def test_unknown_code_is_shown_like_one_of_ones_own(table: Table) -> None:
    assert "Counted as" not in table.client.get(page_of(table, measure(table.hand, "Joy", code="joy"))).text


def test_viewer_reads_an_indicator_and_is_offered_nothing_to_write(
    table: Table, nps: UUID, client_of: Callable[..., Client]
) -> None:
    page = client_of("vera", Role.VIEWER).get(page_of(table, nps)).text
    assert "46 points" in page
    assert "indicator-form" not in page
    assert "deletion/" not in page


def test_indicator_opens_beside_the_lens_it_was_asked_from(table: Table, nps: UUID) -> None:
    page = table.client.get(f"{page_of(table, nps)}?lens=scorecard").text
    assert '<canvas-lens data-lens="scorecard"' in page
    assert f'href="{table.address}scorecard/" data-close' in page


def test_form_is_filled_for_the_subject_and_the_indicator_that_the_address_names(table: Table, offices: UUID) -> None:
    address = f"{table.address}indicators/new/?subject={offices}&code=customer_acquisition_cost"
    fields = fields_of_form(table.client.get(address).text, "form")
    assert fields["subject"] == [str(offices)]
    assert fields["code"] == ["customer_acquisition_cost"]
    assert fields["name"] == ["Customer acquisition cost (CAC)"]
    assert fields["unit"] == ["money per customer"]
    assert fields["direction"] == ["less"]


def test_choosing_an_indicator_fetches_what_it_fills_in(table: Table) -> None:
    page = table.client.get(f"{table.address}indicators/new/").text
    assert f'hx-get="{table.address}indicators/new/?within=form"' in page
    fragment = table.client.get(
        f"{table.address}indicators/new/?within=form&code=net_promoter_score", headers=PARTIAL
    ).text
    assert fragment.lstrip().startswith('<div id="indicator-fields"')
    assert 'value="Net promoter score (NPS)"' in fragment


def test_form_offers_what_suits_the_subject_first_and_explains_what_there_is(table: Table) -> None:
    (portal,) = table.hand.add(RELATIONSHIPS, "Portal")
    table.hand.edit(portal, {"relationship.type": "self_service"})
    page = table.client.get(f"{table.address}indicators/new/?subject={portal}").text
    suggested = page.split('<optgroup label="Suggested here">')[1].split("</optgroup>")[0]
    assert suggested.count("<option") == 1
    assert "Solved without a person" in suggested
    assert "About the indicators" in page


def test_indicator_of_the_catalogue_needs_no_more_than_to_be_chosen(table: Table, offices: UUID) -> None:
    data = {"code": "churn_rate", "subject": str(offices), "target": "5", "lens": "scorecard"}
    response = table.client.post(f"{table.address}indicators/new/", data)
    added = only(table)
    assert response.status_code == 303
    assert response["Location"] == f"{page_of(table, added.id)}?lens=scorecard"
    assert added.model_dump(exclude={"id"}) == {
        "name": "Churn rate",
        "code": "churn_rate",
        "subject": offices,
        "unit": "% of customers",
        "direction": Direction.LESS,
        "target": Decimal(5),
        "readings": (),
    }
    table.hand.undo()
    assert table.hand.document.indicators == ()


def test_indicator_of_ones_own_is_added_to_the_canvas(table: Table) -> None:
    data = {"name": "Laughs per visit", "unit": "laughs", "direction": "more"}
    assert table.client.post(f"{table.address}indicators/new/", data)["Location"] == page_of(table, only(table).id)
    added = only(table)
    assert (added.name, added.code, added.subject, added.unit) == ("Laughs per visit", "", None, "laughs")


def test_added_indicator_opens_in_the_drawer_and_the_lens_is_drawn_anew(table: Table) -> None:
    response = table.client.post(
        f"{table.address}indicators/new/", {"code": "churn_rate"}, headers=on(table, "scorecard/")
    )
    assert response["HX-Replace-Url"] == page_of(table, only(table).id)
    assert 'class="form indicator-form"' in response.text
    assert 'hx-target="#lens"' in response.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "An indicator needs a name, or choose one of the catalogue."),
        ({"name": "Joy"}, "Say which way is better."),
        ({"name": "Joy", "direction": "sideways"}, "Select a valid choice"),
        ({"name": "x" * 201, "direction": "more"}, "at most 200 characters"),
        ({"name": "Joy", "direction": "more", "target": "much"}, "“Target” is a number, such as 40 or 12.5."),
        ({"name": "Joy", "direction": "more", "target": "1" * 12}, "“Target” has 11 digits before the point at most."),
        ({"name": "Joy", "direction": "more", "target": "NaN"}, "“Target” is a number, such as 40 or 12.5."),
        ({"code": "astrology"}, "Select a valid choice"),
        ({"code": "churn_rate", "subject": str(uuid4())}, "Choose a segment, a relationship or the whole canvas."),
    ],
)
def test_wrong_input_is_said_beside_the_field_and_kept(table: Table, data: dict[str, str], said: str) -> None:
    for headers in ({}, PARTIAL):
        response = table.client.post(f"{table.address}indicators/new/", data, headers=headers)
        assert response.status_code == 422
        assert said in response.text
        assert data.get("name", "") in response.text
    assert table.hand.document.indicators == ()


def test_only_segments_and_relationships_are_offered(table: Table, offices: UUID) -> None:
    data = {"code": "churn_rate", "subject": str(table.shop)}
    assert table.client.post(f"{table.address}indicators/new/", data).status_code == 422


def test_same_indicator_twice_is_pointed_out_with_the_way_to_the_first(table: Table, offices: UUID, nps: UUID) -> None:
    data = {"name": "nps", "direction": "more", "subject": str(offices)}
    response = table.client.post(f"{table.address}indicators/new/", data)
    assert response.status_code == 422
    assert "This is measured here already." in response.text
    assert f'href="{page_of(table, nps)}"' in response.text
    assert table.client.post(f"{table.address}indicators/new/", data | {"subject": ""}).status_code == 303


def test_canvas_that_is_full_says_so_in_the_form(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "INDICATORS_PER_CANVAS", 0)
    response = table.client.post(f"{table.address}indicators/new/", {"code": "churn_rate", "target": "5"})
    assert response.status_code == 409
    assert "A canvas holds 100 indicators at most." in response.text
    assert 'value="5"' in response.text


def test_indicator_is_saved_as_its_form_says(table: Table, nps: UUID) -> None:
    fields = fields_of_form(table.client.get(page_of(table, nps)).text, "indicator-form")
    assert {name: fields[name] for name in ("name", "unit", "direction", "target")} == {
        "name": ["NPS"],
        "unit": ["points"],
        "direction": ["more"],
        "target": ["40"],
    }
    response = table.client.post(page_of(table, nps), fields | {"target": "50.5", "subject": ""})
    assert (response.status_code, response["Location"]) == (303, page_of(table, nps))
    assert (only(table).target, only(table).subject, len(only(table).readings)) == (Decimal("50.5"), None, 2)


def test_saved_indicator_makes_its_card_on_the_board_stale(table: Table, offices: UUID, nps: UUID) -> None:
    fields = fields_of_form(table.client.get(page_of(table, nps)).text, "indicator-form")
    data = fields | {"target": "50", "seen": fields["revision"]}
    answer = table.client.post(page_of(table, nps), data, headers=on(table, f"indicators/{nps}/")).text
    assert f'<hx-partial hx-target="#note-{offices}" hx-swap="outerHTML">' in answer
    assert "off target: 46 points, 50 or more wanted" in answer
    assert 'hx-target="#sheet"' not in answer


def test_indicator_of_the_canvas_makes_no_card_stale(table: Table) -> None:
    data = {"code": "churn_rate", "seen": str(table.hand.revision)}
    answer = table.client.post(f"{table.address}indicators/new/", data, headers=on(table, "")).text
    assert 'hx-target="#sheet"' not in answer
    assert 'hx-target="#note-' not in answer
    assert 'hx-target="#revision"' in answer


def test_bad_edit_is_told_and_nothing_typed_is_lost(table: Table, nps: UUID) -> None:
    data = {"name": "", "unit": "stars", "direction": "more", "revision": "1"}
    for headers in ({}, PARTIAL):
        response = table.client.post(page_of(table, nps), data, headers=headers)
        assert response.status_code == 422
        assert "An indicator needs a name" in response.text
        assert 'value="stars"' in response.text
    assert only(table).unit == "points"


def test_newer_value_of_somebody_else_is_shown_before_it_is_replaced(table: Table, ben: Hand, nps: UUID) -> None:
    fields = fields_of_form(table.client.get(page_of(table, nps)).text, "indicator-form")
    edit_indicator(
        ben.canvas_id, ben.user_id, Submission(), indicator_id=nps, changes={"target": "50"}, base_revision=None
    )
    response = table.client.post(page_of(table, nps), fields | {"target": "45"})
    assert response.status_code == 409
    assert "Ben changed this meanwhile" in response.text
    assert 'value="45"' in response.text
    again = {**fields, "target": "45", "over": fields_of_form(response.text, "indicator-form")["over"]}
    assert table.client.post(page_of(table, nps), again).status_code == 303
    assert only(table).target == Decimal(45)


def test_deleted_indicator_is_told_and_can_be_undone(table: Table, nps: UUID) -> None:
    response = table.client.post(f"{page_of(table, nps)}deletion/", headers=on(table, "scorecard/"))
    assert "You deleted the indicator “NPS” with 2 readings." in response.text
    assert f"changes/{table.hand.revision}/reversal/" in response.text
    assert table.hand.document.indicators == ()
    assert table.client.get(page_of(table, nps)).status_code == 404
    assert table.client.post(page_of(table, nps), {"name": "NPS", "direction": "more"}).status_code == 404
    table.client.post(f"{table.address}changes/{table.hand.revision}/reversal/")
    assert len(only(table).readings) == 2


def test_deletion_without_scripts_goes_back_to_where_one_was(table: Table, nps: UUID) -> None:
    response = table.client.post(f"{page_of(table, nps)}deletion/", {"lens": "scorecard"})
    assert (response.status_code, response["Location"]) == (303, f"{table.address}scorecard/")


@pytest.mark.parametrize("path", ["indicators/new/", "indicators/{nps}/", "indicators/{nps}/deletion/"])
def test_viewer_writes_nothing_and_outsider_finds_nothing(
    table: Table, nps: UUID, client_of: Callable[..., Client], path: str
) -> None:
    address = table.address + path.format(nps=nps)
    before = table.hand.document
    data = {"name": "Joy", "direction": "more"}
    assert client_of("vera", Role.VIEWER).post(address, data).status_code == 403
    assert client_of("olga").post(address, data).status_code == 404
    assert table.client.delete(address).status_code == 405
    assert table.hand.document == before


def test_indicator_of_another_canvas_is_not_found(table: Table, nps: UUID, make_user: Callable[..., Any]) -> None:
    assert table.client.get(page_of(table, uuid4())).status_code == 404


def test_details_of_a_note_lead_to_its_indicators_and_to_new_ones(table: Table, offices: UUID, nps: UUID) -> None:
    page = table.client.get(f"{table.address}notes/{offices}/?lens=scorecard").text
    assert f'href="{page_of(table, nps)}?lens=scorecard"' in page
    assert "46 points" in page
    assert f'indicators/new/?subject={offices}&amp;lens=scorecard"' in page
    assert f'reviews/new/?subject={offices}&amp;lens=scorecard"' in page
    assert "Measured and reviewed" not in table.client.get(table.note).text


def test_viewer_gets_from_a_note_to_its_indicators(
    table: Table, offices: UUID, nps: UUID, client_of: Callable[..., Client]
) -> None:
    page = client_of("vera", Role.VIEWER).get(f"{table.address}notes/{offices}/").text
    assert f'href="{page_of(table, nps)}"' in page
    assert "indicators/new/" not in page


def test_scorecard_shows_what_is_measured_and_what_is_not(table: Table, offices: UUID, nps: UUID) -> None:
    table.hand.add(SEGMENTS, "Homes")
    page = table.client.get(f"{table.address}scorecard/").text
    fragment = table.client.get(f"{table.address}scorecard/", headers=PARTIAL).text
    assert f'href="{table.address}scorecard/" aria-current="page"' in page
    assert fragment.strip() in page
    for words in ("1 on target", "2 not measured", "46 points", "40 or more wanted"):
        assert words in fragment
    assert f'data-note="{nps}" href="{page_of(table, nps)}?lens=scorecard"' in fragment
    assert f"subject={offices}&amp;lens=scorecard" in fragment
    assert "code=customer_acquisition_cost&amp;lens=scorecard" in fragment


def test_viewer_sees_the_scorecard_and_is_offered_nothing_to_write(
    table: Table, nps: UUID, client_of: Callable[..., Client]
) -> None:
    page = client_of("vera", Role.VIEWER).get(f"{table.address}scorecard/").text
    assert "46 points" in page
    assert ("indicators/new/" in page, "reviews/new/" in page) == (False, False)


@pytest.mark.parametrize("path", ["scorecard/", "indicators/{nps}/", "indicators/new/", "notes/{offices}/"])
def test_it_asks_as_often_for_many_as_for_few(table: Table, offices: UUID, nps: UUID, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            table.client.get(table.address + path.format(nps=nps, offices=offices))
        return len(captured)

    few = queries()
    for number in range(5):
        table.hand.add(SEGMENTS, f"Segment {number}")
        measure(table.hand, f"Indicator {number}", subject=offices, readings=READINGS)
    assert queries() == few


def test_change_in_the_scorecard_is_at_once_right_on_the_board_and_in_history(
    table: Table, offices: UUID, nps: UUID
) -> None:
    table.client.get(table.address)
    fields = fields_of_form(table.client.get(page_of(table, nps)).text, "indicator-form")
    table.client.post(page_of(table, nps), fields | {"name": "Loyalty", "lens": "scorecard"})
    assert "Loyalty on 28 February 2026" in table.client.get(table.address).text
    assert "renamed the indicator “NPS” to “Loyalty”" in table.client.get(f"{table.address}history/").text
    table.client.post(f"{table.address}undo/")
    assert "NPS on 28 February 2026" in table.client.get(table.address).text
    assert "Loyalty" not in table.client.get(f"{table.address}scorecard/").text
