"""Adding, editing and deleting readings over HTTP, with input kept on errors and conflicts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.test import Client

from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.indicators.reading_pages import ANSWERED, GROUPS, PLAIN, meter_url, new, reading_url
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL, SetToday
from tests.markup import unmarked
from tests.relationships.actions.board import Hand
from tests.relationships.actions.measured import JUNE, MAY, Meter, insert_indicator
from tests.uncached import count_queries


def test_value_is_added_as_it_is(table: Table, meter: Meter) -> None:
    response = table.client.post(new(table, meter, "value"), PLAIN)
    assert (response.status_code, response["Location"]) == (303, meter_url(table, meter))
    (found,) = meter.indicator.readings
    assert (found.date, found.value, found.variant, found.inputs) == (MAY, Decimal(46), "", {})
    page = table.client.get(meter_url(table, meter)).text
    assert "Added the measurement of 3 May 2026: 46." in unmarked(page)
    assert f"{table.address}changes/2/reversal/" in page


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"value": "300"}, "value", "300 is too high. Net promoter score (NPS) is between −100 and 100."),
        ({"value": "many"}, "value", "This isn’t a valid number. Example: 12.50."),
        ({"value": ""}, "value", "Enter a value."),
        ({"value": "1.23456"}, "value", "no more than 4 decimal places"),
        ({"date": ""}, "date", "Enter the date of the measurement."),
        ({"date": "31 June"}, "date", "isn’t a valid date"),
        ({"date": "2026-06-03"}, "date", "There is already a measurement on 3 June 2026"),
        ({"date": "2026-06-04"}, "date", "4 June 2026 is in the future"),
        ({"remark": "\x00"}, "remark", ""),
    ],
)
def test_bad_reading_is_told_beside_its_field_and_nothing_typed_is_lost(
    table: Table, meter: Meter, set_today: SetToday, changed: dict[str, str], field: str, says: str
) -> None:
    set_today(JUNE)
    other = meter.add(JUNE, 10).subject
    data = {"date": "2026-05-03", "value": "46", "remark": "Kept"} | changed
    page = table.client.post(new(table, meter, "value"), data)
    assert (page.status_code, f'id="id_{field}_error"' in page.text) == (422, True)
    assert says in page.text
    if "already" in says:
        assert f"/readings/{other}/" in page.text
    typed = read_form_fields(page.text, "reading-form")
    assert typed["remark"] == [data["remark"]] or field == "remark"
    assert typed["value"] == ([data["value"]] if data["value"] else [""])
    assert meter.values == {JUNE: Decimal(10)}


def test_reading_is_edited_and_says_so(table: Table, meter: Meter, reading: UUID) -> None:
    data = {"date": "2026-05-03", "remark": "", **ANSWERED, "input-promoters": "70", "input-detractors": "0"}
    response = table.client.post(reading_url(table, meter, reading, GROUPS), data)
    assert response["Location"] == meter_url(table, meter)
    assert meter.values == {MAY: Decimal(70)}


def test_newer_value_of_somebody_else_is_shown_before_it_is_replaced(
    table: Table, meter: Meter, reading: UUID, ben: Hand
) -> None:
    data = {**PLAIN, "value": "45", "revision": str(table.hand.version)}
    Meter(ben, meter.key).edit(reading, {"value": "50", "variant": "", "inputs": {}})
    answer = table.client.post(reading_url(table, meter, reading, "value"), data)
    assert (answer.status_code, "Ben changed the value in the meantime. It is now 50." in unmarked(answer.text)) == (
        409,
        True,
    )
    form = read_form_fields(answer.text, "reading-form")
    assert form["value"] == ["45"]
    again = table.client.post(reading_url(table, meter, reading, "value"), data | {"over": form["over"][0]})
    assert (again.status_code, meter.values) == (303, {MAY: Decimal(45)})


def test_newer_figures_of_somebody_else_are_shown_beside_ones_own(
    table: Table, meter: Meter, reading: UUID, ben: Hand
) -> None:
    data = {"date": "2026-05-03", "remark": "mine", **ANSWERED, "input-promoters": "70"}
    data["revision"] = str(table.hand.version)
    Meter(ben, meter.key).edit(reading, {"value": "50", "variant": "", "inputs": {}, "remark": "theirs"})
    answer = table.client.post(reading_url(table, meter, reading, GROUPS), data, headers=PARTIAL)
    assert answer.status_code == 409
    assert "Ben changed the value in the meantime. It is now 50." in unmarked(answer.text)
    assert "Ben changed the remark in the meantime. It is now “theirs”." in unmarked(answer.text)
    assert read_form_fields(answer.text, "reading-form")["input-promoters"] == ["70"]


def test_reading_deleted_meanwhile_can_be_saved_as_a_new_one(
    table: Table, meter: Meter, reading: UUID, ben: Hand
) -> None:
    Meter(ben, meter.key).delete(reading)
    answer = table.client.post(reading_url(table, meter, reading, "value"), {**PLAIN, "value": "45"})
    assert (answer.status_code, "Ben deleted this measurement while you were editing it." in unmarked(answer.text)) == (
        409,
        True,
    )
    assert f'action="{new(table, meter, "value")}"' in answer.text
    assert read_form_fields(answer.text, "reading-form")["value"] == ["45"]
    assert table.client.get(reading_url(table, meter, reading)).status_code == 404
    assert meter.values == {}


def test_what_came_between_check_and_writing_is_told_in_the_form(
    table: Table, meter: Meter, monkeypatch: pytest.MonkeyPatch
) -> None:
    meter.add(MAY, 10)
    monkeypatch.setattr("canvas_app.boards.indicators.reading_editor._taken_dates", lambda *_: {})
    answer = table.client.post(new(table, meter, "value"), PLAIN)
    assert (answer.status_code, "There is already a measurement on 3 May 2026." in answer.text) == (409, True)
    assert read_form_fields(answer.text, "reading-form")["value"] == ["46"]


def test_reading_is_deleted_and_can_be_brought_back(table: Table, meter: Meter, reading: UUID) -> None:
    answer = table.client.post(f"{reading_url(table, meter, reading)}deletion/", headers=PARTIAL)
    assert "You deleted the measurement of 46 on 3 May 2026 from “Would they recommend us?”." in unmarked(answer.text)
    assert meter.values == {}
    assert table.client.post(f"{table.address}changes/3/reversal/").status_code == 303
    assert meter.values == {MAY: Decimal(46)}


def test_form_that_is_sent_twice_adds_one_reading(table: Table, meter: Meter) -> None:
    for _ in range(2):
        table.client.post(new(table, meter, "value"), {**PLAIN, "request_id": "one"})
    assert meter.values == {MAY: Decimal(46)}


def test_viewer_reads_how_it_came_about_and_writes_nothing(
    table: Table, meter: Meter, reading: UUID, sign_in_as: Callable[..., Client]
) -> None:
    viewer = sign_in_as("vera", Role.VIEWER)
    page = viewer.get(reading_url(table, meter, reading)).text
    assert ("58\xa0% − 12\xa0% = 46" in page, 'name="remark"' in page) == (True, False)
    assert viewer.get(new(table, meter)).status_code == 403
    for address in (
        new(table, meter),
        reading_url(table, meter, reading),
        f"{reading_url(table, meter, reading)}deletion/",
    ):
        assert viewer.post(address, PLAIN).status_code == 403
    assert meter.values == {MAY: Decimal(46)}


def test_outsider_finds_neither_form_nor_reading(
    table: Table, meter: Meter, reading: UUID, sign_in_as: Callable[..., Client]
) -> None:
    outsider = sign_in_as("olga")
    for address in (
        new(table, meter),
        reading_url(table, meter, reading),
        f"{reading_url(table, meter, reading)}deletion/",
    ):
        assert outsider.post(address, PLAIN).status_code == 404
    assert outsider.get(new(table, meter)).status_code == 404


def test_what_is_not_there_is_not_found(table: Table, meter: Meter, reading: UUID) -> None:
    other = Meter(table.hand, insert_indicator(table.hand))
    for address in (
        reading_url(table, other, reading),
        reading_url(table, meter, uuid4()),
        f"{table.address}indicators/{uuid4()}/readings/new/",
    ):
        assert table.client.get(address).status_code == 404
        assert table.client.post(address, PLAIN).status_code == 404
    query = {"variant": "value", "calculate": "1"}
    assert table.client.get(new(table, meter), query, headers=PARTIAL).status_code == 404


def test_other_methods_are_not_taken(table: Table, meter: Meter, reading: UUID) -> None:
    for address in (new(table, meter), reading_url(table, meter, reading)):
        assert table.client.delete(address).status_code == 405
    assert table.client.get(f"{reading_url(table, meter, reading)}deletion/").status_code == 405


def test_form_asks_the_database_as_often_for_many_readings_as_for_few(table: Table, meter: Meter) -> None:
    meter.add(MAY, 1)
    few = count_queries(table.client, new(table, meter, GROUPS))
    meter.take_in(*((MAY - dt.timedelta(days=number), 5) for number in range(1, 100)))
    assert count_queries(table.client, new(table, meter, GROUPS)) == few


def test_readings_travel_in_files_with_what_they_came_from(table: Table, meter: Meter, reading: UUID) -> None:
    content = json.loads(table.client.get(f"{table.address}document.json").content)
    (written,) = content["indicators"][0]["readings"]
    assert written["inputs"] == {"detractors": "12", "passives": "30", "promoters": "58"}
