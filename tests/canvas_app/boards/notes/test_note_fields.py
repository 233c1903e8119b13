"""Saving single fields of a note while its form stays open."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from relationships.models import Change, Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand, details

FORM = 'class="form note-form"'


def send(table: Table, key: UUID, base: str, /, **fields: str | list[str]) -> Any:
    """Send fields as the script does: their names, their values, and the version of the form."""
    names = {name.replace("__", "-").replace("_DOT_", "."): value for name, value in fields.items()}
    data = {"field": list(names), "revision": base, "seen": base, **names}
    return table.client.post(f"{table.address}notes/{key}/fields/", data, headers=PARTIAL)


def test_only_the_field_is_saved_and_comes_back(table: Table) -> None:
    table.hand.edit(table.shop, {"status": "testing", "evidence.source": "Survey"})
    answer = send(table, table.shop, str(table.hand.version), text="Web shop")
    page, note = answer.content.decode(), table.hand.note(table.shop)
    assert (answer.status_code, note.text, note.status) == (200, "Web shop", "testing")
    assert note.evidence is not None
    assert note.evidence.source == "Survey"
    assert ("[id='id_text_field']" in page, "id_status_field" in page, FORM in page) == (True, False, False)


def test_answer_carries_the_version_for_the_next_save(table: Table) -> None:
    first = send(table, table.shop, str(table.hand.version), text="Web")
    version = str(table.hand.version)
    assert f'name="revision" value="{version}" id="form-version"' in first.content.decode()
    second = send(table, table.shop, version, text="Web shop")
    assert (second.status_code, table.hand.revision, table.hand.texts(CHANNELS)) == (200, 3, ["Web shop"])
    assert FORM not in second.content.decode()


def test_card_is_updated(table: Table) -> None:
    table.client.get(table.address)
    page = send(table, table.shop, str(table.hand.version), text="Web shop").content.decode()
    assert f'hx-target="#note-{table.shop}" hx-swap="outerHTML"' in page


def test_consecutive_saves_are_one_step_to_undo(table: Table) -> None:
    for text in ("Web", "Web shop"):
        send(table, table.shop, str(table.hand.version), text=text)
    table.hand.undo()
    assert table.hand.texts(CHANNELS) == ["Shop"]


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [("text", "", "Enter the text of the note"), ("evidence__date", "2026-02-30", "“Date” isn’t a valid date")],
)
def test_invalid_value_comes_back_with_its_error_and_is_not_saved(
    table: Table, name: str, value: str, complaint: str
) -> None:
    version = table.hand.version
    answer = send(table, table.shop, str(version), **{name: value})
    page = answer.content.decode()
    assert (answer.status_code, table.hand.version) == (422, version)
    assert (complaint in unmarked(page), 'aria-invalid="true"' in page, FORM in page) == (True, True, False)


def test_invalid_field_does_not_keep_others_from_being_saved(table: Table) -> None:
    send(table, table.shop, str(table.hand.version), evidence__date="2026-02-30")
    assert send(table, table.shop, str(table.hand.version), text="Web shop").status_code == 200
    assert table.hand.texts(CHANNELS) == ["Web shop"]


def test_stages_are_validated_together(table: Table) -> None:
    (forum,) = table.hand.add(RELATIONSHIPS, "Forum")
    table.hand.edit(forum, {"relationship.end_stage": "growth"})
    answer = send(table, forum, str(table.hand.version), relationship__start_stage="mature")
    assert (answer.status_code, "can’t end before" in unmarked(answer.content.decode())) == (422, True)
    assert details(table.hand, forum).start_stage is None


def test_goal_is_saved_with_its_tactics(table: Table) -> None:
    (forum,) = table.hand.add(RELATIONSHIPS, "Forum")
    goal = {"relationship__goals_DOT_acquisition": "on", "relationship__tactics_DOT_acquisition": "Open days"}
    assert send(table, forum, str(table.hand.version), **goal).status_code == 200
    assert [(goal.goal, goal.tactics) for goal in details(table.hand, forum).goals] == [("acquisition", "Open days")]
    none: dict[str, Any] = {"relationship__goals_DOT_acquisition": [], "relationship__tactics_DOT_acquisition": ""}
    assert send(table, forum, str(table.hand.version), **none).status_code == 200
    assert details(table.hand, forum).goals == ()


def test_last_choice_can_be_taken_away(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    table.hand.edit(table.shop, {"segments": [str(offices)]})
    assert send(table, table.shop, str(table.hand.version), segments=[]).status_code == 200
    assert table.hand.note(table.shop).segments == ()


def test_conflict_shows_both_texts_in_the_whole_form(table: Table, ben: Hand) -> None:
    opened = str(table.hand.version)
    ben.edit(table.shop, {"text": "Corner shop", "evidence.source": "Survey"})
    answer = send(table, table.shop, opened, text="Web shop")
    page = answer.content.decode()
    assert (answer.status_code, table.hand.texts(CHANNELS)) == (409, ["Corner shop"])
    assert "<strong>Ben changed this while you were editing it.</strong>" in unmarked(page)
    form = read_form_fields(page)
    assert (form["text"], form["evidence-source"], form["opened"]) == (["Web shop"], ["Survey"], [opened])
    table.client.post(table.note, {**form, "resolution": "mine"}, headers=PARTIAL)
    note = table.hand.note(table.shop)
    assert (note.text, note.evidence and note.evidence.source) == ("Web shop", "Survey")


def test_other_fields_that_somebody_changed_meanwhile_are_shown(table: Table, ben: Hand) -> None:
    opened = str(table.hand.version)
    ben.edit(table.shop, {"evidence.source": "Survey"})
    answer = send(table, table.shop, opened, text="Web shop")
    form = read_form_fields(answer.content.decode())
    assert (answer.status_code, form["text"], form["evidence-source"]) == (200, ["Web shop"], ["Survey"])
    assert form["revision"] == [str(table.hand.version)]


def test_what_others_change_elsewhere_does_not_redraw_the_form(table: Table, ben: Hand) -> None:
    opened = str(table.hand.version)
    ben.add(CHANNELS, "Mail")
    assert FORM not in send(table, table.shop, opened, text="Web shop").content.decode()


def test_note_deleted_meanwhile_is_offered_with_what_was_typed(table: Table, ben: Hand) -> None:
    table.hand.edit(table.shop, {"evidence.source": "Survey"})
    opened = str(table.hand.version)
    ben.delete(table.shop)
    answer = send(table, table.shop, opened, text="Web shop")
    form = read_form_fields(answer.content.decode())
    assert (answer.status_code, form["text"], form["evidence-source"]) == (409, ["Web shop"], ["Survey"])
    assert "Restore note" in answer.content.decode()


def test_form_of_a_block_that_the_note_has_left_is_still_saved(table: Table) -> None:
    (forum,) = table.hand.add(RELATIONSHIPS, "Forum")
    opened = str(table.hand.version)
    table.hand.move(forum, CHANNELS)
    answer = send(table, forum, opened, block="customer_relationships", relationship__owner="Ada")
    assert (answer.status_code, details(table.hand, forum).owner) == (200, "Ada")


@pytest.mark.parametrize("name", ["relationship__owner", "nonsense"])
def test_field_that_the_note_does_not_have_is_refused_aloud(table: Table, name: str) -> None:
    answer = send(table, table.shop, str(table.hand.version), **{name: "Ada"})
    assert (answer.status_code, "no longer has this field" in answer.content.decode()) == (409, True)


def test_request_that_is_sent_again_is_saved_once(table: Table) -> None:
    data = {"field": "text", "text": "Web shop", "revision": str(table.hand.version), "request_id": str(uuid4())}
    for _ in range(2):
        answer = table.client.post(f"{table.note}fields/", data, headers=PARTIAL)
        assert answer.status_code == 200
    assert Change.objects.filter(action="note.edit").count() == 1


def test_without_htmx_the_field_is_saved_and_the_note_is_shown(table: Table) -> None:
    table.hand.edit(table.shop, {"evidence.source": "Survey"})
    data = {"field": "text", "text": "Web shop", "revision": str(table.hand.version)}
    answer = table.client.post(f"{table.note}fields/", data)
    assert (answer.status_code, table.hand.texts(CHANNELS)) == (303, ["Web shop"])
    assert table.client.get(answer["Location"]).status_code == 200
    assert "Enter the text of the note" in one_line(
        table.client.post(f"{table.note}fields/", {**data, "text": ""}).text
    )


def test_viewer_may_not_save(table: Table, sign_in_as: Callable[..., Client]) -> None:
    client = sign_in_as("vera", Role.VIEWER)
    answer = client.post(f"{table.note}fields/", {"field": "text", "text": "Mine"}, headers=PARTIAL)
    assert (answer.status_code, table.hand.texts(CHANNELS)) == (403, ["Shop"])


def test_form_of_a_block_in_which_the_note_never_was_is_refused(table: Table) -> None:
    data = {"block": "customer_relationships", "relationship__owner": "Ada"}
    assert send(table, table.shop, str(table.hand.version), **data).status_code == 409
    assert table.hand.note(table.shop).relationship is None


def test_choice_that_is_sent_a_thousand_times_is_saved_once(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    answer = send(table, table.shop, str(table.hand.version), segments=[str(offices)] * 1000)
    assert (answer.status_code, table.hand.note(table.shop).segments) == (200, (offices,))


def test_undo_and_redo_come_back_only_if_they_change(table: Table) -> None:
    first = send(table, table.shop, str(table.hand.version), text="Web")
    again = send(table, table.shop, str(table.hand.version), text="Web shop")
    table.hand.undo()
    redoable = send(table, table.shop, str(table.hand.version), text="Web store")
    assert ["#undo-redo" in answer.content.decode() for answer in (first, again, redoable)] == [True, False, True]


def test_undo_and_redo_come_back_to_a_page_that_missed_a_change(table: Table) -> None:
    opened = str(table.hand.version)
    send(table, table.shop, opened, text="Web")
    outdated = send(table, table.shop, opened, text="Web")
    assert "#undo-redo" in outdated.content.decode()
