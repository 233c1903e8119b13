"""Consecutive saves of one field by one person, which undo and History treat as one step."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from relationships.actions import groups
from relationships.actions.canvases import delete_history
from relationships.actions.history import possible_steps
from relationships.errors import Refused
from relationships.lenses.wording.history import group_by_day, loaded_changes
from relationships.models import Change
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, Hand, details


@pytest.fixture
def shop(ada: Hand) -> UUID:
    (shop,) = ada.add(CHANNELS, "Shop")
    return shop


def type_texts(hand: Hand, note: UUID, *texts: str) -> None:
    for text in texts:
        hand.type(note, {"text": text})


def sentences(hand: Hand) -> list[str]:
    """Return what History says, newest first."""
    firsts = Change.objects.filter(canvas=hand.canvas_id, continues=None).order_by("-revision")
    with loaded_changes(list(firsts.values_list("pk", flat=True))) as changes:
        days = group_by_day(changes, hand.user_id, hand.document)
    return [entry.what for day in days for entry in day.entries]


def let_time_pass(hand: Hand, **time: int) -> None:
    for change in Change.objects.filter(canvas=hand.canvas_id):
        Change.objects.filter(pk=change.pk).update(at=change.at - timedelta(**time))


def test_each_save_is_a_revision_of_its_own(ada: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web", "Web sh", "Web shop")
    texts = [change.after[str(shop)]["text"] for change in Change.objects.order_by("revision")]
    assert (ada.revision, texts) == (4, ["Shop", "Web", "Web sh", "Web shop"])


def test_one_undo_takes_back_all_that_was_typed(ada: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web", "Web sh", "Web shop")
    ada.undo()
    assert ada.texts(CHANNELS) == ["Shop"]
    ada.redo()
    assert ada.texts(CHANNELS) == ["Web shop"]
    ada.undo()
    ada.undo()
    assert (ada.texts(CHANNELS), possible_steps(ada.canvas_id, ada.user_id)) == ([], (False, True))


def test_history_shows_one_step_from_the_first_to_the_last(ada: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web", "Web sh", "Web shop")
    assert sentences(ada) == ["changed “Shop” to “Web shop”", "added “Shop” to Channels"]
    ada.undo()
    assert len(sentences(ada)) == 3


@pytest.mark.parametrize("revision", [2, 3, 4])
def test_any_change_of_a_group_undoes_the_group(ada: Hand, shop: UUID, revision: int) -> None:
    type_texts(ada, shop, "Web", "Web sh", "Web shop")
    ada.undo(revision)
    assert ada.texts(CHANNELS) == ["Shop"]
    with pytest.raises(Refused):
        ada.undo(revision)


def test_another_field_begins_another_step(ada: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web", "Web shop")
    ada.type(shop, {"evidence.source": "Survey"})
    ada.type(shop, {"text": "Corner shop"})
    ada.undo()
    assert ada.texts(CHANNELS) == ["Web shop"]
    ada.undo()
    ada.undo()
    assert (ada.texts(CHANNELS), ada.note(shop).evidence) == (["Shop"], None)


def test_another_note_begins_another_step(ada: Hand, shop: UUID) -> None:
    (mail,) = ada.add(CHANNELS, "Mail")
    type_texts(ada, shop, "Web shop")
    type_texts(ada, mail, "E-mail")
    ada.undo()
    assert ada.texts(CHANNELS) == ["Web shop", "Mail"]


def test_edit_that_was_saved_on_purpose_stands_alone(ada: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web shop")
    ada.edit(shop, {"text": "Corner shop"})
    ada.undo()
    assert ada.texts(CHANNELS) == ["Web shop"]


@pytest.mark.parametrize(("minutes", "left"), [(4, "Shop"), (6, "Web")])
def test_pause_of_five_minutes_begins_another_step(ada: Hand, shop: UUID, minutes: int, left: str) -> None:
    type_texts(ada, shop, "Web")
    let_time_pass(ada, minutes=minutes)
    type_texts(ada, shop, "Web shop")
    ada.undo()
    assert ada.texts(CHANNELS) == [left]


def test_step_lasts_half_an_hour_at_most(ada: Hand, shop: UUID) -> None:
    for number in range(9):
        type_texts(ada, shop, f"Shop {number}")
        let_time_pass(ada, minutes=4)
    ada.undo()
    assert ada.texts(CHANNELS) == ["Shop 7"]


def test_others_who_write_elsewhere_do_not_split_a_step(ada: Hand, ben: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web")
    ben.add(CHANNELS, "Mail")
    ben.type(shop, {"status": "testing"})
    type_texts(ada, shop, "Web shop")
    ada.undo()
    assert (ada.texts(CHANNELS), ada.note(shop).status) == (["Shop", "Mail"], "testing")


def test_text_that_somebody_else_wrote_in_between_is_not_skipped(ada: Hand, ben: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web")
    ben.type(shop, {"text": "Corner shop"})
    type_texts(ada, shop, "Web shop")
    ada.undo()
    assert ada.texts(CHANNELS) == ["Corner shop"]


def test_step_that_somebody_changed_since_is_not_undone(ada: Hand, ben: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web", "Web shop")
    ben.type(shop, {"text": "Corner shop"})
    with pytest.raises(Refused, match="Ben changed the same thing later"):
        ada.undo()


def test_goal_and_its_tactics_are_one_step(ada: Hand) -> None:
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    for tactics in ("", "Open", "Open days"):
        ada.type(forum, {"goals.acquisition": tactics})
    assert details(ada, forum).goals[0].tactics == "Open days"
    ada.undo()
    assert details(ada, forum).goals == ()


def test_history_of_a_canvas_with_groups_is_deleted(ada: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web", "Web shop")
    ada.undo()
    delete_history(ada.canvas_id)
    assert not Change.objects.filter(canvas=ada.canvas_id).exists()


def test_time_of_a_step_is_that_of_its_last_change(ada: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web")
    let_time_pass(ada, minutes=3)
    type_texts(ada, shop, "Web shop")
    with loaded_changes(list(Change.objects.filter(continues=None).values_list("pk", flat=True))) as changes:
        latest, _ = changes
    assert (latest.revision, timezone.now() - latest.at < timedelta(minutes=1)) == (3, True)


def test_step_has_a_limited_number_of_changes(ada: Hand, shop: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST_CHANGES", 2)
    type_texts(ada, shop, "1", "2", "3", "4", "5")
    ada.undo()
    assert ada.texts(CHANNELS) == ["3"]
    ada.undo()
    assert ada.texts(CHANNELS) == ["Shop"]


def test_field_saved_after_a_large_change_begins_a_step_of_its_own(ada: Hand, shop: UUID) -> None:
    type_texts(ada, shop, "Web")
    Change.objects.filter(canvas=ada.canvas_id).update(size=groups.MOST_CHARACTERS + 1)
    type_texts(ada, shop, "Web shop")
    ada.undo()
    assert ada.texts(CHANNELS) == ["Web"]
