"""Two people on one note: newer texts, newer other fields, and a note deleted before it is saved."""

from collections.abc import Callable
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.test import Client

from relationships.catalog.blocks import Block
from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

Fields = dict[str, list[str]]
EVERYWHERE = pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "fragment"])


@pytest.fixture
def opened_form(table: Table) -> Fields:
    """Return the fields of the note's form as the owner opened it."""
    return read_form(table, table.shop)


def read_form(table: Table, key: UUID) -> Fields:
    return read_form_fields(table.client.get(f"{table.address}notes/{key}/").content.decode())


def send(table: Table, fields: Fields, headers: dict[str, str], key: UUID | None = None) -> tuple[int, str]:
    answer = table.client.post(f"{table.address}notes/{key or table.shop}/", fields, headers=headers)
    return answer.status_code, answer.content.decode()


def saved(headers: dict[str, str]) -> int:
    return 200 if headers else 303


@EVERYWHERE
def test_both_texts_are_shown_and_nothing_typed_is_lost(
    table: Table, ben: Hand, opened_form: Fields, headers: dict[str, str]
) -> None:
    ben.edit(table.shop, {"text": "Ben's <shop>"})
    status, page = send(table, {**opened_form, "text": ["Web shop"], "evidence-source": ["Survey"]}, headers)
    assert (status, ben.texts(CHANNELS)) == (409, ["Ben's <shop>"])
    assert "<strong>Ben changed this while you were editing it.</strong>" in unmarked(page)
    assert "<ins>Ben&#x27;s &lt;shop&gt;</ins>" in unmarked(page)
    form = read_form_fields(page)
    assert (form["text"], form["evidence-source"]) == (["Web shop"], ["Survey"])
    assert form["revision"] == [str(ben.version)]


@EVERYWHERE
def test_mine_is_kept_and_what_i_did_not_touch_stays_theirs(
    table: Table, ben: Hand, opened_form: Fields, headers: dict[str, str]
) -> None:
    (offices,) = ben.add(SEGMENTS, "Offices")
    opened_form = read_form(table, table.shop)
    ben.edit(table.shop, {"text": "Ben's", "status": "validated", "evidence.result": "12", "segments": [str(offices)]})
    _, page = send(table, {**opened_form, "text": ["Mine"]}, headers)
    form = read_form_fields(page)
    assert (form["status"], form["evidence-result"], form["segments"]) == (["validated"], ["12"], [str(offices)])
    status, _ = send(table, {**form, "resolution": ["mine"]}, headers)
    note = table.hand.note(table.shop)
    assert (status, note.text, note.status, note.segments) == (saved(headers), "Mine", "validated", (offices,))


@EVERYWHERE
def test_theirs_is_taken_and_my_other_fields_are_saved(
    table: Table, ben: Hand, opened_form: Fields, headers: dict[str, str]
) -> None:
    ben.edit(table.shop, {"text": "Ben's"})
    _, page = send(table, {**opened_form, "text": ["Mine"], "evidence-source": ["Survey"]}, headers)
    status, _ = send(table, {**read_form_fields(page), "resolution": ["theirs"], "opened": ["1"]}, headers)
    note = table.hand.note(table.shop)
    assert (status, note.text, note.evidence and note.evidence.source) == (saved(headers), "Ben's", "Survey")


@EVERYWHERE
def test_both_are_put_into_the_form_and_saved_as_edited(
    table: Table, ben: Hand, opened_form: Fields, headers: dict[str, str]
) -> None:
    ben.edit(table.shop, {"text": "Ben's"})
    _, page = send(table, {**opened_form, "text": ["Mine"]}, headers)
    status, page = send(table, {**read_form_fields(page), "resolution": ["both"], "opened": ["1"]}, headers)
    form = read_form_fields(page)
    assert (status, form["text"], ben.texts(CHANNELS)) == (409, ["Ben's\nMine"], ["Ben's"])
    assert ("The form below now has both versions" in page, "Combine both" in page) == (True, False)
    status, _ = send(table, {**form, "text": ["Ours"], "resolution": ["mine"]}, headers)
    assert (status, ben.texts(CHANNELS)) == (saved(headers), ["Ours"])


