"""Large changes, such as imports of readings, cost nothing where they are not relevant."""

from __future__ import annotations

import datetime as dt
import importlib
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from canvas_app.boards.notes.choices import other_notes, without_deleted
from relationships.actions.canvases import delete_history
from relationships.actions.editing import Submission
from relationships.actions.history import undo_change
from relationships.actions.indicators import edit_indicator
from relationships.actions.notes import find_note_deletion
from relationships.actions.readings import edit_reading, find_reading_deletion
from relationships.errors import Conflict, Overtaken, Refused
from relationships.models import Canvas, Change
from tests.recorded_parts import loaded_json
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand, at
from tests.relationships.actions.measured import MAY, Meter, insert_indicator

READINGS = 100
SMALL = 10_000


def import_tables(hand: Hand) -> Meter:
    """Import a table and replace all its readings three times."""
    meter = Meter(hand, insert_indicator(hand))
    for number in range(4):
        meter.take_in(*((MAY - dt.timedelta(day), number) for day in range(READINGS)), replaces=True)
    return meter


def test_change_says_what_it_touched_and_how_large_it_is(ada: Hand) -> None:
    import_tables(ada)
    ada.delete(ada.add(SEGMENTS, "Commuters")[0])
    for change in Change.objects.all():
        assert set(change.touched.split()) == change.before.keys() == change.after.keys()
        assert change.size > 100 * len(change.after)


def test_migration_fills_existing_changes(ada: Hand) -> None:
    import_tables(ada)
    recorded = {change.pk: ({*change.touched.split()}, change.size) for change in Change.objects.all()}
    Change.objects.update(touched="", size=0)
    migration = importlib.import_module("relationships.migrations.0006_change_touched")
    migration.fill_existing(apps, SimpleNamespace(connection=connection))
    assert {change.pk: ({*change.touched.split()}, change.size) for change in Change.objects.all()} == recorded


