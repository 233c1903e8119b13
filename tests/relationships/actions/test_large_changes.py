"""Large changes, such as imports of readings, cost nothing where they are not relevant."""

from __future__ import annotations

import datetime as dt
import importlib
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.http import QueryDict

from canvas_app.boards.notes.choices import other_notes, without_deleted
from relationships.actions.editing import Submission
from relationships.actions.indicators import edit_indicator
from relationships.actions.notes import find_note_deletion
from relationships.actions.readings import find_reading_deletion
from relationships.errors import Conflict, Overtaken
from relationships.models import Canvas, Change
from tests.recorded_parts import loaded_json
from tests.relationships.actions.board import SEGMENTS, Hand, at
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
