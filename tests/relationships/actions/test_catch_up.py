"""Bringing a cached document up to date with the changes made since."""

from __future__ import annotations

import pytest

from relationships.models import Change
from relationships.store.catch_up import MOST_CHARACTERS, read_changes
from relationships.store.load import load_document
from tests.relationships.actions.board import CHANNELS, Hand


@pytest.mark.parametrize(("size", "is_replayed"), [(MOST_CHARACTERS, True), (MOST_CHARACTERS + 1, False)])
def test_long_changes_are_not_replayed(ada: Hand, size: int, *, is_replayed: bool) -> None:
    since = load_document(ada.canvas_id).version
    ada.add(CHANNELS, "Shop")
    ada.add(CHANNELS, "Post")
    Change.objects.filter(canvas=ada.canvas_id, revision=since.revision + 1).update(size=size)
    assert bool(read_changes(ada.canvas_id, since, since.revision + 2)) is is_replayed
    assert [note.text for note in load_document(ada.canvas_id).document.blocks.channels] == ["Shop", "Post"]
