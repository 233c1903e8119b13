"""Any sequence of actions keeps the invariants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.findings import cure_finding, dismiss_finding, withdraw_dismissal
from relationships.actions.history import possible_steps, redoable_changes, undoable_changes
from relationships.actions.notes import find_note_deletion, restore_note
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.finding_key import finding_key
from relationships.document.integrity import first_faults
from relationships.errors import Refused
from relationships.models import Canvas, Change, Member, Note, RelationshipGoal, Role
from tests.relationships.actions.board import Hand
from tests.relationships.actions.measured import MAY, Meter, insert_indicator
from tests.uncached import forget_documents

TODAY = dt.date(2030, 5, 2)
blocks = st.sampled_from(list(Block))
index = st.integers(0, 30)
texts = st.sampled_from(["Shop", "Mail", "Forum", "Offices"])
step = st.one_of(
    st.tuples(st.just("add"), blocks, texts, st.integers(1, 3)),
    st.tuples(st.just("edit"), index, texts, st.sampled_from(Status.values)),
    st.tuples(st.just("tint"), index, index),
    st.tuples(st.just("relate"), index, index),
    st.tuples(st.just("move"), index, blocks, index),
    st.tuples(st.just("copy"), index),
    st.tuples(st.just("delete"), index),
    st.tuples(st.sampled_from(["cure", "dismiss", "forget"]), index),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)
# Two people change the same few notes in the same few blocks, and undo what the other has built on.
few = st.integers(0, 2)
narrow = st.sampled_from([Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS, Block.CHANNELS])
contested = st.one_of(
    st.tuples(st.just("move"), few, narrow, few),
    st.tuples(st.just("tint"), few, few),
    st.tuples(st.just("relate"), few, few),
    st.tuples(st.just("take back"), few),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("release"), few),
    st.tuples(st.just("delete"), few),
    st.tuples(st.just("restore"), few),
    st.tuples(st.just("measure"), few, few),
    st.tuples(st.just("edit"), few, texts, st.just(Status.FACT.value)),
    st.tuples(st.just("add"), narrow, texts, st.just(1)),
)
NOTHING_NAMED: dict[str, Any] = {"segments": [], "relationship.segment": None, "goals.retention": None}
ADA, BEN = False, True
SEGMENT_MADE_AND_NAMED = [
    (ADA, ("move", 0, Block.CUSTOMER_SEGMENTS, 1)),
    (BEN, ("tint", 1, 0)),
    (BEN, ("relate", 2, 0)),
]


def carry_out(hand: Hand, step: tuple[Any, ...]) -> None:
    """Carry out one step, if the canvas has what it needs."""
    notes = list(hand.document.placed_notes())
    segments = [str(note.id) for block, note in notes if block is Block.CUSTOMER_SEGMENTS]
    name, *rest = step
    if name == "add":
        hand.add(rest[0], *[rest[1]] * rest[2])
    elif name in ("cure", "dismiss"):
        _judge(hand, name, rest[0])
    elif name == "forget":
        _forget(hand, rest[0])
    elif name in ("undo", "redo"):
        _step_back(hand, name)
    elif name == "take back":
        _take_back(hand, rest[0])
    elif name == "restore":
        _restore(hand, rest[0])
    elif notes:
        block, note = notes[rest[0] % len(notes)]
        _change(hand, name, block, note.id, rest[1:], segments, [placed.id for _, placed in notes])


def _judge(hand: Hand, name: str, number: int) -> None:
    found = inspect(hand.document, TODAY)
    if name == "cure" and (curable := [candidate for candidate in found.every if candidate.cure]):
        finding = curable[number % len(curable)]
        seen = {"key": finding.key, "fingerprint": finding.fingerprint}
        cure_finding(hand.canvas_id, hand.user_id, Submission(), **seen, today=TODAY)
        assert finding.key not in {found_now.key for found_now in inspect(hand.document, TODAY).every}
    elif name == "dismiss" and found.findings:
        finding = found.findings[number % len(found.findings)]
        seen = {"key": finding.key, "fingerprint": finding.fingerprint, "reason": "So be it"}
        dismiss_finding(hand.canvas_id, hand.user_id, Submission(), **seen, today=TODAY)
        assert finding.key not in {found_now.key for found_now in inspect(hand.document, TODAY).findings}


def _forget(hand: Hand, number: int) -> None:
    if said := hand.document.dismissals:
        one = said[number % len(said)]
        withdraw_dismissal(hand.canvas_id, hand.user_id, Submission(), key=finding_key(one.rule, one.about))


def _step_back(hand: Hand, name: str) -> None:
    possible = undoable_changes if name == "undo" else redoable_changes
    if possible(hand.canvas_id, hand.user_id).exists():
        hand.undo() if name == "undo" else hand.redo()


def _take_back(hand: Hand, number: int) -> None:
    if change := undoable_changes(hand.canvas_id, hand.user_id)[number : number + 1].first():
        hand.undo(change.revision)


def _restore(hand: Hand, number: int) -> None:
    gone = Change.objects.filter(canvas=hand.canvas_id, action="note.delete").order_by("-revision")
    if (
        (change := gone[number : number + 1].first())
        and change.subject
        and find_note_deletion(hand.canvas_id, change.subject)
    ):
        restore_note(hand.canvas_id, hand.user_id, Submission(), note_id=change.subject, changes={})


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
    elif name == "release":
        hand.edit(note, NOTHING_NAMED if block is Block.CUSTOMER_RELATIONSHIPS else {"segments": []})
    elif name == "move":
        hand.move(note, rest[0], notes[rest[1] % len(notes)])
    else:
        _change_whole(hand, name, note, rest)


def _change_whole(hand: Hand, name: str, note: UUID, rest: list[Any]) -> None:
    if name == "measure":
        _measure(hand, note, rest[0])
    elif name == "copy":
        hand.copy(note)
    elif name == "delete":
        hand.delete(note)


def _measure(hand: Hand, note: UUID, day: int) -> None:
    indicator = next((candidate.id for candidate in hand.document.indicators if candidate.subject == note), None)
    if indicator is None:
        indicator = insert_indicator(hand, subject_id=note)
    Meter(hand, indicator).add(MAY + dt.timedelta(days=day), 46)


patience = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.django_db(transaction=True)
@patience
@given(sequence=st.lists(step, max_size=25))
def test_any_sequence_of_actions_keeps_the_canvas_whole(user: User, sequence: list[tuple[Any, ...]]) -> None:
    hand = Hand(create_canvas(user.pk, CanvasDocument(title="Any")), user.pk)
    first = hand.document
    for step in sequence:
        before = hand.revision
        carry_out(hand, step)
        assert hand.revision in (before, before + 1)
        _check_whole(hand)
        standing = undoable_changes(hand.canvas_id, user.pk).first(), redoable_changes(hand.canvas_id, user.pk).first()
        assert possible_steps(hand.canvas_id, user.pk) == tuple(map(bool, standing))
    while undoable_changes(hand.canvas_id, user.pk).first():
        hand.undo()
    assert hand.document == first
    Canvas.objects.filter(pk=hand.canvas_id).delete()


@pytest.mark.django_db(transaction=True)
@patience
@given(sequence=st.lists(st.tuples(st.booleans(), contested), min_size=5, max_size=30))
@example(sequence=[*SEGMENT_MADE_AND_NAMED, (ADA, ("take back", 0))])
@example(
    sequence=[*SEGMENT_MADE_AND_NAMED, (BEN, ("delete", 1)), (BEN, ("release", 1)), (ADA, ("undo",)), (BEN, ("undo",))]
)
def test_whatever_two_people_take_back_from_each_other_keeps_the_canvas_whole(
    user: User, make_user: Callable[..., User], sequence: list[tuple[bool, tuple[Any, ...]]]
) -> None:
    canvas_id = create_canvas(user.pk, CanvasDocument(title="Any"))
    other = User.objects.filter(email="ben@example.com").first() or make_user("ben")
    Member.objects.create(canvas_id=canvas_id, user=other, role=Role.EDITOR)
    for block in (Block.CHANNELS, Block.CHANNELS, Block.CUSTOMER_RELATIONSHIPS):
        Hand(canvas_id, user.pk).add(block, "Shop")
    for is_other, step in sequence:
        hand = Hand(canvas_id, other.pk if is_other else user.pk)
        # Refused is a valid outcome; Missing is not.
        with suppress(Refused):
            carry_out(hand, step)
        _check_whole(hand)
    Canvas.objects.filter(pk=canvas_id).delete()


def _check_whole(hand: Hand) -> None:
    document = hand.document
    forget_documents()
    assert hand.document == document
    assert first_faults(document) == []
    assert CanvasDocument.model_validate_json(document.model_dump_json()) == document
    revisions = list(
        Change.objects.filter(canvas=hand.canvas_id).order_by("revision").values_list("revision", flat=True)
    )
    assert revisions == list(range(1, hand.revision + 1))
    for block in Block:
        ranked = Note.objects.filter(canvas=hand.canvas_id, block=block).order_by("rank").values_list("pk", flat=True)
        assert list(ranked) == [note.id for note in document.notes(block)]
    hues = [note.segment.hue for note in document.blocks.customer_segments if note.segment]
    assert len(set(hues)) == len(document.blocks.customer_segments)
    goals = RelationshipGoal.objects.filter(note__canvas=hand.canvas_id)
    described = [note.relationship for _, note in document.placed_notes() if note.relationship]
    assert goals.count() == sum(len(details.goals) for details in described)
