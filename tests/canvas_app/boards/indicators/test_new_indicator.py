"""Adding an indicator over HTTP: from the catalogue or custom, and invalid input."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from relationships.catalog.indicators import Direction
from relationships.document.sizes import MOST, Size
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.indicators.indicator_pages import headers_on, indicator_url, only_indicator
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import RELATIONSHIPS


def test_form_is_filled_for_the_subject_and_the_indicator_that_the_address_names(table: Table, offices: UUID) -> None:
    address = f"{table.address}indicators/new/?subject={offices}&code=customer_acquisition_cost"
    fields = read_form_fields(table.client.get(address).text, "form")
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
    suggested = page.split('<optgroup label="Suggestions">')[1].split("</optgroup>")[0]
    assert suggested.count("<option") == 1
    assert "Solved without a person" in suggested
    assert "About the indicators" in page


def test_indicator_of_the_catalogue_needs_no_more_than_to_be_chosen(table: Table, offices: UUID) -> None:
    data = {"code": "churn_rate", "subject": str(offices), "target": "5", "lens": "scorecard"}
    response = table.client.post(f"{table.address}indicators/new/", data)
    added = only_indicator(table)
    assert response.status_code == 303
    assert response["Location"] == f"{indicator_url(table, added.id)}?lens=scorecard"
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
    assert table.client.post(f"{table.address}indicators/new/", data)["Location"] == indicator_url(
        table, only_indicator(table).id
    )
    added = only_indicator(table)
    assert (added.name, added.code, added.subject, added.unit) == ("Laughs per visit", "", None, "laughs")


def test_added_indicator_opens_in_the_drawer_and_the_lens_is_drawn_anew(table: Table) -> None:
    response = table.client.post(
        f"{table.address}indicators/new/", {"code": "churn_rate"}, headers=headers_on(table, "scorecard/")
    )
    assert response["HX-Replace-Url"] == indicator_url(table, only_indicator(table).id)
    assert 'class="form indicator-form"' in response.text
    assert 'hx-target="#lens"' in response.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Enter a name, or choose an indicator from the list."),
        ({"name": "Joy"}, "Choose whether more or less is better."),
        ({"name": "Joy", "direction": "sideways"}, "Choose one of the options in the list."),
        ({"name": "x" * 201, "direction": "more"}, "has 201 characters. At most 200 are allowed"),
        ({"name": "Joy", "direction": "more", "target": "much"}, "“Target” must be a number. Example: 40 or 12.5."),
        (
            {"name": "Joy", "direction": "more", "target": "1" * 12},
            "“Target” can have at most 11 digits before the decimal point.",
        ),
        ({"name": "Joy", "direction": "more", "target": "NaN"}, "“Target” must be a number. Example: 40 or 12.5."),
        ({"code": "net_promoter_score", "target": "120"}, "120 is too high. Net promoter score (NPS) is between"),
        ({"code": "churn_rate", "target": "-1"}, "−1 is too low. Churn rate is between 0 and 100."),
        ({"code": "astrology"}, "Choose one of the options in the list."),
        ({"code": "churn_rate", "subject": str(uuid4())}, "Choose a segment, a relationship or the whole canvas."),
    ],
)
def test_wrong_input_is_said_beside_the_field_and_kept(table: Table, data: dict[str, str], message: str) -> None:
    for headers in ({}, PARTIAL):
        response = table.client.post(f"{table.address}indicators/new/", data, headers=headers)
        assert response.status_code == 422
        assert message in unmarked(response.text)
        assert data.get("name", "") in response.text
    assert table.hand.document.indicators == ()


def test_only_segments_and_relationships_are_offered(table: Table, offices: UUID) -> None:
    data = {"code": "churn_rate", "subject": str(table.shop)}
    assert table.client.post(f"{table.address}indicators/new/", data).status_code == 422


def test_same_indicator_twice_is_pointed_out_with_the_way_to_the_first(table: Table, offices: UUID, nps: UUID) -> None:
    data = {"name": "nps", "direction": "more", "subject": str(offices)}
    response = table.client.post(f"{table.address}indicators/new/", data)
    assert response.status_code == 422
    assert "There is already an indicator with this name here." in response.text
    assert f'href="{indicator_url(table, nps)}"' in response.text
    assert table.client.post(f"{table.address}indicators/new/", data | {"subject": ""}).status_code == 303


def test_canvas_that_is_full_says_so_in_the_form(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST, Size.INDICATORS, 0)
    response = table.client.post(f"{table.address}indicators/new/", {"code": "churn_rate", "target": "5"})
    assert response.status_code == 409
    assert "A canvas can have at most 0 indicators." in response.text
    assert 'value="5"' in response.text


def test_indicator_of_the_canvas_makes_no_card_stale(table: Table) -> None:
    data = {"code": "churn_rate", "seen": str(table.hand.version)}
    answer = table.client.post(f"{table.address}indicators/new/", data, headers=headers_on(table, "")).text
    assert 'hx-target="#sheet"' not in answer
    assert 'hx-target="#note-' not in answer
    assert 'hx-target="#revision"' in answer
