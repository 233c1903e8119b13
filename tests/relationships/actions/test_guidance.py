"""Answering a guiding question for all relationships of a segment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest

from relationships.actions.editing import Outcome, Submission
from relationships.actions.guidance import answer_question
from relationships.actions.notes import restore_note
from relationships.catalog.goals import Answer
from relationships.catalog.types import RelationshipType
from relationships.errors import Conflict, Missing
from relationships.lenses.wording.history import sentence
from relationships.models import Change
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, Hand, details

YES, NO = {"relationship.expected": "yes"}, {"relationship.expected": "no"}


@pytest.fixture
def calls(ada: Hand, offices: UUID) -> UUID:
    (key,) = ada.add(RELATIONSHIPS, "A call a month")
    ada.edit(key, {"relationship.segment": str(offices)})
    return key


def answer(hand: Hand, segment: UUID, answers: Mapping[UUID, Mapping[str, Any]], **options: Any) -> Outcome:
    options = {"base": hand.version} | options
    return answer_question(hand.canvas_id, hand.user_id, Submission(), segment=segment, answers=answers, **options)


def test_answers_are_written_together_and_undone_together(ada: Hand, offices: UUID, calls: UUID) -> None:
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    before, revision = ada.document, ada.revision
    answer(ada, offices, {calls: YES, forum: NO})
    assert (details(ada, calls).expected, details(ada, forum).expected) == (Answer.YES, Answer.NO)
    assert ada.revision == revision + 1
    ada.undo()
    assert ada.document == before


def test_type_that_is_expected_and_missing_becomes_a_relationship(ada: Hand, offices: UUID) -> None:
    answer(ada, offices, {}, adds=[RelationshipType.SELF_SERVICE, RelationshipType.COMMUNITIES])
    added = ada.document.notes(RELATIONSHIPS)
    assert [note.text for note in added] == ["Self-service", "Communities"]
    for note in added:
        assert note.relationship
        said = note.relationship
        assert (said.segment, said.expected, said.established) == (offices, Answer.YES, Answer.NO)


def test_what_somebody_else_answered_meanwhile_is_not_overwritten_unseen(
    ada: Hand, ben: Hand, offices: UUID, calls: UUID
) -> None:
    opened = ada.version
    answer(ben, offices, {calls: NO})
    with pytest.raises(Conflict) as caught:
        answer(ada, offices, {calls: YES}, base=opened)
    assert (caught.value.who, details(ada, calls).expected) == ("Ben", Answer.NO)
    seen = caught.value.version
    ben.edit(calls, {"relationship.expected_because": "They said so"})
    with pytest.raises(Conflict):
        answer(ada, offices, {calls: YES}, base=opened, over=seen)
    answer(ada, offices, {calls: YES}, base=opened, over=ada.version)
    assert details(ada, calls).expected == Answer.YES
    assert details(ada, calls).expected_because == "They said so"


def test_answer_about_what_is_gone_writes_nothing(ada: Hand, offices: UUID, calls: UUID) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    with pytest.raises(Missing):
        answer(ada, shop, {calls: YES})
    with pytest.raises(Missing):
        answer(ada, offices, {calls: {"relationship.serves": [str(UUID(int=1))]}})
    ada.delete(calls)
    with pytest.raises(Missing):
        answer(ada, offices, {calls: YES}, adds=[RelationshipType.COMMUNITIES])
    assert ada.document.notes(RELATIONSHIPS) == ()


def test_history_says_which_relationships_it_was_about(ada: Hand, offices: UUID, calls: UUID) -> None:
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    answer(ada, offices, {calls: YES, forum: NO})
    ada.undo()
    undone, done = Change.objects.filter(canvas=ada.canvas_id).order_by("-revision")[:2]
    assert sentence(done) == "answered a guiding question about “A call a month” and “Forum”"
    assert sentence(undone) == "changed the relationship details of “A call a month” and “Forum” (undo)"


def test_relationship_that_is_put_back_brings_what_is_its_own_alone(ada: Hand, offices: UUID, calls: UUID) -> None:
    answer(ada, offices, {calls: {"goals.retention": "A call"}}, adds=[RelationshipType.COMMUNITIES])
    added = ada.document.notes(RELATIONSHIPS)[-1]
    ada.undo()
    restore_note(ada.canvas_id, ada.user_id, Submission(), note_id=added.id, changes={})
    assert (ada.note(added.id), details(ada, calls).goals) == (added, ())