def test_different_fields_are_merged_without_a_word(table: Table, ben: Hand, opened_form: Fields) -> None:
    ben.edit(table.shop, {"status": "testing", "experiment.test": "Ask ten"})
    status, _ = send(table, {**opened_form, "text": ["Mine"]}, {})
    note = table.hand.note(table.shop)
    assert (status, note.text, note.status) == (303, "Mine", "testing")
    assert note.experiment
    assert note.experiment.test == "Ask ten"


def test_same_text_twice_is_no_conflict(table: Table, ben: Hand, opened_form: Fields) -> None:
    ben.edit(table.shop, {"text": "Web shop"})
    status, _ = send(table, {**opened_form, "text": ["Web shop"]}, {})
    assert (status, table.hand.revision) == (303, 2)


def test_third_version_is_a_conflict_of_its_own(table: Table, ben: Hand, opened_form: Fields) -> None:
    ben.edit(table.shop, {"text": "Ben's"})
    _, page = send(table, {**opened_form, "text": ["Mine"]}, {})
    ben.edit(table.shop, {"text": "Ben's third"})
    status, page = send(table, {**read_form_fields(page), "resolution": ["mine"]}, {})
    assert (status, "<ins>Ben&#x27;s third</ins>" in unmarked(page), ben.texts(CHANNELS)) == (
        409,
        True,
        ["Ben's third"],
    )


def test_conflict_names_who_changed_this_and_not_who_changed_something_else(
    table: Table, ben: Hand, opened_form: Fields
) -> None:
    ben.edit(table.shop, {"text": "Ben's"})
    table.hand.edit(table.shop, {"status": "fact"})
    _, page = send(table, {**opened_form, "text": ["Mine"]}, {})
    assert "<strong>Ben changed this" in unmarked(page)


def test_what_i_changed_in_another_window_is_said_to_be_mine(table: Table, opened_form: Fields) -> None:
    table.hand.edit(table.shop, {"text": "Mine as well"})
    _, page = send(table, {**opened_form, "text": ["Mine"]}, {})
    assert "<strong>You changed this in another window while you were editing it here." in page
    assert ("Use the other version" in page, "Theirs" in page) == (True, False)


def test_choices_in_conflict_are_said_in_words(table: Table, ben: Hand) -> None:
    offices, homes = ben.add(SEGMENTS, "Offices", "Homes")
    (account,) = ben.add(RELATIONSHIPS, "Account manager")
    opened_form = read_form(table, account)
    ben.edit(account, {"status": "fact", "relationship.segment": str(offices), "goals.retention": ""})
    mine = {"status": ["testing"], "relationship-segment": [str(homes)], "relationship-tactics.retention": ["Call"]}
    status, marked = send(table, {**opened_form, **mine, "relationship-goals.retention": ["on"]}, {}, account)
    page = unmarked(marked)
    assert status == 409
    shown = [("Fact", "Testing"), ("Offices", "Homes"), ("Goal without tactics", "Call")]
    assert [(f"<ins>{theirs}</ins>" in page, f'"mine">{mine}<' in unmarked(page)) for theirs, mine in shown] == [
        (True, True)
    ] * 3
    send(table, {**read_form_fields(page), "resolution": ["mine"]}, {}, account)
    details = table.hand.note(account).relationship
    assert details
    assert (details.segment, [goal.tactics for goal in details.goals]) == (homes, ["Call"])


@EVERYWHERE
def test_note_deleted_meanwhile_keeps_all_that_was_typed(
    table: Table, ben: Hand, opened_form: Fields, headers: dict[str, str]
) -> None:
    ben.delete(table.shop)
    status, page = send(table, {**opened_form, "text": ["Mine"], "evidence-source": ["Survey"]}, headers)
    assert (status, ben.texts(CHANNELS), "<strong>Ben deleted this note" in unmarked(page)) == (409, [], True)
    form = read_form_fields(page)
    assert (form["text"], form["evidence-source"]) == (["Mine"], ["Survey"])


@EVERYWHERE
def test_deleted_note_is_put_back_with_all_that_was_typed(
    table: Table, ben: Hand, opened_form: Fields, headers: dict[str, str]
) -> None:
    ben.add(CHANNELS, "Mail")
    ben.edit(table.shop, {"status": "validated"})
    ben.delete(table.shop)
    _, page = send(table, {**opened_form, "text": ["Mine"], "evidence-source": ["Survey"]}, headers)
    fields = {**read_form_fields(page), "resolution": ["restore"], "request_id": [str(uuid4())]}
    assert [send(table, fields, headers)[0] for _ in range(2)] == [saved(headers)] * 2
    note = table.hand.note(table.shop)
    assert (note.text, note.evidence and note.evidence.source, note.status) == ("Mine", "Survey", "validated")
    assert (ben.texts(CHANNELS), ben.revision) == (["Mine", "Mail"], 5)


