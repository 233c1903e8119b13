"""Any sequence of actions keeps the invariants."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.findings import cure_finding, dismiss_finding, take_back_dismissal
from relationships.actions.history import possible_steps, to_redo, to_undo
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.checks.finding import key_of
from relationships.checks.inspection import inspect
from relationships.document import CanvasDocument
from relationships.models import Canvas, Change, Note
from relationships.store.shelf import SHELF
from tests.relationships.actions.board import Hand

TODAY = dt.date(2030, 5, 2)
blocks = st.sampled_from(list(Block))
index = st.integers(0, 30)
texts = st.sampled_from(["Shop", "Mail", "Forum", "Offices"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), blocks, texts, st.integers(1, 3)),
        st.tuples(st.just("edit"), index, texts, st.sampled_from(Status.values)),
        st.tuples(st.just("tint"), index, index),
        st.tuples(st.just("relate"), index, index),
        st.tuples(st.just("move"), index, blocks, index),
        st.tuples(st.just("copy"), index),
        st.tuples(st.just("delete"), index),
        st.tuples(st.sampled_from(["cure", "dismiss", "take back"]), index),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
    ),
    max_size=25,
)


def take(hand: Hand, step: tuple[Any, ...]) -> None:
    """Carry out one step, if the canvas has what it needs."""
    notes = list(hand.document.placed_notes())
    segments = [str(note.id) for block, note in notes if block is Block.CUSTOMER_SEGMENTS]
    name, *rest = step
    if name == "add":
        hand.add(rest[0], *[rest[1]] * rest[2])
    elif name in ("cure", "dismiss"):
        _judge(hand, name, rest[0])
    elif name == "take back":
        _take_back(hand, rest[0])
    elif name in ("undo", "redo"):
        _step_back(hand, name)
    elif notes:
        block, note = notes[rest[0] % len(notes)]
        _change(hand, name, block, note.id, rest[1:], segments, [each.id for _, each in notes])


def _judge(hand: Hand, name: str, number: int) -> None:
    found = inspect(hand.document, TODAY)
    if name == "cure" and (curable := [each for each in found.every if each.cure]):
        finding = curable[number % len(curable)]
        seen = {"key": finding.key, "fingerprint": finding.fingerprint}
        cure_finding(hand.canvas_id, hand.user_id, Submission(), **seen, today=TODAY)
        assert finding.key not in {each.key for each in inspect(hand.document, TODAY).every}
    elif name == "dismiss" and found.findings:
        finding = found.findings[number % len(found.findings)]
        seen = {"key": finding.key, "fingerprint": finding.fingerprint, "reason": "So be it"}
        dismiss_finding(hand.canvas_id, hand.user_id, Submission(), **seen, today=TODAY)
        assert finding.key not in {each.key for each in inspect(hand.document, TODAY).findings}


def _take_back(hand: Hand, number: int) -> None:
    if said := hand.document.dismissals:
        one = said[number % len(said)]
        take_back_dismissal(hand.canvas_id, hand.user_id, Submission(), key=key_of(one.rule, one.about))


def _step_back(hand: Hand, name: str) -> None:
    possible = to_undo if name == "undo" else to_redo
    if possible(hand.canvas_id, hand.user_id).exists():
        hand.undo() if name == "undo" else hand.redo()


def _change(
    hand: Hand, name: str, block: Block, note: UUID, rest: list[Any], segments: list[str], notes: list[UUID]
) -> None:
    if name == "edit":
        hand.edit(note, {"text": rest[0], "status": rest[1]})
    elif name == "tint" and segments:
        hand.edit(note, {"segments": [segments[rest[0] % len(segments)]]})
    elif name == "relate" and block is Block.CUSTOMER_RELATIONSHIPS:
        segment = segments[rest[0] % len(segments)] if segments else None
        served = notes[rest[0] % len(notes)]
        hand.edit(note, {"relationship.segment": segment, "relationship.serves": [str(served)], "goals.retention": "x"})
    elif name == "move":
        hand.move(note, rest[0], notes[rest[1] % len(notes)])
    elif name == "copy":
        hand.copy(note)
    elif name == "delete":
        hand.delete(note)


@pytest.mark.django_db(transaction=True)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(sequence=steps)
def test_any_sequence_of_actions_keeps_the_canvas_whole(user: User, sequence: list[tuple[Any, ...]]) -> None:
    hand = Hand(create_canvas(user.pk, CanvasDocument(title="Any")), user.pk)
    first = hand.document
    for step in sequence:
        before = hand.revision
        take(hand, step)
        assert hand.revision in (before, before + 1)
        _check_whole(hand)
        standing = to_undo(hand.canvas_id, user.pk).first(), to_redo(hand.canvas_id, user.pk).first()
        assert possible_steps(hand.canvas_id, user.pk) == tuple(map(bool, standing))
    while to_undo(hand.canvas_id, user.pk).first():
        hand.undo()
    assert hand.document == first
    Canvas.objects.filter(pk=hand.canvas_id).delete()


def _check_whole(hand: Hand) -> None:
    document = hand.document
    SHELF.clear()
    assert hand.document == document
    assert CanvasDocument.model_validate_json(document.model_dump_json()) == document
    revisions = list(
        Change.objects.filter(canvas=hand.canvas_id).order_by("revision").values_list("revision", flat=True)
    )
    assert revisions == list(range(1, hand.revision + 1))
    for block in Block:
        ranked = Note.objects.filter(canvas=hand.canvas_id, block=block).order_by("rank").values_list("pk", flat=True)
        assert list(ranked) == [note.id for note in document.notes(block)]
    hues = [note.segment.hue for note in document.blocks.customer_segments if note.segment]
    assert len(hues) == len(document.blocks.customer_segments)
