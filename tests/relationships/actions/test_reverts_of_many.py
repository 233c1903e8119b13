"""What undo and redo cost does not grow with each note that a change touched, nor with what came after it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relationships.actions.editing import Submission
from relationships.actions.selections import delete_notes, move_notes, set_status
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.document.parts import RANK_GAP
from relationships.errors import Conflict, Overtaken
from relationships.models import Canvas, Change, ChangeKind
from relationships.store.ordering import free_ranks
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

FEW, MANY = 3, 40
RESOURCES = Block.KEY_RESOURCES


def _count(act: Callable[[], object], start: str = "SELECT") -> int:
    """Return how many queries of a kind an action takes."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return sum(query["sql"].startswith(start) for query in queries)


def _delete(hand: Hand, notes: list[UUID]) -> None:
    delete_notes(hand.canvas_id, hand.user_id, Submission(), notes=notes)


def _move(hand: Hand, notes: list[UUID], block: Block) -> int:
    return move_notes(hand.canvas_id, hand.user_id, Submission(), notes=notes, block=block).revision


def _rate(hand: Hand, notes: list[UUID], status: Status) -> None:
    set_status(hand.canvas_id, hand.user_id, Submission(), notes=notes, status=status)


def _add(hand: Hand, count: int, block: Block = CHANNELS) -> list[UUID]:
    return hand.add(block, *(f"Shop {number}" for number in range(count)))


def test_redo_of_a_deletion_takes_no_query_for_each_note(ada: Hand) -> None:
    counts = list[int]()
    for count in (FEW, MANY):
        _delete(ada, _add(ada, count))
        ada.undo()
        counts.append(_count(ada.redo))
    assert counts[0] == counts[1]
    assert ada.texts(CHANNELS) == []


def test_undo_of_a_deletion_takes_no_query_for_each_segment(ada: Hand) -> None:
    counts = list[int]()
    for count in (FEW, MANY):
        _delete(ada, _add(ada, count, SEGMENTS))
        counts.append(_count(ada.undo))
        hues = [note.segment.hue for note in ada.document.notes(SEGMENTS) if note.segment]
        assert sorted(hues) == list(range(1, count + 1))
        ada.redo()
    assert counts[0] == counts[1]


def test_undo_of_a_move_takes_no_query_for_each_note(ada: Hand) -> None:
    counts = list[int]()
    for count in (FEW, MANY):
        notes = _add(ada, count)
        moved = _move(ada, notes, RESOURCES)
        _rate(ada, notes, Status.FACT)
        counts.append(_count(lambda moved=moved: ada.undo(moved)))  # type: ignore[misc]
        assert (len(ada.texts(CHANNELS)), ada.texts(RESOURCES)) == (count, [])
        _delete(ada, notes)
    assert counts[0] == counts[1]


def test_notes_whose_places_are_taken_come_back_behind_those_without_a_query_for_each(ada: Hand) -> None:
    counts = list[int]()
    for count in (FEW, MANY):
        old, new = _add(ada, count), _add(ada, count, RESOURCES)
        _delete(ada, old)
        deletion = ada.revision
        _move(ada, new, CHANNELS)
        counts.append(_count(lambda deletion=deletion: ada.undo(deletion)))  # type: ignore[misc]
        placed = [note.id for note in ada.document.notes(CHANNELS)]
        assert placed == [key for pair in zip(new, old, strict=True) for key in pair]
        _delete(ada, placed)
    assert counts[0] == counts[1]


def test_notes_that_find_no_place_even_in_a_renumbered_block_come_last(ada: Hand) -> None:
    _add(ada, 2)
    # Each wants the place that the one before it gets, which is halfway to the second note, until there is none left.
    wanted = {uuid4(): 2 * RANK_GAP - RANK_GAP // 2**halved for halved in range(11)}
    ranks = [*free_ranks(ada.canvas_id, CHANNELS, wanted, []).values()]
    assert len({*ranks, RANK_GAP, 2 * RANK_GAP}) == len(wanted) + 2
    assert sorted(ranks) == ranks
    assert ranks[-1] > 2 * RANK_GAP > ranks[-2]


def test_long_chain_of_undo_and_redo_is_followed(ada: Hand) -> None:
    [shop] = ada.add(CHANNELS, "Shop")
    ada.move(shop, RESOURCES)
    ada.move(shop, RELATIONSHIPS)
    ada.undo()
    _repeat_last(ada, 1500)
    ada.undo()
    assert ada.texts(CHANNELS) == ["Shop"]


def _repeat_last(hand: Hand, times: int) -> None:
    """Record that the last change, an undo, was redone and undone again so many times in all."""
    last = Change.objects.get(canvas=hand.canvas_id, revision=hand.revision)
    for number in range(times):
        kind = ChangeKind.UNDO if number % 2 else ChangeKind.REDO
        last = Change.objects.create(
            canvas_id=hand.canvas_id,
            revision=last.revision + 1,
            actor_id=hand.user_id,
            action=kind.value,
            kind=kind,
            subject=last.subject,
            before=last.after,
            after=last.before,
            touched=last.touched,
            size=last.size,
            reverts=last,
        )
    Canvas.objects.filter(pk=hand.canvas_id).update(revision=last.revision)


def test_later_changes_that_are_too_much_to_read_count_as_moves(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relationships.actions.later_moves.MOST_CHARACTERS", 0)
    [shop, fair] = _add(ada, 2)
    moved = _move(ada, [shop, fair], RESOURCES)
    _rate(ada, [shop], Status.FACT)
    ada.edit(shop, {"text": "Web shop"})
    ada.undo(moved)
    assert ada.texts(CHANNELS) == ["Web shop", "Shop 1"]
    ada.redo()
    redone = ada.revision
    ada.copy(fair)
    ada.move(fair, RELATIONSHIPS)
    with pytest.raises(Overtaken):
        ada.undo(redone)


def test_author_of_a_conflict_is_not_searched_in_more_than_can_be_read(
    ada: Hand, ben: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    [shop] = _add(ada, 1)
    ben.edit(shop, {"text": "Web shop"})
    ben.edit(shop, {"status": "fact"})
    newest = Change.objects.get(canvas=ada.canvas_id, revision=3)
    monkeypatch.setattr("relationships.actions.merging.MOST_SEARCHED", newest.size)
    with pytest.raises(Conflict) as raised:
        ada.edit(shop, {"text": "Mail"}, base=1)
    assert raised.value.who == "Somebody"
