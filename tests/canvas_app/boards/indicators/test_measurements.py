"""The rows of the Scorecard: values entered one after another, each saved as a reading of its indicator."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from relationships.models import Reading, Role
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.measured import measure

FIELD = re.compile(r'id="(measure-[0-9a-f-]{36}-\d+)"')


@pytest.fixture
def churn(table: Table, nps: UUID) -> UUID:
    """Add an indicator of the canvas without a reading; it is above that of the segment on the page."""
    return measure(table.hand, "Churn", subject=None, unit="% of customers")


def send(table: Table, typed: Mapping[str, str], *, partial: bool = True) -> Any:
    """Return the response to rows: the values by name, such as `value-…`."""
    headers = PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}scorecard/"} if partial else {}
    data = {**typed, "lens": "scorecard"}
    return table.client.post(f"{table.address}measurements/", data, headers=headers)


def row(key: UUID, value: str, date: str | None = None) -> dict[str, str]:
    return {f"value-{key}": value, f"date-{key}": date or timezone.localdate().isoformat()}


def values(key: UUID) -> list[Decimal]:
    return list(Reading.objects.filter(indicator=key).order_by("date").values_list("value", flat=True))


def focused(page: str) -> str:
    """Return the id of the only field that takes the focus."""
    (tag,) = [tag for tag in re.findall(r"<input[^>]*>", page) if "autofocus" in tag]
    return FIELD.search(tag)[1]  # type: ignore[index]


def test_row_is_saved_and_the_next_takes_the_focus(table: Table, churn: UUID, nps: UUID) -> None:
    page = table.client.get(f"{table.address}scorecard/").text
    assert FIELD.findall(page) == [f"measure-{churn}-0", f"measure-{nps}-2"]
    answer = send(table, row(churn, "6.2"))
    assert answer.status_code == 200
    assert values(churn) == [Decimal("6.2")]
    assert focused(answer.text) == f"measure-{nps}-2"
    assert f'id="measure-{churn}-1"' in answer.text
    assert "Added a measurement to “Churn”." in unmarked(answer.text)
    # Below the last row, its own field is empty for another date.
    assert focused(send(table, row(nps, "50")).text) == f"measure-{nps}-3"


def test_all_rows_with_a_value_are_saved_at_once(table: Table, churn: UUID, nps: UUID) -> None:
    answer = send(table, row(churn, "6.2") | row(nps, "50"))
    assert "Added 2 measurements." in answer.text
    assert (values(churn), values(nps)[-1]) == ([Decimal("6.2")], Decimal(50))


def test_error_stands_beside_its_row_and_the_others_are_saved(table: Table, churn: UUID, nps: UUID) -> None:
    answer = send(table, row(churn, "many", "2026-01-05") | row(nps, "50"))
    assert answer.status_code == 200
    assert (values(churn), values(nps)[-1]) == ([], Decimal(50))
    assert focused(answer.text) == f"measure-{churn}-0"
    shown = one_line(answer.text)
    assert 'value="many"' in shown
    assert 'value="2026-01-05"' in shown
    assert f'aria-describedby="measure-{churn}-0-errors"' in shown
    assert f'id="measure-{churn}-0-errors" role="alert"' in shown


@pytest.mark.parametrize(
    ("value", "date", "words"),
    [
        ("many", "2026-01-05", "number"),
        ("46", "2999-01-01", "is in the future"),
        ("46", "", "Enter the date"),
        ("46", "2026-02-28", "There is already a measurement on 28 February 2026"),
    ],
)
@pytest.mark.parametrize("partial", [True, False])
def test_row_that_is_refused_keeps_what_was_typed(
    table: Table, nps: UUID, value: str, date: str, words: str, partial: bool
) -> None:
    typed = {f"value-{nps}": value, f"date-{nps}": date}
    answer = send(table, typed, partial=partial)
    assert answer.status_code == 422
    assert words in unmarked(answer.text)
    assert f'value="{value}"' in answer.text
    assert focused(answer.text) == f"measure-{nps}-2"
    assert len(values(nps)) == 2


def test_nothing_typed_is_said(table: Table, nps: UUID) -> None:
    answer = send(table, row(nps, " "))
    assert (answer.status_code, "Enter a value first." in answer.text) == (422, True)


def test_without_scripts_the_address_leads_to_the_next_field(table: Table, churn: UUID, nps: UUID) -> None:
    answer = send(table, row(churn, "6.2"), partial=False)
    assert (answer.status_code, answer["Location"]) == (303, f"{table.address}scorecard/#measure-{nps}-2")
    assert "Added a measurement to “Churn”." in unmarked(table.client.get(f"{table.address}scorecard/").text)


def test_without_scripts_errors_come_with_the_whole_page(table: Table, churn: UUID, nps: UUID) -> None:
    answer = send(table, row(churn, "many") | row(nps, "50"), partial=False)
    assert (answer.status_code, values(nps)[-1]) == (200, Decimal(50))
    assert "<html" in answer.text
    assert "50\xa0points" in answer.text
    assert 'value="many"' in answer.text


def test_row_sent_again_is_saved_once(table: Table, nps: UUID) -> None:
    typed = row(nps, "50") | {"request_id": "abc"}
    assert send(table, typed).status_code == 200
    assert send(table, typed, partial=False).status_code in (303, 422)
    assert values(nps).count(Decimal(50)) == 1


def test_value_of_an_indicator_that_was_deleted_is_named(table: Table, churn: UUID, nps: UUID) -> None:
    table.hand.undo()
    answer = send(table, row(churn, "6.2") | row(nps, "50"))
    assert "Not saved, because the indicator was deleted in the meantime: “6.2”." in unmarked(answer.text)
    assert values(nps)[-1] == Decimal(50)
    alone = send(table, row(churn, "6.2"))
    assert (alone.status_code, "deleted in the meantime" in alone.text) == (422, True)


def test_viewer_sees_no_fields_and_secret_links_neither(
    table: Table, nps: UUID, sign_in_as: Callable[..., Client]
) -> None:
    page = sign_in_as("vera", Role.VIEWER).get(f"{table.address}scorecard/").text
    assert not FIELD.search(page)
    assert 'id="measure"' not in page


def test_what_was_typed_by_one_is_not_shown_to_others(table: Table, nps: UUID) -> None:
    assert 'value="secret"' in send(table, row(nps, "secret")).text
    assert "secret" not in table.client.get(f"{table.address}scorecard/").text


def test_fields_offer_today(table: Table, nps: UUID) -> None:
    page = one_line(table.client.get(f"{table.address}scorecard/").text)
    today = timezone.localdate()
    assert isinstance(today, dt.date)
    assert f'name="date-{nps}" value="{today:%Y-%m-%d}"' in page
