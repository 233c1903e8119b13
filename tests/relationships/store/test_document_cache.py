"""The document cache: never an outdated document or another canvas's, and limited in size."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas, delete_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.notes import Blocks, Note
from relationships.document.version import Version
from relationships.errors import Missing
from relationships.models import Canvas
from relationships.store.document_cache import DocumentCache
from relationships.store.load import load_document
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

PLENTY = 10**9
ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))
EMPTY = CanvasDocument(title="Empty")
TWO_NOTES = CanvasDocument(
    title="Two", blocks=Blocks(channels=tuple(Note(id=UUID(int=number), text="x") for number in (7, 8)))
)


def version(revision: int) -> Version:
    return Version(revision, UUID(int=revision))


def size_of(document: CanvasDocument) -> int:
    """Return the bytes that a document takes in the cache."""
    shelf = DocumentCache(PLENTY)
    shelf.put(ONE, version(1), document)
    return shelf.used_bytes


def test_last_version_is_kept_with_the_one_before_it() -> None:
    shelf = DocumentCache(PLENTY)
    shelf.put(ONE, version(1), EMPTY)
    shelf.put(ONE, version(2), TWO_NOTES)
    kept = shelf.get(ONE)
    assert kept
    assert kept.previous
    assert (kept.version, kept.document, kept.previous.document) == (version(2), TWO_NOTES, EMPTY)
    shelf.put(ONE, version(9), TWO_NOTES)
    later = shelf.get(ONE)
    assert later
    assert later.previous is None


def test_version_that_is_read_again_keeps_the_one_before_it() -> None:
    shelf = DocumentCache(PLENTY)
    for revision in (1, 2, 2):
        shelf.put(ONE, version(revision), EMPTY)
    kept = shelf.get(ONE)
    assert kept
    assert kept.previous


def test_what_nobody_asked_for_longest_makes_room() -> None:
    shelf = DocumentCache(size_of(TWO_NOTES) * 5 // 2)
    shelf.put(ONE, version(1), TWO_NOTES)
    shelf.put(TWO, version(1), TWO_NOTES)
    shelf.get(ONE)
    shelf.put(THREE, version(1), TWO_NOTES)
    assert [shelf.get(key) is not None for key in (ONE, TWO, THREE)] == [True, False, True]
    shelf.clear()
    assert shelf.get(ONE) is None


def test_canvas_larger_than_the_shelf_is_not_kept() -> None:
    shelf = DocumentCache(size_of(TWO_NOTES) - 1)
    shelf.put(TWO, version(1), EMPTY)
    shelf.put(ONE, version(1), TWO_NOTES)
    assert (shelf.get(ONE), shelf.get(TWO) is not None) == (None, True)


def test_outdated_document_is_not_kept_beside_one_that_is_too_large() -> None:
    shelf = DocumentCache(size_of(TWO_NOTES) - 1)
    shelf.put(ONE, version(1), EMPTY)
    shelf.put(ONE, version(2), TWO_NOTES)
    assert (shelf.get(ONE), shelf.used_bytes) == (None, 0)


@pytest.fixture
def hand(user: User) -> Hand:
    indicator = Indicator(id=ONE, name="Churn")
    return Hand(create_canvas(user.pk, CanvasDocument(title="Bean There", indicators=(indicator,))), user.pk)


def queries(hand: Hand) -> int:
    with CaptureQueriesContext(connection) as captured:
        load_document(hand.canvas_id)
    return len(captured)


@pytest.mark.django_db
def test_unchanged_canvas_is_read_by_one_query_and_a_changed_one_by_four(hand: Hand) -> None:
    whole = queries(hand)
    assert queries(hand) == 1
    for number in range(9):
        hand.add(CHANNELS, f"Shop {number}")
    assert (queries(hand), queries(hand), whole > 4) == (4, 1, True)
    assert len(hand.document.indicators) == 1


@pytest.mark.django_db
def test_everything_that_a_change_can_touch_is_followed(hand: Hand) -> None:
    assert hand.document.blocks == Blocks()
    (offices,) = hand.add(SEGMENTS, "Offices")
    (calls,) = hand.add(RELATIONSHIPS, "Calls")
    changes = {"relationship.segment": str(offices), "goals.retention": "Calls", "relationship.fixed_cost": "12.50"}
    hand.edit(calls, changes)
    (shop,) = hand.add(CHANNELS, "Shop")
    hand.edit(shop, {"segments": [str(offices)], "status": "validated", "evidence.source": "Interviews"})
    assert hand.document.blocks.customer_relationships[0].relationship
    hand.edit(calls, {"goals.retention": None, "goals.acquisition": "Fairs"})
    hand.move(shop, CHANNELS)
    describe_canvas(
        hand.canvas_id,
        hand.user_id,
        Submission(),
        changes={"title": "Bean Here", "currency": "CHF"},
        base=None,
    )
    document = hand.document
    details = document.blocks.customer_relationships[0].relationship
    assert details
    assert [(goal.goal.value, goal.tactics) for goal in details.goals] == [("acquisition", "Fairs")]
    assert (document.title, document.currency, document.blocks.channels[0].segments) == ("Bean Here", "CHF", (offices,))
    hand.delete(offices)
    assert (hand.document.blocks.customer_segments, hand.document.blocks.channels[0].segments) == ((), ())


@pytest.mark.django_db
def test_deleted_canvas_is_not_read_from_the_shelf(hand: Hand) -> None:
    load_document(hand.canvas_id)
    delete_canvas(hand.canvas_id, hand.user_id, title="Bean There")
    with pytest.raises(Missing):
        load_document(hand.canvas_id)
    assert not Canvas.objects.exists()
