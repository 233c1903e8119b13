"""Comparisons of a canvas with what it was at a date and time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from relationships.models import Canvas, Change
from relationships.store import past
from tests.canvas_app.boards.conftest import Table
from tests.markup import one_line
from tests.relationships.actions.board import CHANNELS
from tests.uncached import count_queries

CREATED = dt.datetime(2026, 5, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def dated(table: Table) -> Table:
    """Return a canvas that began on 1 May 2026, got a shop on 3 May and a fair on 5 May at 14:05:20."""
    table.hand.add(CHANNELS, "Fair")
    Canvas.objects.filter(pk=table.hand.canvas_id).update(created_at=CREATED)
    for change, (day, time) in zip(
        Change.objects.order_by("revision"), ((3, dt.time(8)), (5, dt.time(14, 5, 20))), strict=True
    ):
        at = dt.datetime.combine(dt.date(2026, 5, day), time, tzinfo=dt.UTC)
        Change.objects.filter(pk=change.pk).update(at=at)
    return table


def ask(table: Table, **query: str) -> tuple[int, str]:
    """Return the status and the page that compares a canvas with itself; the query names dates and times."""
    key = f"canvas:{table.hand.canvas_id}"
    answer = table.client.get("/compare/", {"left": key, "right": key, **query})
    return answer.status_code, one_line(answer.text)


@pytest.mark.parametrize(
    ("day", "time", "missing"),
    [
        ("2026-05-01", "", ["Shop", "Fair"]),
        ("2026-05-03", "", ["Fair"]),
        ("2026-05-03", "07:59", ["Shop", "Fair"]),
        ("2026-05-03", "08:00", ["Fair"]),
        ("2026-05-05", "14:05:19", ["Fair"]),
        ("2026-05-05", "14:05:20", []),
        ("2026-05-05", "14:05", []),
        ("2030-01-01", "", []),
    ],
)
def test_canvas_as_it_was(dated: Table, day: str, time: str, missing: list[str]) -> None:
    status, page = ask(dated, left_on=day, left_time=time)
    shown = [name for name in ("Shop", "Fair") if f'<p class="compared-text">{name}</p>' in page]
    assert (status, shown) == (200, missing)
    assert ("Nothing differs." in page) is (not missing)
    assert "The present version" in page


def test_versions_are_named_by_their_dates(dated: Table) -> None:
    _, page = ask(dated, left_on="2026-05-01", right_on="2026-05-03", right_time="12:00")
    assert "Only the version on 3 May 2026, 12:00 has notes in Channels." in page
    assert "Both are versions of one canvas." in page


def test_same_version_twice_says_so(dated: Table) -> None:
    _, page = ask(dated)
    assert "This is the same version twice." in page


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"left_on": "2026-04-30"}, "This canvas was created on 1 May 2026. Choose a later date."),
        ({"right_on": "2026-05-01", "right_time": "09:29"}, "This canvas was created on 1 May 2026."),
        ({"left_on": "0001-01-01"}, "This canvas was created on 1 May 2026."),
        ({"left_on": "30.11.2026"}, "This isn’t a valid date."),
        ({"left_on": "2026-02-30"}, "This isn’t a valid date."),
        ({"left_on": "2026-05-03", "left_time": "25:00"}, "This isn’t a valid time."),
        ({"right_time": "12:00"}, "Enter the date, too."),
    ],
)
def test_invalid_date_is_an_error_at_its_field(dated: Table, query: dict[str, str], error: str) -> None:
    status, page = ask(dated, **query)
    assert (status, error in page, 'id="compared"' in page) == (422, True, False)
    assert "<details open>" in page


def test_last_day_of_all_is_a_date(dated: Table) -> None:
    assert ask(dated, left_on="9999-12-31")[0] == 200


@pytest.mark.parametrize("limit", ["MOST_CHANGES", "MOST_CHARACTERS"])
def test_too_many_changes_since_are_an_error(dated: Table, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, limit, 0)
    status, page = ask(dated, left_on="2026-05-01")
    assert (status, "Too much has changed since then" in page) == (422, True)


def test_number_of_queries_does_not_grow_with_changes(dated: Table) -> None:
    key = f"canvas:{dated.hand.canvas_id}"
    url = f"/compare/?left={key}&left_on=2026-05-01&right={key}"
    few = count_queries(dated.client, url)
    for number in range(9):
        dated.hand.add(CHANNELS, f"Stand {number}")
    assert count_queries(dated.client, url) == few


def test_history_leads_to_what_each_change_left(dated: Table) -> None:
    page = dated.client.get(f"{dated.address}history/").text
    key = f"canvas%3A{dated.hand.canvas_id}"
    link = f"/compare/?left={key}&amp;left_on=2026-05-03&amp;left_time=08%3A00%3A00&amp;right={key}"
    assert f'href="{link}"' in page
    shown = one_line(dated.client.get(link.replace("&amp;", "&")).text)
    assert "In both" not in shown
    assert '<p class="compared-text">Fair</p>' in shown
    assert '<p class="compared-text">Shop</p>' not in shown


def test_today_is_now(dated: Table) -> None:
    assert "Nothing differs." in ask(dated, left_on=timezone.localdate().isoformat())[1]
