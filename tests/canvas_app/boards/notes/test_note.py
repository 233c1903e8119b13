"""A note in the drawer: reading it, and editing it with all its details."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.catalog.goals import Status
from relationships.document.canvas import CanvasDocument
from relationships.models import Change, Indicator, Role
from relationships.samples import load_sample
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

SignInAs = Callable[..., Client]


def test_note_is_a_page_of_its_own_beside_the_board(table: Table) -> None:
    page = table.client.get(table.note).text
    assert '<aside id="drawer"' in one_line(page)
    assert read_form_fields(page)["text"] == ["Shop"]
    assert read_form_fields(page)["revision"] == [str(table.hand.version)]


def test_every_status_is_explained_where_it_is_chosen(table: Table) -> None:
    page = table.client.get(table.note).text
    assert [status for status in Status if f"{status.label}: " not in page] == []


def test_htmx_gets_the_drawer_alone(table: Table) -> None:
    answer = table.client.get(table.note, headers=PARTIAL).content.decode()
    assert read_form_fields(answer)["text"] == ["Shop"]
    assert ("<html" in answer, 'id="sheet"' in answer) == (False, False)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMENTER])
def test_reader_gets_the_note_without_a_form(table: Table, sign_in_as: SignInAs, role: Role) -> None:
    page = sign_in_as("vera", role).get(table.note).content.decode()
    assert ("Shop" in page, "note-form" in page, "Duplicate" in page) == (True, False, False)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMENTER])
@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_reader_cannot_save_and_is_told_why(
    table: Table, sign_in_as: SignInAs, role: Role, headers: dict[str, str]
) -> None:
    answer = sign_in_as("vera", role).post(table.note, {"text": "Mine", "status": "fact"}, headers=headers)
    assert (answer.status_code, "only the owner and editors" in answer.content.decode()) == (403, True)
    assert table.hand.texts(CHANNELS) == ["Shop"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_outsider_finds_nothing(table: Table, sign_in_as: SignInAs, method: str) -> None:
    answer = getattr(sign_in_as("otto"), method)(table.note, {"text": "Mine", "status": "fact"})
    assert (answer.status_code, "Shop" in answer.content.decode()) == (404, False)


@pytest.mark.parametrize("method", ["get", "post"])
def test_note_of_another_canvas_is_not_found(table: Table, method: str) -> None:
    other = Hand(create_canvas(table.hand.user_id, CanvasDocument(title="Other")), table.hand.user_id)
    (mail,) = other.add(CHANNELS, "Mail")
    answer = getattr(table.client, method)(f"{table.address}notes/{mail}/", {"text": "Mine", "status": "fact"})
    assert (answer.status_code, other.texts(CHANNELS)) == (404, ["Mail"])


def test_whoever_is_signed_out_is_told_how_to_go_on(table: Table) -> None:
    page = Client().post(table.note, {"text": "Mine"})
    assert (page.status_code, "<dd>Mine</dd>" in unmarked(page.text)) == (401, True)
    answer = Client().post(table.note, {"text": "Mine"}, headers=PARTIAL)
    assert (answer.status_code, answer["HX-Retarget"]) == (401, "#notices")
    assert '<a href="/accounts/login/" target="_blank">' in answer.content.decode()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_not_taken(table: Table, method: str) -> None:
    answer = getattr(table.client, method)(table.note)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


def test_saving_without_scripts_leads_back_to_the_note(table: Table) -> None:
    fields = read_form_fields(table.client.get(table.note).content.decode())
    answer = table.client.post(
        table.note, {**fields, "text": "Web shop", "status": "testing", "experiment-test": "Ask"}
    )
    assert (answer.status_code, answer["Location"]) == (303, table.note)
    shop = table.hand.note(table.shop)
    assert (shop.text, shop.status, shop.experiment and shop.experiment.test) == ("Web shop", Status.TESTING, "Ask")
    assert "Saved." in table.client.get(table.note).content.decode()


def test_htmx_gets_the_saved_form_and_the_card(table: Table) -> None:
    fields = {**table_form(table), "text": "Web shop", "seen": str(table.hand.version)}
    answer = table.client.post(table.note, fields, headers=PARTIAL).content.decode()
    form = read_form_fields(answer)
    assert (form["text"], form["revision"], table.hand.revision) == (["Web shop"], [str(table.hand.version)], 2)
    assert f'hx-target="#note-{table.shop}" hx-swap="outerHTML"' in answer
    assert 'role="status">saved' in answer


@pytest.mark.parametrize("headers", [{}, PARTIAL])
@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("text", "", "Enter the text of the note"),
        ("text", "x" * 501, "A note has 501 characters. At most 500 are allowed."),
        ("status", "certain", "Choose one of the options in the list."),
        ("evidence-date", "2026-02-30", "“Date” isn’t a valid date"),
        ("evidence-source", "a\0b", "U+0000"),
        ("evidence-source", "a\r\nb", "Enter a single line."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_all_is_kept(
    table: Table, headers: dict[str, str], field: str, value: str, complaint: str
) -> None:
    fields = {**table_form(table), "experiment-test": "Ask <ten>", field: value}
    answer = table.client.post(table.note, fields, headers=headers)
    page = answer.content.decode()
    assert (answer.status_code, complaint in unmarked(page)) == (422, True)
    assert read_form_fields(page)["experiment-test"] == ["Ask <ten>"]
    assert table.hand.note(table.shop).text == "Shop"


def test_segment_of_another_canvas_is_refused(table: Table) -> None:
    other = Hand(create_canvas(table.hand.user_id, CanvasDocument(title="Other")), table.hand.user_id)
    (theirs,) = other.add(SEGMENTS, "Theirs")
    table.hand.add(SEGMENTS, "Offices")
    answer = table.client.post(table.note, {**table_form(table), "segments": [str(theirs)]})
    assert (answer.status_code, "Choose one of the options in the list." in answer.content.decode()) == (422, True)
    assert table.hand.note(table.shop).segments == ()


@pytest.mark.parametrize("sent", ["\x00", "a\x00b", "{}", "x" * 5000])
def test_what_is_no_id_is_no_choice(table: Table, sent: str) -> None:
    table.hand.add(SEGMENTS, "Offices")
    (calls,) = table.hand.add(RELATIONSHIPS, "A call a month")
    for key, name in ((table.shop, "segments"), (calls, "relationship-segment"), (calls, "relationship-serves")):
        fields = {**table_form(table, key), "text": "Typed", name: sent}
        answer = table.client.post(note_url(table, key), fields, headers=PARTIAL)
        assert (answer.status_code, "Choose one of the options in the list." in answer.content.decode()) == (422, True)
    assert (table.hand.texts(CHANNELS), table.hand.texts(RELATIONSHIPS)) == (["Shop"], ["A call a month"])


def test_what_is_chosen_twice_is_chosen_once(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    (calls,) = table.hand.add(RELATIONSHIPS, "A call a month")
    fields = {**table_form(table), "segments": [str(offices)] * 2}
    assert table.client.post(table.note, fields, headers=PARTIAL).status_code == 200
    assert table.hand.note(table.shop).segments == (offices,)
    fields = {**table_form(table, calls), "relationship-serves": [str(table.shop)] * 2}
    assert table.client.post(note_url(table, calls), fields, headers=PARTIAL).status_code == 200
    details = table.hand.note(calls).relationship
    assert details is not None
    assert details.serves == (table.shop,)


@pytest.mark.parametrize("made", ["a\x00b", "x" * 37, "é", ""])
def test_what_is_no_id_of_a_sending_counts_for_none(table: Table, made: str) -> None:
    for text in ("Web shop", "Corner shop", "Web shop"):
        fields = {**table_form(table), "text": text, "request_id": made}
        assert table.client.post(table.note, fields, headers=PARTIAL).status_code == 200
    assert set(Change.objects.values_list("request_id", flat=True)) == {""}
    assert table.hand.texts(CHANNELS) == ["Web shop"]


def test_repeated_request_counts_once(table: Table) -> None:
    fields = {**table_form(table), "text": "Web shop", "request_id": str(uuid4())}
    answers = [table.client.post(table.note, {**fields, "seen": seen}, headers=PARTIAL) for seen in ("1", "2")]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert read_form_fields(answers[1].content.decode())["text"] == ["Web shop"]
    assert table.hand.revision == 2


@pytest.mark.parametrize("revision", ["", "abc", "-1", "9" * 40, "9" * 5000])
def test_senseless_revision_counts_as_now(table: Table, revision: str) -> None:
    answer = table.client.post(table.note, {**table_form(table), "text": "Web shop", "revision": revision})
    assert (answer.status_code, table.hand.texts(CHANNELS)) == (303, ["Web shop"])


def test_note_that_has_moved_is_read_as_the_form_it_was_opened_as(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    fields = table_form(table, offices)
    table.hand.move(offices, CHANNELS)
    answer = table.client.post(note_url(table, offices), {**fields, "segment-needs": "Coffee"})
    assert answer.status_code == 303
    note = table.hand.note(offices)
    assert (note.segment and note.segment.needs, len(table.hand.texts(CHANNELS))) == ("Coffee", 2)


def test_details_that_the_form_did_not_show_stay_as_they_were(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    table.hand.edit(offices, {"segment.needs": "Coffee"})
    table.hand.move(offices, CHANNELS)
    fields = table_form(table, offices)
    table.hand.move(offices, SEGMENTS)
    table.client.post(note_url(table, offices), {**fields, "text": "Small offices"})
    note = table.hand.note(offices)
    assert (note.text, note.segment and note.segment.needs) == ("Small offices", "Coffee")


def test_segment_that_left_its_block_is_still_offered_where_it_is_named(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    (account,) = table.hand.add(RELATIONSHIPS, "Account manager")
    table.hand.edit(account, {"relationship.segment": str(offices)})
    table.hand.edit(table.shop, {"segments": [str(offices)]})
    table.hand.move(offices, CHANNELS)
    table.client.post(table.note, {**table_form(table), "text": "Web shop"})
    table.client.post(note_url(table, account), {**table_form(table, account), "text": "Account"})
    account_now = table.hand.note(account)
    assert table.hand.note(table.shop).segments == (offices,)
    assert account_now.relationship
    assert account_now.relationship.segment == offices


def test_segment_deleted_meanwhile_is_no_mistake_of_the_sender(table: Table) -> None:
    offices, homes = table.hand.add(SEGMENTS, "Offices", "Homes")
    (account,) = table.hand.add(RELATIONSHIPS, "Account manager")
    table.hand.edit(account, {"relationship.segment": str(offices)})
    table.hand.edit(table.shop, {"segments": [str(offices), str(homes)]})
    shop_form, account_form = table_form(table), table_form(table, account)
    table.hand.delete(offices)
    assert table.client.post(table.note, {**shop_form, "text": "Web shop"}).status_code == 303
    assert table.client.post(note_url(table, account), {**account_form, "text": "Account"}).status_code == 303
    shop = table.hand.note(table.shop)
    assert (shop.text, shop.segments, table.hand.note(account).text) == ("Web shop", (homes,), "Account")


def test_goal_is_served_with_tactics_or_without(table: Table) -> None:
    (account,) = table.hand.add(RELATIONSHIPS, "Account manager")
    served = []
    for fields in ({"relationship-goals.retention": "on"}, {"relationship-tactics.retention": "Call"}, {}):
        form = table_form(table, account)
        form.pop("relationship-goals.retention", None)
        table.client.post(note_url(table, account), {**form, "relationship-tactics.retention": "", **fields})
        details = table.hand.note(account).relationship
        served.append([(goal.goal.value, goal.tactics) for goal in details.goals] if details else None)
    assert served == [[("retention", "")], [("retention", "Call")], []]


def test_form_carries_an_id_for_one_sending(table: Table) -> None:
    pages = [table.client.get(table.note).content.decode() for _ in range(2)]
    ids = {page.split('name="request_id" value="')[1].split('"')[0] for page in pages}
    assert len(ids) == 2
    assert Change.objects.count() == 1


def note_url(table: Table, key: UUID) -> str:
    return f"{table.address}notes/{key}/"


def table_form(table: Table, key: UUID | None = None) -> dict[str, list[str]]:
    """Return the fields that the form of a note would send now."""
    return read_form_fields(table.client.get(note_url(table, key or table.shop)).content.decode())


def test_drawer_shows_what_was_measured_and_reviewed(user: User, signed_in: Callable[[User], Client]) -> None:
    canvas_id = create_canvas(user.pk, load_sample("zappos"))
    measured = Indicator.objects.filter(canvas=canvas_id, subject__isnull=False).select_related("subject")[0]
    page = signed_in(user).get(f"/canvases/{canvas_id}/notes/{measured.subject_id}/").content.decode()
    assert "Indicators and reviews" in page
    assert measured.name in page


def test_refused_note_says_so_in_the_title_and_links_to_what_is_wrong(table: Table) -> None:
    page = table.client.post(table.note, {"text": "", "status": "assumption", "evidence-date": "soon"}).text
    assert "<title>Error: " in page
    assert '<a href="#id_text">Text</a>' in page
    assert '<a href="#id_evidence-date">Date</a>' in page
