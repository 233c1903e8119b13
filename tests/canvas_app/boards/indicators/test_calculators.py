"""Readings calculated by a formula, over HTTP: choosing the formula, its inputs, and the result."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest

from relationships.catalog.indicators import KnownIndicator
from relationships.models import Indicator
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.indicators.reading_pages import ANSWERED, GROUPS, PLAIN, meter_url, new, reading_url
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import SEGMENTS
from tests.relationships.actions.measured import MAY, Meter, insert_indicator

CLV = KnownIndicator.LIFETIME_VALUE


def calculated(table: Table, meter: Meter, variant: str, typed: dict[str, str]) -> tuple[int, str]:
    """Return status and text of the fragment with the result."""
    query = {"variant": variant, "calculate": "1", **typed}
    answer = table.client.get(new(table, meter), query, headers=PARTIAL)
    return answer.status_code, answer.text


def test_value_is_worked_out_and_its_figures_are_kept(table: Table, meter: Meter) -> None:
    data = {"date": "2026-05-03", "remark": "After the tasting", **ANSWERED}
    response = table.client.post(new(table, meter, GROUPS), data, headers=PARTIAL)
    assert (response.status_code, response["HX-Replace-Url"]) == (200, meter_url(table, meter))
    (found,) = meter.indicator.readings
    assert (found.value, found.variant, found.remark) == (Decimal(46), GROUPS, "After the tasting")
    assert found.inputs == {"promoters": Decimal(58), "passives": Decimal(30), "detractors": Decimal(12)}
    page = table.client.get(reading_url(table, meter, found.id)).text
    assert "58 promoters of 100 answers: 58\xa0% − 12\xa0% = 46" in unmarked(page)
    form = read_form_fields(page, "reading-form")
    assert {name: value for name, (value,) in form.items() if name != "revision"} == {
        "date": "2026-05-03",
        "remark": "After the tasting",
        **ANSWERED,
    }


def test_form_names_every_way_and_says_the_formula_of_the_chosen_one(table: Table, meter: Meter) -> None:
    page = table.client.get(new(table, meter, GROUPS)).text
    for way in ("promoter_score_answers", GROUPS, "value"):
        assert f"readings/new/?variant={way}" in page
    assert "(promoters − detractors) ÷ (promoters + passives + detractors)" in page
    assert "Reichheld, The One Number You Need to Grow" in page


def test_new_reading_is_found_in_the_way_of_the_one_before(table: Table, meter: Meter, reading: UUID) -> None:
    assert "input-promoters" in table.client.get(new(table, meter)).text
    assert 'name="value"' in table.client.get(new(table, meter, "value")).text
    assert 'name="value"' in table.client.get(new(table, meter, "no_such_formula")).text


def test_indicator_of_ones_own_takes_a_value_as_it_is(table: Table) -> None:
    meter = Meter(table.hand, Indicator.objects.create(canvas_id=table.hand.canvas_id, rank=1, name="Smiles").pk)
    page = table.client.get(new(table, meter, GROUPS), headers=PARTIAL).text
    assert ('name="value"' in page, "?variant=promoter" in page) == (True, False)
    table.client.post(new(table, meter), {**PLAIN, "value": "-300"})
    assert meter.values == {MAY: Decimal(-300)}


def test_what_it_comes_to_is_shown_before_anything_is_written(table: Table, meter: Meter) -> None:
    before = table.hand.revision
    status, fragment = calculated(table, meter, GROUPS, ANSWERED)
    assert (status, "58 promoters of 100 answers: 58\xa0% − 12\xa0% = 46\xa0points" in unmarked(fragment)) == (
        200,
        True,
    )
    assert "<form" not in fragment
    page = table.client.post(new(table, meter, GROUPS), {"calculate": "1", "date": "2026-05-03", **ANSWERED})
    assert (page.status_code, "58\xa0% − 12\xa0% = 46\xa0points" in unmarked(page.text)) == (200, True)
    assert read_form_fields(page.text, "reading-form")["input-promoters"] == ["58"]
    assert (table.hand.revision, meter.values) == (before, {})


def test_figures_that_come_to_nothing_are_told_where_they_are(table: Table, meter: Meter) -> None:
    nobody = dict.fromkeys(ANSWERED, "0")
    status, fragment = calculated(table, meter, GROUPS, nobody)
    assert (status, "enter at least one answer" in fragment) == (422, True)
    assert 'href="#id_input-promoters"' in fragment
    sent = {"date": "2026-05-03", "remark": "Kept", **nobody}
    for headers in ({}, PARTIAL):
        for data in (sent, sent | {"calculate": "1"}):
            page = table.client.post(new(table, meter, GROUPS), data, headers=headers)
            assert (page.status_code, 'id="id_input-promoters_error"' in page.text) == (422, True)
            assert read_form_fields(page.text, "reading-form")["remark"] == ["Kept"]
    assert meter.values == {}


def test_worked_out_reading_can_become_a_value_as_it_is(table: Table, meter: Meter, reading: UUID) -> None:
    table.client.post(reading_url(table, meter, reading, "value"), {**PLAIN, "value": "45"})
    (found,) = meter.indicator.readings
    assert (found.value, found.variant, found.inputs) == (Decimal(45), "", {})


def test_way_that_a_file_names_and_nobody_knows_stays_with_its_value(table: Table, meter: Meter) -> None:
    key = meter.add(MAY, 46, variant="by the stars", inputs={"moon": "3"}).subject
    assert key is not None
    table.client.post(reading_url(table, meter, key), {**PLAIN, "remark": "Full moon"})
    assert (meter.indicator.readings[0].variant, meter.indicator.readings[0].remark) == ("by the stars", "Full moon")
    table.client.post(reading_url(table, meter, key), {**PLAIN, "value": "47"})
    assert meter.indicator.readings[0].variant == ""


def test_figures_of_the_segment_stand_in_the_form_with_their_source(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    details = {"revenue_per_customer": "40", "revenue_period": "year", "gross_margin": "60"}
    table.hand.edit(offices, {f"segment.{name}": value for name, value in details.items()})
    meter = Meter(table.hand, insert_indicator(table.hand, CLV, subject_id=offices))
    page = table.client.get(new(table, meter, "lifetime_value_margin")).text
    form = read_form_fields(page, "reading-form")
    assert [form[f"input-{name}"] for name in ("revenue", "margin", "churn", "periods_a_year")] == [
        ["40"],
        ["60"],
        [""],
        ["1"],
    ]
    assert unmarked(page).count("Taken from “Offices”") == 3
    assert "Revenue per customer per period (€)" in page
    sent = {"date": "2026-05-03", "input-revenue": "50", "input-margin": "60", "input-churn": ""}
    again = table.client.post(new(table, meter, "lifetime_value_margin"), {**sent, "input-periods_a_year": "1"}).text
    assert unmarked(again).count("Taken from “Offices”") == 2


def test_hours_are_pasted_in_any_manner_and_come_back_sorted(table: Table) -> None:
    meter = Meter(table.hand, insert_indicator(table.hand, KnownIndicator.TIME_TO_RESOLUTION))
    pasted = "8; 3,5\n40 2\t3:30"
    data = {"date": "2026-05-03", "input-hours": pasted, "input-still_open": "3"}
    table.client.post(new(table, meter, "time_to_resolution"), data)
    (found,) = meter.indicator.readings
    assert found.value == Decimal("3.5")
    assert found.inputs == {
        f"hours_{hours}": Decimal(n) for hours, n in (("2", 1), ("3.5", 2), ("8", 1), ("40", 1))
    } | {"still_open": Decimal(3)}
    form = read_form_fields(table.client.get(reading_url(table, meter, found.id)).text, "reading-form")
    assert form["input-hours"] == ["2 3.5 3.5 8 40"]


@pytest.mark.parametrize(
    ("pasted", "says"),
    [
        ("2 soon 4", "“soon” isn’t a valid number of hours. Examples: 4.5 or 4:30."),
        ("-2", "this can’t be less than 0."),
        ("", "enter at least one"),
        ("1 " * 1001, "You entered 1,001 values. At most 1,000 are allowed."),
        ("9" * 12, "isn’t a valid number of hours"),
    ],
)
def test_hours_that_are_none_are_told_and_kept(table: Table, pasted: str, says: str) -> None:
    meter = Meter(table.hand, insert_indicator(table.hand, KnownIndicator.TIME_TO_RESOLUTION))
    page = table.client.post(new(table, meter, "time_to_resolution"), {"date": "2026-05-03", "input-hours": pasted})
    assert (page.status_code, says in unmarked(page.text)) == (422, True)
    assert read_form_fields(page.text, "reading-form")["input-hours"] == [pasted]


def test_commas_without_spaces_part_the_hours_where_there_are_several(table: Table) -> None:
    meter = Meter(table.hand, insert_indicator(table.hand, KnownIndicator.TIME_TO_RESOLUTION))
    _, fragment = calculated(table, meter, "time_to_resolution", {"input-hours": "1,2,6, 7"})
    assert "median of 4 solved cases = 4\xa0hours" in unmarked(fragment)