@EVERYWHERE
def test_newer_text_of_a_deleted_note_is_shown_before_mine_comes_back(
    table: Table, ben: Hand, opened_form: Fields, headers: dict[str, str]
) -> None:
    ben.edit(table.shop, {"text": "Ben's", "status": "fact"})
    ben.delete(table.shop)
    status, page = send(table, {**opened_form, "text": ["Mine"], "resolution": ["restore"]}, headers)
    assert (status, "<ins>Ben&#x27;s</ins>" in unmarked(page), ben.texts(CHANNELS)) == (409, True, [])
    form = read_form_fields(page)
    assert (form["text"], form["status"]) == (["Mine"], ["fact"])
    assert send(table, {**form, "resolution": ["restore"]}, headers)[0] == saved(headers)
    assert (ben.texts(CHANNELS), ben.note(table.shop).status) == (["Mine"], "fact")


def test_deleted_segment_is_put_back_with_its_details(table: Table, ben: Hand) -> None:
    (offices,) = ben.add(SEGMENTS, "Offices")
    opened_form = read_form(table, offices)
    ben.delete(offices)
    fields = {**opened_form, "segment-needs": ["Coffee"], "resolution": ["restore"]}
    assert send(table, fields, {}, offices)[0] == 303
    note = table.hand.note(offices)
    assert note.segment
    assert note.segment.needs == "Coffee"


def test_deleted_note_is_not_put_back_with_what_it_cannot_hold(table: Table, ben: Hand, opened_form: Fields) -> None:
    ben.delete(table.shop)
    fields = {**opened_form, "text": ["Mine"], "evidence-date": ["soon"], "resolution": ["restore"]}
    status, page = send(table, fields, {})
    assert (status, "isn’t a valid date" in page, "Restore note" in page) == (422, True, True)
    assert (read_form_fields(page)["text"], ben.texts(CHANNELS)) == (["Mine"], [])


def test_adding_that_was_undone_counts_as_deleting(table: Table, ben: Hand) -> None:
    added = ben.add(Block.KEY_RESOURCES, "Beans", "Roaster")
    opened_form = read_form(table, added[0])
    ben.undo()
    status, page = send(table, {**opened_form, "text": ["Green beans"]}, {}, added[0])
    assert (status, "<strong>Ben deleted this note" in unmarked(page)) == (409, True)
    send(table, {**read_form_fields(page), "resolution": ["restore"]}, {}, added[0])
    assert ben.texts(Block.KEY_RESOURCES) == ["Green beans"]


def test_note_that_somebody_has_put_back_already_is_merged(table: Table, ben: Hand, opened_form: Fields) -> None:
    ben.delete(table.shop)
    ben.undo()
    status, _ = send(table, {**opened_form, "text": ["Mine"], "resolution": ["restore"]}, {})
    assert (status, ben.texts(CHANNELS)) == (303, ["Mine"])


def test_viewer_learns_nothing_of_a_deleted_note(table: Table, ben: Hand, sign_in_as: Callable[..., Client]) -> None:
    ben.delete(table.shop)
    data = {"text": "Mine", "status": "fact", "resolution": "restore"}
    assert sign_in_as("otto").post(table.note, data).status_code == 404
    assert sign_in_as("vera", Role.VIEWER).post(table.note, data).status_code == 403


def test_amount_that_somebody_wrote_meanwhile_is_no_riddle_in_my_form(table: Table, ben: Hand) -> None:
    (offices,) = ben.add(SEGMENTS, "Offices")
    opened_form = read_form(table, offices)
    ben.edit(offices, {"text": "Ben's", "segment.revenue_per_customer": "123.456"})
    _, page = send(table, {**opened_form, "text": ["Mine"]}, PARTIAL, offices)
    form = read_form_fields(page)
    assert form["segment-revenue_per_customer"] == ["123.4560"]
    assert send(table, form, PARTIAL, offices)[0] == 200
    segment = table.hand.document.blocks.customer_segments[0].segment
    assert segment is not None
    assert segment.revenue_per_customer == Decimal("123.456")
