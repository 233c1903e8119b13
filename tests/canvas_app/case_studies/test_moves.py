"""Moving a case from state to state, and what becomes of its editions."""

from collections.abc import Callable
from typing import Any

import pytest

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.editing import digest_fields, edit_story, read_fields
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.published import find_published, load_published_document
from canvas_app.case_studies.states import Event
from relationships.actions.editing import Submission
from relationships.actions.notes import add_notes
from relationships.catalog.blocks import Block
from relationships.errors import Missing, Refused


def change(case: CaseStudy, actor: User, **changes: Any) -> None:
    case.refresh_from_db()
    fields = read_fields(case)
    edit_story(case.pk, actor, fields | changes, digest_fields(fields))


def draw(case: CaseStudy, actor: User, text: str) -> None:
    add_notes(case.canvas_id, actor.pk, Submission(), block=Block.CHANNELS, texts=[text])


def reason_for(case: CaseStudy, actor: User, event: Event) -> str:
    with pytest.raises(Refused) as refused:
        move_case(case.pk, actor, event)
    return refused.value.reason


def test_draft_becomes_public_through_review(case: CaseStudy, ada: User) -> None:
    assert move_case(case.pk, ada, Event.SUBMIT).state == "in_review"
    assert find_published("lego") is None
    assert move_case(case.pk, ada, Event.PUBLISH).state == "published"
    published = find_published("lego")
    assert published is not None
    assert (published.number, published.company) == (1, "Lego")


def test_refusal_says_what_is_missing(empty_case: CaseStudy, ada: User) -> None:
    assert reason_for(empty_case, ada, Event.PUBLISH).startswith("Only a case in review can be published.")
    move_case(empty_case.pk, ada, Event.SUBMIT)
    assert reason_for(empty_case, ada, Event.PUBLISH) == (
        "This case can’t be published yet. It needs a summary, in one sentence, the year in which the period begins, a "
        "story, a lesson, at least one source and at least one customer segment on the canvas."
    )
    assert find_published("comcast") is None


def test_relationship_with_a_segment_is_needed(case: CaseStudy, ada: User) -> None:
    from relationships.actions.notes import delete_note
    from relationships.store.load import load_document

    for note in load_document(case.canvas_id).document.blocks.customer_relationships:
        delete_note(case.canvas_id, ada.pk, Submission(), note_id=note.id)
    move_case(case.pk, ada, Event.SUBMIT)
    assert "a relationship with at least one of its segments" in reason_for(case, ada, Event.PUBLISH)


def test_readers_see_the_published_edition_while_the_next_is_edited(case: CaseStudy, ada: User) -> None:
    move_case(case.pk, ada, Event.SUBMIT)
    move_case(case.pk, ada, Event.PUBLISH)
    change(case, ada, title="Another headline")
    draw(case, ada, "Another channel")
    for event in (Event.SUBMIT, Event.SEND_BACK, Event.SUBMIT):
        move_case(case.pk, ada, event)
        first = find_published("lego")
        assert first is not None
        assert first.title != "Another headline"
        assert "Another channel" not in load_published_document(first.edition_id).model_dump_json()
    move_case(case.pk, ada, Event.PUBLISH)
    second = find_published("lego")
    assert second is not None
    assert (second.number, second.title) == (2, "Another headline")
    assert "Another channel" in load_published_document(second.edition_id).model_dump_json()
    assert case.editions.count() == 2


def test_retired_case_is_hidden_and_can_be_restored(case: CaseStudy, ada: User) -> None:
    assert "can’t be retired" in reason_for(case, ada, Event.RETIRE)
    move_case(case.pk, ada, Event.SUBMIT)
    move_case(case.pk, ada, Event.PUBLISH)
    move_case(case.pk, ada, Event.RETIRE)
    assert find_published("lego") is None
    move_case(case.pk, ada, Event.RESTORE)
    assert find_published("lego") is not None


def test_author_needs_a_second_curator(case: CaseStudy, ada: User, grace: User, settings: Any) -> None:
    settings.CASES_NEED_APPROVAL = True
    move_case(case.pk, ada, Event.SUBMIT)
    assert reason_for(case, ada, Event.PUBLISH) == "Another curator has to approve this edition as it is now."
    assert reason_for(case, ada, Event.APPROVE).startswith("You worked on this edition.")
    move_case(case.pk, grace, Event.APPROVE)
    move_case(case.pk, ada, Event.PUBLISH)
    edition = case.editions.get()
    assert (edition.published_by, edition.approved_by) == (ada, grace)


@pytest.mark.parametrize("how", ["story", "canvas"])
def test_approval_holds_for_what_was_approved(case: CaseStudy, ada: User, grace: User, settings: Any, how: str) -> None:
    settings.CASES_NEED_APPROVAL = True
    move_case(case.pk, ada, Event.SUBMIT)
    move_case(case.pk, grace, Event.APPROVE)
    if how == "story":
        change(case, ada, title="Another headline")
    else:
        draw(case, ada, "Another channel")
    assert reason_for(case, ada, Event.PUBLISH) == "Another curator has to approve this edition as it is now."


@pytest.mark.parametrize("how", ["story", "canvas"])
def test_who_changed_it_cannot_approve_it(case: CaseStudy, ada: User, grace: User, settings: Any, how: str) -> None:
    settings.CASES_NEED_APPROVAL = True
    if how == "story":
        change(case, grace, title="Another headline")
    else:
        draw(case, grace, "Another channel")
    move_case(case.pk, ada, Event.SUBMIT)
    assert reason_for(case, grace, Event.APPROVE).startswith("You worked on this edition.")


def test_second_curator_approves_by_publishing(case: CaseStudy, ada: User, grace: User, settings: Any) -> None:
    settings.CASES_NEED_APPROVAL = True
    move_case(case.pk, ada, Event.SUBMIT)
    move_case(case.pk, grace, Event.PUBLISH)
    assert case.editions.get().approved_by == grace


def test_only_curators_move_cases(case: CaseStudy, make_user: Callable[..., User]) -> None:
    with pytest.raises(Missing):
        move_case(case.pk, make_user("eve"), Event.SUBMIT)


def test_curator_who_lost_the_permission_moves_nothing(case: CaseStudy, ada: User) -> None:
    assert ada.has_perm("case_studies.curate")
    ada.user_permissions.clear()
    with pytest.raises(Missing):
        move_case(case.pk, ada, Event.SUBMIT)