def test_large_changes_are_undone_and_redone_a_few_times_an_hour(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each records a large part of the canvas twice, so that repeating them would fill the disk."""
    monkeypatch.setattr("relationships.actions.recording.LARGE_CHARACTERS", 5000)
    monkeypatch.setattr("relationships.actions.recording.LARGE_REVERTS_AN_HOUR", 3)
    import_tables(ada)
    ada.undo()
    ada.redo()
    ada.undo()
    with pytest.raises(Refused, match="large changes on this canvas within an hour"):
        ada.redo()
    ada.add(SEGMENTS, "Commuters")
    ada.undo()
    Change.objects.update(at=timezone.now() - dt.timedelta(minutes=61))
    ada.redo()
    ada.undo()
    ada.undo()


def test_history_of_large_changes_is_bounded(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is recorded stays, small changes go on, and the last large change can be undone."""
    monkeypatch.setattr("relationships.actions.recording.LARGE_CHARACTERS", 5000)
    meter, sizes = import_tables(ada), [*Change.objects.order_by("revision").values_list("size", flat=True)]
    monkeypatch.setattr("relationships.actions.recording.MOST_OF_LARGE_CHANGES", sum(sizes))
    before = ada.document
    with pytest.raises(Refused, match="history of this canvas is too large"):
        meter.take_in(*((MAY - dt.timedelta(day), 9) for day in range(READINGS)), replaces=True)
    assert (ada.document, Change.objects.count()) == (before, len(sizes))
    ada.undo()
    ada.redo()
    monkeypatch.setattr("relationships.actions.recording.MOST_WITH_REVERTS", sum(sizes))
    with pytest.raises(Refused, match="history of this canvas is too large"):
        ada.undo()
    ada.add(SEGMENTS, "Commuters")


def test_history_is_deleted_a_little_at_a_time(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """While SQLite deletes a long history in one transaction, nobody else can write."""
    meter = import_tables(ada)
    sizes = Change.objects.order_by("-revision").values_list("size", flat=True)
    monkeypatch.setattr("relationships.actions.canvases.CHARACTERS_AT_ONCE", sum(sizes[:2]))
    deleted = list[int]()

    def delete(query: QuerySet[Change]) -> None:
        deleted.append(query.count())
        query._raw_delete("default")

    monkeypatch.setattr(QuerySet, "delete", delete)
    delete_history(ada.canvas_id)
    assert (sum(deleted), deleted[0]) == (4, 2)
    assert not Change.objects.exists()
    assert ada.document.indicator(meter.key)


def test_undo_of_a_move_loads_no_other_part_of_later_changes(ada: Hand) -> None:
    [gone] = ada.add(SEGMENTS, "Cyclists")
    [ticket] = ada.add(CHANNELS, "Ticket machine", segments=(gone,))
    ada.move(ticket, RELATIONSHIPS)
    moved = ada.version.revision
    ada.add(CHANNELS, *(f"Machine {number}" for number in range(200)), segments=(gone,))
    ada.delete(gone)
    ada.undo()
    deletion = Change.objects.get(kind="undo")
    with loaded_json(searches=True) as lengths:
        undo_change(ada.canvas_id, ada.user_id, Submission(), revision=moved)
    assert "Ticket machine" in ada.texts(CHANNELS)
    assert sum(lengths) < deletion.size / 4


def test_outdated_edit_of_a_note_loads_no_other_change(ada: Hand) -> None:
    [note] = ada.add(SEGMENTS, "Commuters")
    ada.edit(note, {"text": "Commuters by train"})
    import_tables(ada)
    with loaded_json() as lengths:
        ada.edit(note, {"status": "fact"}, base=1)
        with pytest.raises(Conflict):
            ada.edit(note, {"text": "Cyclists"}, base=1)
    assert sum(lengths) < SMALL


def test_outdated_edit_of_an_indicator_loads_no_import_of_its_readings(ada: Hand) -> None:
    meter = import_tables(ada)
    with loaded_json() as lengths:
        args = (ada.canvas_id, ada.user_id, Submission())
        edit_indicator(*args, indicator_id=meter.key, changes={"name": "Recommended?"}, base=at(1))
    assert sum(lengths) < SMALL


def test_search_for_deleted_parts_loads_no_import(ada: Hand) -> None:
    [note, gone] = ada.add(SEGMENTS, "Commuters", "Cyclists")
    ada.delete(gone)
    import_tables(ada)
    canvas = Canvas.objects.get(pk=ada.canvas_id)
    unknown = str(uuid4())
    data = QueryDict(f"segments={gone}&segments={unknown}")
    with loaded_json() as lengths:
        assert find_note_deletion(ada.canvas_id, uuid4()) is None
        assert find_note_deletion(ada.canvas_id, note) is None
        assert find_reading_deletion(ada.canvas_id, uuid4()) is None
        deletion = find_note_deletion(ada.canvas_id, gone)
        cleaned = without_deleted(canvas, other_notes(canvas, uuid4()), data)
    assert (deletion and deletion.subject, cleaned.getlist("segments")) == (gone, [unknown])
    assert sum(lengths) < SMALL


def test_refused_undo_loads_no_change_of_others_to_name_them(ada: Hand, ben: Hand) -> None:
    meter = Meter(ada, insert_indicator(ada))
    rows = [(MAY - dt.timedelta(day), 1) for day in range(READINGS)]
    change = meter.take_in(*rows).change
    Meter(ben, meter.key).take_in(*((date, 2) for date, _ in rows), replaces=True)
    assert change
    with loaded_json() as lengths, pytest.raises(Overtaken, match=r"[Bb]en"):
        ada.undo(change.revision)
    # Only the change to undo itself.
    assert max(lengths) <= change.size
    assert sum(length > SMALL for length in lengths) <= 2


def test_outdated_edit_loads_no_later_import_of_the_same_reading(ada: Hand) -> None:
    """Of each later change only the reading is read: a history of imports would hold up all writes."""
    import_tables(ada)
    (indicator,) = ada.document.indicators
    reading = indicator.readings[0].id
    with loaded_json(searches=True) as lengths:
        args = (ada.canvas_id, ada.user_id, Submission())
        with pytest.raises(Conflict):
            edit_reading(*args, reading_id=reading, changes={"value": "77"}, base=at(2))
    assert sum(lengths) < SMALL
