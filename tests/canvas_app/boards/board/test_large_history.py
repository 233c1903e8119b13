"""The history of a canvas with changes of many megabytes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.indicators import delete_indicator
from relationships.actions.readings import add_reading
from relationships.document.canvas import CanvasDocument
from relationships.lenses.wording.history.large_changes import TURN, loaded_changes
from relationships.lenses.wording.history.sentences import original
from relationships.models import Change
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.recorded_parts import loaded_json
from tests.relationships.actions.board import SEGMENTS, Hand
from tests.relationships.actions.measured import MAY, Meter, insert_indicator

READINGS = 50
LIMIT = 40_000


@pytest.fixture
def hand(client: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> Hand:
    monkeypatch.setattr("relationships.lenses.wording.history.large_changes.MAX_CHARACTERS", LIMIT)
    client.force_login(user)
    return Hand(create_canvas(user.pk, CanvasDocument(title="Bean There")), user.pk)


def import_tables(hand: Hand, times: int) -> None:
    meter = Meter(hand, insert_indicator(hand))
    for number in range(times):
        meter.take_in(*((MAY - dt.timedelta(day), number) for day in range(READINGS)), replaces=True)


def test_page_of_large_changes_loads_no_more_than_its_limit(client: Client, hand: Hand) -> None:
    hand.add(SEGMENTS, "Commuters")
    import_tables(hand, 8)
    assert sum(Change.objects.values_list("size", flat=True)) > 3 * LIMIT
    client.get(f"/canvases/{hand.canvas_id}/history/")
    with loaded_json() as lengths:
        page = client.get(f"/canvases/{hand.canvas_id}/history/")
    assert sum(lengths) <= LIMIT
    assert "changed 50 measurements of “Would they recommend us?”" in unmarked(page.text)
    assert "imported 50 measurements from a table" in unmarked(page.text)
    assert "added “Commuters”" in unmarked(page.text)


def test_large_changes_are_held_by_one_request_at_a_time(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relationships.lenses.wording.history.large_changes.LARGE_CHARACTERS", 2000)
    hand.add(SEGMENTS, "Commuters")
    with loaded_changes(list(Change.objects.values_list("pk", flat=True))):
        assert not TURN.locked()
    import_tables(hand, 1)
    with loaded_changes(list(Change.objects.values_list("pk", flat=True))):
        assert TURN.locked()
    assert not TURN.locked()


def test_names_of_deleted_indicators_are_read_without_their_readings(client: Client, hand: Hand) -> None:
    """The page reads the change of one reading, and of the deletions only the name of the indicator."""
    import_tables(hand, 1)
    (indicator,) = hand.document.indicators
    fields = {"date": MAY - dt.timedelta(READINGS), "value": Decimal(1)}
    add_reading(hand.canvas_id, hand.user_id, Submission(), indicator_id=indicator.id, fields=fields)
    for _ in range(3):
        delete_indicator(hand.canvas_id, hand.user_id, Submission(), indicator_id=indicator.id)
        hand.undo()
    delete_indicator(hand.canvas_id, hand.user_id, Submission(), indicator_id=indicator.id)
    Change.objects.exclude(action="reading.add").update(size=LIMIT + 1)
    client.get(f"/canvases/{hand.canvas_id}/history/")
    with loaded_json(searches=True) as lengths:
        page = client.get(f"/canvases/{hand.canvas_id}/history/")
    assert sum(lengths) < 2000
    assert "to “Would they recommend us?”" in unmarked(page.text)


def test_large_undo_is_told_by_the_number_of_its_parts(client: Client, hand: Hand) -> None:
    import_tables(hand, 1)
    hand.undo()
    Change.objects.update(size=LIMIT + 1)
    page = client.get(f"/canvases/{hand.canvas_id}/history/")
    assert "changed 50 parts of the canvas (undo)" in unmarked(page.text)


@pytest.mark.parametrize("number", ["999", "9" * 400, "-1", "x"])
def test_page_beyond_the_last_takes_what_the_first_takes(
    client: Client, hand: Hand, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    monkeypatch.setattr("canvas_app.boards.board.views.history.CHANGES_PER_PAGE", 4)
    import_tables(hand, 8)
    address = f"/canvases/{hand.canvas_id}/history/"
    client.get(address)
    with CaptureQueriesContext(connection) as first:
        client.get(address)
    with CaptureQueriesContext(connection) as last, loaded_json() as lengths:
        assert client.get(address, {"page": number}).status_code == 200
    assert len(last) == len(first)
    assert sum(lengths) <= LIMIT
    skipping = [query["sql"] for query in last if "OFFSET" in query["sql"]]
    assert all("JOIN" not in sql and '"before"' not in sql for sql in skipping)


def test_original_of_many_undos_and_redos_loads_one_change(hand: Hand) -> None:
    import_tables(hand, 1)
    for _ in range(3):
        hand.undo()
        latest = hand.redo().change
    change = Change.objects.get(pk=latest.pk) if latest else None
    with loaded_json() as lengths:
        found = original(change) if change else None
    assert found
    assert (found.revision, sum(lengths)) == (1, 0)


def test_page_is_drawn_by_another_request_after_a_large_change(
    client: Client, hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("canvas_app.boards.responses.LARGE_CHARACTERS", 1000)
    hand.add(SEGMENTS, "Commuters")
    board = f"/canvases/{hand.canvas_id}/"
    small = client.post(f"{board}undo/", headers=PARTIAL)
    assert "HX-Redirect" not in small
    import_tables(hand, 1)
    large = client.post(f"{board}undo/", headers=PARTIAL)
    assert (large.status_code, large["HX-Redirect"], large.content) == (200, board, b"")
    assert "Undone" in client.get(board).text
