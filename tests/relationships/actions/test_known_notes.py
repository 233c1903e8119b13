"""Changes of a canvas that is cached record the same as those of one that must be read."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from relationships.models import Change
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand
from tests.uncached import forget_documents

pytestmark = pytest.mark.django_db


def record(hand: Hand, note: UUID, prepare: Callable[[], object]) -> tuple[object, object]:
    """Return the states that a change of a note's text records, which is undone again."""
    prepare()
    outcome = hand.edit(note, {"text": "Changed"})
    hand.undo()
    change = Change.objects.get(pk=outcome.change.pk) if outcome.change else None
    assert change is not None
    return change.before, change.after


def test_change_records_what_the_rows_hold(ada: Hand) -> None:
    [office] = ada.add(SEGMENTS, "Offices")
    first, second, third = ada.add(CHANNELS, "Shop", "Fair", "Web")
    [club] = ada.add(RELATIONSHIPS, "Club")
    ada.edit(
        club, {"relationship.segment": str(office), "relationship.serves": [str(first)], "segments": [str(office)]}
    )
    ada.edit(club, {"relationship.setup_cost": "12.50", "goals.acquisition": "Try it"})
    ada.edit(second, {"segments": [str(office)], "evidence.source": "Survey"})
    ada.move(third, CHANNELS, first)
    for note in (office, first, second, third, club):
        known = record(ada, note, lambda: ada.document)
        assert known == record(ada, note, forget_documents)
