"""Deleting what every note of a full canvas names, and undoing and redoing that, takes less than a second."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from uuid import uuid4

import pytest

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Outcome, Submission
from relationships.actions.history import redo, undo
from relationships.actions.notes import delete_note
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Evidence, Experiment, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.values import NOTES_PER_CANVAS, RELATIONSHIPS_PER_CANVAS
from relationships.store.load import load_document

pytestmark = pytest.mark.django_db

# Twice the time that it takes on an idle machine of 2024, and more.
MOST_SECONDS = 3.0
TEXT = "as the customers said " * 15


def named_by_all() -> CanvasDocument:
    """Return a canvas of one segment, which all other notes name, with long texts."""
    segment = Note(id=uuid4(), text="Offices")
    details = RelationshipDetails(
        segment=segment.id, type=RelationshipType.COMMUNITIES, integration=TEXT, change_trigger=TEXT, next_step=TEXT
    )
    evidence = Evidence(source="Interviews", date=dt.date(2026, 1, 1), result=TEXT)
    experiment = Experiment(hypothesis=TEXT, test=TEXT)
    relationships = tuple(
        Note(id=uuid4(), text="Calls", segments=(segment.id,), relationship=details, evidence=evidence)
        for _ in range(RELATIONSHIPS_PER_CANVAS)
    )
    others = tuple(
        Note(id=uuid4(), text="Shop", segments=(segment.id,), evidence=evidence, experiment=experiment)
        for _ in range(NOTES_PER_CANVAS - RELATIONSHIPS_PER_CANVAS - 1)
    )
    blocks = Blocks(customer_segments=(segment,), customer_relationships=relationships, channels=others)
    return CanvasDocument(title="Named by all", blocks=blocks)


def test_segment_that_all_notes_name_is_deleted_and_restored_fast(make_user: Callable[..., User]) -> None:
    owner = make_user().pk
    canvas_id = create_canvas(owner, named_by_all())
    before = load_document(canvas_id).document
    segment = before.blocks.customer_segments[0].id
    times = {
        "delete": _measure(lambda: delete_note(canvas_id, owner, Submission(), note_id=segment)),
        "undo": _measure(lambda: undo(canvas_id, owner, Submission())),
        "redo": _measure(lambda: redo(canvas_id, owner, Submission())),
        "undo again": _measure(lambda: undo(canvas_id, owner, Submission())),
    }
    assert load_document(canvas_id).document == before
    assert [name for name, seconds in times.items() if seconds > MOST_SECONDS] == [], times


def _measure(act: Callable[[], Outcome]) -> float:
    """Return the processor time of an action in seconds."""
    started = time.thread_time()
    assert act().change
    return time.thread_time() - started
