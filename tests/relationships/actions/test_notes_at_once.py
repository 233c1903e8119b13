"""Several people write to one canvas concurrently, in real transactions."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import UUID

import pytest
from django.db import connection

from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.notes import add_notes, move_note
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.models import Change, Note
from relationships.store.load import load_document
from tests.relationships.actions.board import CHANNELS, Hand

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 6
STEPS = 8


@pytest.fixture
def hand(make_user) -> Hand:  # type: ignore[no-untyped-def]
    owner = make_user("ada")
    return Hand(create_canvas(owner.pk, CanvasDocument(title="Busy")), owner.pk)


def run_concurrently(*jobs) -> list[object]:  # type: ignore[no-untyped-def]
    """Run every job in a thread with its own database connection, and return their results."""

    def run(job) -> object:  # type: ignore[no-untyped-def]
        try:
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_every_note_added_at_once_is_kept_with_a_revision_of_its_own(hand: Hand) -> None:
    run_concurrently(*(lambda number=number: hand.add(CHANNELS, f"Note {number}") for number in range(WRITERS)))
    assert sorted(hand.texts(CHANNELS)) == [f"Note {number}" for number in range(WRITERS)]
    revisions = list(Change.objects.order_by("revision").values_list("revision", flat=True))
    assert revisions == list(range(1, WRITERS + 1))


def test_one_request_sent_several_times_at_once_counts_once(hand: Hand) -> None:
    sent = Submission("one-id", "one-digest")
    outcomes = run_concurrently(
        *[lambda: add_notes(hand.canvas_id, hand.user_id, sent, block=CHANNELS, texts=["Shop"])] * WRITERS
    )
    assert (hand.texts(CHANNELS), hand.revision) == (["Shop"], 1)
    assert len({outcome.subject for outcome in outcomes}) == 1  # type: ignore[attr-defined]


def test_moves_to_one_place_at_once_leave_an_order(hand: Hand) -> None:
    keys = hand.add(CHANNELS, *(f"Note {number}" for number in range(WRITERS)))

    def to_the_top(key: UUID) -> object:
        return move_note(
            hand.canvas_id, hand.user_id, Submission(), note_id=key, block=Block.KEY_RESOURCES, previous=None
        )

    run_concurrently(*(lambda key=key: to_the_top(key) for key in keys))
    ranks = Note.objects.filter(block=Block.KEY_RESOURCES).values_list("rank", flat=True)
    assert (len(ranks), len(set(ranks))) == (WRITERS, WRITERS)


def test_document_read_while_others_write_is_that_of_its_revision(hand: Hand) -> None:
    def write(number: int) -> None:
        for step in range(STEPS):
            (key,) = hand.add(CHANNELS, f"Note {number}.{step}")
            hand.move(key, Block.KEY_RESOURCES)

    def read(_: int) -> list[tuple[int, int, int]]:
        seen = (load_document(hand.canvas_id) for _ in range(STEPS * 2))
        return [
            (loaded.revision, len(loaded.document.blocks.channels), len(loaded.document.blocks.key_resources))
            for loaded in seen
        ]

    jobs = [*(partial(write, number) for number in range(2)), *(partial(read, number) for number in range(2))]
    read_at = {counts for found in run_concurrently(*jobs)[2:] for counts in found}  # type: ignore[attr-defined]
    stood = {0: (0, 0)}
    for change in Change.objects.order_by("revision"):
        channels, resources = stood[change.revision - 1]
        stood[change.revision] = (
            (channels + 1, resources) if change.action == "note.add" else (channels - 1, resources + 1)
        )
    assert read_at == {(revision, *stood[revision]) for revision, _, _ in read_at}
    assert len(hand.document.blocks.key_resources) == STEPS * 2
