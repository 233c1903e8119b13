"""Adding, editing, moving, copying and deleting notes."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from pydantic import ValidationError

from relationships.actions.canvases import archive_canvas, create_canvas
from relationships.actions.editing import Submission
from relationships.actions.notes import add_notes, edit_note, restore_note
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Evidence
from relationships.document.parts import RANK_GAP
from relationships.document.relationships import RelationshipDetails
from relationships.document.version import Version
from relationships.errors import Conflict, Missing, NotAllowed, Refused
from relationships.models import Canvas, Change, Member, Note, Role
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand


def test_added_notes_stand_in_order_at_the_end(ada: Hand) -> None:
    ada.add(CHANNELS, "Shop")
    ada.add(CHANNELS, "Mail", "Phone")
    assert ada.texts(CHANNELS) == ["Shop", "Mail", "Phone"]
    assert ada.revision == 2


def test_segment_gets_the_first_free_hue(ada: Hand) -> None:
    first, second = ada.add(SEGMENTS, "Offices", "Homes")
    ada.delete(first)
    (third,) = ada.add(SEGMENTS, "Gifts")
    assert [ada.note(key).segment.hue for key in (second, third)] == [2, 1]  # type: ignore[union-attr]


def test_relationship_gets_details(ada: Hand) -> None:
    (key,) = ada.add(RELATIONSHIPS, "A named manager")
    assert ada.note(key).relationship == RelationshipDetails()


def test_note_is_tinted_by_segments_of_its_own_canvas_only(ada: Hand) -> None:
    other = create_canvas(ada.user_id, CanvasDocument(title="Another"))
    (stranger,) = Hand(other, ada.user_id).add(SEGMENTS, "Strangers")
    with pytest.raises(Missing):
        ada.add(CHANNELS, "Shop", segments=(stranger,))
    (shop,) = ada.add(CHANNELS, "Shop")
    with pytest.raises(Missing):
        ada.edit(shop, {"segments": [str(stranger)]})
    assert ada.texts(CHANNELS) == ["Shop"]


def test_edit_changes_fields_and_records_both_states(ada: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    outcome = ada.edit(shop, {"text": "Web shop", "status": "validated", "evidence.source": "Sales 2026"})
    note = ada.note(shop)
    assert (note.text, note.status, note.evidence) == ("Web shop", "validated", Evidence(source="Sales 2026"))
    assert outcome.change is not None
    assert outcome.change.before[str(shop)]["text"] == "Shop"
    assert outcome.change.after[str(shop)]["text"] == "Web shop"


def test_edit_without_a_difference_changes_nothing(ada: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    outcome = ada.edit(shop, {"text": "Shop", "evidence.source": "", "status": "assumption"})
    assert (outcome.change, ada.revision) == (None, 1)


@pytest.mark.parametrize("text", ["", "x" * 501, "a\x00b"])
def test_text_that_a_note_cannot_hold_writes_nothing(ada: Hand, text: str) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    with pytest.raises(ValidationError):
        ada.edit(shop, {"text": text})
    assert (ada.texts(CHANNELS), ada.revision) == (["Shop"], 1)


def test_order_in_which_segments_are_sent_says_nothing(ada: Hand, ben: Hand) -> None:
    segments = ada.add(SEGMENTS, "Offices", "Homes", "Gifts")
    offices, homes, gifts = (str(key) for key in segments)
    (shop,) = ada.add(CHANNELS, "Shop", segments=(segments[1], segments[0]))
    opened = ada.revision
    ada.edit(shop, {"segments": [offices, homes]})
    assert ada.revision == opened
    ben.edit(shop, {"segments": [offices, homes, gifts]})
    assert [str(key) for key in ada.note(shop).segments] == [homes, offices, gifts]
    ada.edit(shop, {"segments": [gifts, homes, offices]}, base=opened)
    assert ada.revision == opened + 1


def test_goals_are_added_changed_and_dropped(ada: Hand) -> None:
    (key,) = ada.add(RELATIONSHIPS, "Forum")
    ada.edit(key, {"goals.retention": "Monthly tasting", "goals.acquisition": ""})
    ada.edit(key, {"goals.retention": "Weekly tasting", "goals.acquisition": None})
    goals = ada.note(key).relationship.goals  # type: ignore[union-attr]
    assert [(goal.goal, goal.tactics) for goal in goals] == [("retention", "Weekly tasting")]


def test_move_within_a_block_and_to_another(ada: Hand) -> None:
    shop, mail, phone = ada.add(CHANNELS, "Shop", "Mail", "Phone")
    ada.move(phone, CHANNELS)
    assert ada.texts(CHANNELS) == ["Phone", "Shop", "Mail"]
    ada.move(shop, CHANNELS, mail)
    assert ada.texts(CHANNELS) == ["Phone", "Mail", "Shop"]
    ada.move(mail, SEGMENTS)
    assert (ada.texts(CHANNELS), ada.texts(SEGMENTS)) == (["Phone", "Shop"], ["Mail"])


def test_move_to_where_it_stands_changes_nothing(ada: Hand) -> None:
    shop, mail = ada.add(CHANNELS, "Shop", "Mail")
    assert ada.move(mail, CHANNELS, shop).change is None
    assert ada.move(shop, CHANNELS).change is None


def test_many_moves_to_one_place_keep_the_order(ada: Hand) -> None:
    keys = ada.add(CHANNELS, *(f"Note {number}" for number in range(4)))
    for _ in range(RANK_GAP // 32):
        ada.move(keys[-1], CHANNELS, keys[0])
        keys = [keys[0], keys[-1], *keys[1:-1]]
        assert [note.id for note in ada.document.notes(CHANNELS)] == keys


def test_details_stay_dormant_outside_their_block_and_come_back(ada: Hand) -> None:
    (key,) = ada.add(SEGMENTS, "Offices")
    ada.edit(key, {"segment.needs": "Handled by somebody"})
    ada.move(key, CHANNELS)
    ada.move(key, SEGMENTS)
    assert ada.note(key).segment.needs == "Handled by somebody"  # type: ignore[union-attr]


def test_copy_stands_behind_with_details_and_goals(ada: Hand) -> None:
    forum, _ = ada.add(RELATIONSHIPS, "Forum", "Manager")
    ada.edit(forum, {"goals.retention": "Tasting", "relationship.type": "communities"})
    copy = ada.copy(forum).subject
    assert copy is not None
    assert ada.texts(RELATIONSHIPS) == ["Forum", "Forum", "Manager"]
    details = ada.note(copy).relationship
    assert details is not None
    assert (details.type, [goal.tactics for goal in details.goals]) == ("communities", ["Tasting"])


def test_copied_segment_has_a_hue_of_its_own(ada: Hand) -> None:
    (key,) = ada.add(SEGMENTS, "Offices")
    copy = ada.copy(key).subject
    assert copy is not None
    assert ada.note(copy).segment.hue == 2  # type: ignore[union-attr]


def test_segment_that_comes_back_has_a_hue_that_no_other_got_meanwhile(ada: Hand, ben: Hand) -> None:
    (offices,) = ada.add(SEGMENTS, "Offices")
    ada.delete(offices)
    (homes,) = ben.add(SEGMENTS, "Homes")
    ada.undo()
    assert [ada.note(key).segment.hue for key in (homes, offices)] == [1, 2]  # type: ignore[union-attr]
    ada.undo()
    assert ada.texts(SEGMENTS) == ["Homes"]


def test_segment_that_is_put_back_has_a_hue_of_its_own(ada: Hand, ben: Hand) -> None:
    (offices,) = ada.add(SEGMENTS, "Offices")
    ada.delete(offices)
    (homes,) = ben.add(SEGMENTS, "Homes")
    restore_note(ada.canvas_id, ada.user_id, Submission(), note_id=offices, changes={})
    assert [ada.note(key).segment.hue for key in (homes, offices)] == [1, 2]  # type: ignore[union-attr]


def test_deleting_a_segment_takes_every_reference_to_it_along(ada: Hand) -> None:
    (offices,) = ada.add(SEGMENTS, "Offices")
    (shop,) = ada.add(CHANNELS, "Shop", segments=(offices,))
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    ada.edit(forum, {"relationship.segment": str(offices), "relationship.channel": str(shop)})
    ada.delete(offices)
    assert ada.note(shop).segments == ()
    assert ada.note(forum).relationship.segment is None  # type: ignore[union-attr]
    ada.delete(shop)
    assert ada.note(forum).relationship.channel is None  # type: ignore[union-attr]


def test_canvas_holds_a_thousand_notes(ada: Hand) -> None:
    keys = ada.add(CHANNELS, *(f"Note {number}" for number in range(1000)))
    with pytest.raises(Refused):
        ada.add(SEGMENTS, "One too many")
    with pytest.raises(Refused):
        ada.copy(keys[0])
    assert Note.objects.filter(canvas=ada.canvas_id).count() == 1000


def test_sending_twice_counts_once(ada: Hand) -> None:
    sent = Submission("one-id", "one-digest")
    first = add_notes(ada.canvas_id, ada.user_id, sent, block=CHANNELS, texts=["Shop"])
    again = add_notes(ada.canvas_id, ada.user_id, sent, block=CHANNELS, texts=["Shop"])
    assert (again.repeated, again.subject, ada.texts(CHANNELS)) == (True, first.subject, ["Shop"])


def test_same_id_with_other_input_is_a_new_request(ada: Hand) -> None:
    add_notes(ada.canvas_id, ada.user_id, Submission("one-id", "shop"), block=CHANNELS, texts=["Shop"])
    add_notes(ada.canvas_id, ada.user_id, Submission("one-id", "mail"), block=CHANNELS, texts=["Mail"])
    assert ada.texts(CHANNELS) == ["Shop", "Mail"]


@pytest.mark.parametrize("role", [Role.COMMENTER, Role.VIEWER])
def test_only_owner_and_editors_write(ada: Hand, role: Role, join: Callable[[str, Role], Member]) -> None:
    reader = Hand(ada.canvas_id, join("carla", role).user_id)
    with pytest.raises(NotAllowed):
        reader.add(CHANNELS, "Shop")
    assert Note.objects.count() == 0


def test_outsider_finds_no_canvas(ada: Hand, make_user: Callable[..., object]) -> None:
    outsider = Hand(ada.canvas_id, make_user("eve").pk)  # type: ignore[attr-defined]
    with pytest.raises(Missing):
        outsider.add(CHANNELS, "Shop")


def test_archived_canvas_is_not_written_to(ada: Hand) -> None:
    archive_canvas(ada.canvas_id, ada.user_id)
    with pytest.raises(NotAllowed):
        ada.add(CHANNELS, "Shop")


def test_note_of_another_canvas_is_missing(ada: Hand) -> None:
    other = create_canvas(ada.user_id, CanvasDocument(title="Another"))
    (stranger,) = Hand(other, ada.user_id).add(CHANNELS, "Shop")
    with pytest.raises(Missing):
        ada.edit(stranger, {"text": "Mine"})
    with pytest.raises(Missing):
        ada.move(stranger, CHANNELS)
    for key in (stranger, uuid4()):
        with pytest.raises(Missing):
            ada.copy(key)
        with pytest.raises(Missing):
            ada.delete(key)
    assert Note.objects.get().text == "Shop"


def test_two_people_change_two_fields_of_one_note(ada: Hand, ben: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    ada.edit(shop, {"text": "Web shop", "status": "assumption"}, base=1)
    ben.edit(shop, {"text": "Shop", "status": "testing"}, base=1)
    assert (ada.note(shop).text, ada.note(shop).status) == ("Web shop", "testing")


def test_saving_over_a_newer_text_is_a_conflict_with_both(ada: Hand, ben: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    ada.edit(shop, {"text": "Web shop"}, base=1)
    with pytest.raises(Conflict) as raised:
        ben.edit(shop, {"text": "Corner shop"}, base=1)
    (field,) = raised.value.fields
    assert (field.path, field.base, field.mine, field.theirs) == ("text", "Shop", "Corner shop", "Web shop")
    assert (raised.value.who, raised.value.version.revision, ada.texts(CHANNELS)) == ("Ada", 2, ["Web shop"])


def test_same_text_typed_by_both_is_no_conflict(ada: Hand, ben: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    ada.edit(shop, {"text": "Web shop"}, base=1)
    assert ben.edit(shop, {"text": "Web shop"}, base=1).change is None


def test_goal_that_both_changed_is_a_conflict(ada: Hand, ben: Hand) -> None:
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    ada.edit(forum, {"goals.retention": "Tasting"}, base=1)
    with pytest.raises(Conflict) as raised:
        ben.edit(forum, {"goals.retention": "Contest"}, base=1)
    assert [field.path for field in raised.value.fields] == ["goals.retention"]
    ben.edit(forum, {"goals.acquisition": "Referral"}, base=1)
    assert len(ada.note(forum).relationship.goals) == 2  # type: ignore[union-attr]


def test_note_deleted_meanwhile_can_be_put_back_with_what_was_typed(ada: Hand, ben: Hand) -> None:
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    ada.edit(forum, {"goals.retention": "Tasting"})
    ada.delete(forum)
    with pytest.raises(Missing):
        ben.edit(forum, {"text": "Forum and tasting"}, base=2)
    restore_note(ben.canvas_id, ben.user_id, Submission(), note_id=forum, changes={"text": "Forum and tasting"})
    note = ada.note(forum)
    assert note.relationship is not None
    assert (note.text, [goal.tactics for goal in note.relationship.goals]) == ("Forum and tasting", ["Tasting"])


def test_former_member_is_named_as_such_in_a_conflict(ada: Hand, ben: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    ben.edit(shop, {"text": "Web shop"})
    Change.objects.filter(actor=ben.user_id).update(actor=None)
    with pytest.raises(Conflict) as raised:
        edit_note(ada.canvas_id, ada.user_id, Submission(), note_id=shop, changes={"text": "Mail"}, base=Version(1))
    assert raised.value.who == "A former member"


def test_every_change_raises_the_revision_by_one(ada: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    ada.edit(shop, {"text": "Web shop"})
    ada.copy(shop)
    ada.delete(shop)
    revisions = list(Change.objects.order_by("revision").values_list("revision", flat=True))
    assert (revisions, Canvas.objects.get().revision) == ([1, 2, 3, 4], 4)
