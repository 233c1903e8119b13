"""Saves over versions of long ago."""

import pytest

from relationships.errors import Conflict
from tests.relationships.actions.board import RELATIONSHIPS, Hand


def test_goal_saved_over_a_version_with_very_many_later_changes_is_a_conflict(
    ada: Hand, ben: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    ada.edit(forum, {"goals.retention": "Tasting"})
    opened = ada.revision
    ben.edit(forum, {"goals.retention": "Newsletter"})
    for text in ("Forums", "A forum", "Our forum"):
        ben.edit(forum, {"text": text})
    monkeypatch.setattr("relationships.actions.merging.MOST_REWOUND", 2)
    with pytest.raises(Conflict) as raised:
        ada.edit(forum, {"goals.retention": "Tasting", "goals.acquisition": None}, base=opened)
    (field,) = raised.value.fields
    assert (field.path, field.mine, field.theirs) == ("goals.retention", "Tasting", "Newsletter")
    ada.edit(forum, {"text": "Their forum"}, base=ada.revision)
    assert ada.texts(RELATIONSHIPS) == ["Their forum"]
