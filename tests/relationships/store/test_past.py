"""A canvas as it was: every earlier version is the document that was there, whatever has been changed since."""

from __future__ import annotations

import datetime as dt

import pytest

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.document.canvas import CanvasDocument
from relationships.document.version import Version
from relationships.errors import Refused
from relationships.models import Canvas, Change
from relationships.samples import load_sample
from relationships.store import past
from relationships.store.load import load_document
from relationships.store.past import find_version, load_past
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand
from tests.relationships.actions.measured import MAY, Meter


@pytest.fixture
def hand(user: User) -> Hand:
    return Hand(create_canvas(user.pk, load_sample("lego")), user.pk)


def change_everything(hand: Hand) -> dict[Version, CanvasDocument]:
    """Change every kind of part, and return the document of each version."""
    seen = {hand.version: hand.document}

    def note() -> None:
        seen[hand.version] = hand.document

    (fans,) = hand.add(SEGMENTS, "Collectors")
    note()
    (forum,) = hand.add(RELATIONSHIPS, "Forum")
    note()
    hand.edit(forum, {"relationship.segment": str(fans), "goals.retention": "Prizes"})
    note()
    hand.edit(forum, {"goals.retention": None, "goals.acquisition": ""})
    note()
    hand.move(hand.document.notes(CHANNELS)[0].id, CHANNELS, hand.document.notes(CHANNELS)[2].id)
    note()
    hand.delete(fans)
    note()
    meter = Meter(hand, hand.document.indicators[0].id)
    meter.add(MAY, 46)
    note()
    hand.undo()
    note()
    describe_canvas(hand.canvas_id, hand.user_id, Submission(), changes={"title": "Bricks"}, base=None)
    note()
    return seen


def test_every_version_is_what_was_there(hand: Hand) -> None:
    seen = change_everything(hand)
    assert len(seen) == 10
    present = load_document(hand.canvas_id)
    assert {version: load_past(hand.canvas_id, present, version) for version in seen} == seen


def test_version_at_a_moment_is_that_of_the_last_change_before_it(hand: Hand) -> None:
    began = Canvas.objects.get(pk=hand.canvas_id)
    hand.add(CHANNELS, "Fair")
    hand.add(CHANNELS, "Catalogue")
    first, second = Change.objects.order_by("revision")
    canvas, tick = Canvas.objects.get(pk=hand.canvas_id), dt.timedelta(microseconds=1)
    assert find_version(canvas, canvas.created_at - tick) is None
    assert find_version(canvas, first.at - tick) == began.version
    assert find_version(canvas, first.at) == Version(first.revision, first.state)
    assert find_version(canvas, second.at + tick) == canvas.version


def test_canvas_that_nobody_changed_has_one_version(hand: Hand) -> None:
    canvas = Canvas.objects.get(pk=hand.canvas_id)
    assert find_version(canvas, canvas.created_at) == canvas.version
    present = load_document(hand.canvas_id)
    assert load_past(hand.canvas_id, present, canvas.version) is present.document


@pytest.mark.parametrize("limit", ["MOST_CHANGES", "MOST_CHARACTERS"])
def test_version_before_very_many_changes_is_refused(hand: Hand, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    began = hand.version
    change_everything(hand)
    monkeypatch.setattr(past, limit, 1)
    with pytest.raises(Refused, match="Choose a later date"):
        load_past(hand.canvas_id, load_document(hand.canvas_id), began)
