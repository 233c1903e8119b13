"""The curators' pages: lists, a new case, its desk, preview and editions."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.states import Event
from canvas_app.case_studies.worklist import checked_since
from relationships.actions.editing import Submission
from relationships.actions.notes import add_notes
from relationships.catalog.blocks import Block
from relationships.models import Canvas
from tests.canvas_app.case_studies.conftest import signed_in
from tests.conftest import SetToday
from tests.markup import one_line


@pytest.fixture
def curator(ada: User) -> Client:
    return signed_in(ada)


def publish(case: CaseStudy, actor: User) -> None:
    move_case(case.pk, actor, Event.SUBMIT)
    move_case(case.pk, actor, Event.PUBLISH)


def test_others_find_nothing(case: CaseStudy, make_user: Callable[..., User]) -> None:
    eve = signed_in(make_user("eve"))
    for address in ("", "new/", f"{case.pk}/", f"{case.pk}/story/", f"{case.pk}/preview/", f"{case.pk}/changes/"):
        assert eve.get(f"/curation/{address}").status_code == 404
        assert Client().get(f"/curation/{address}").status_code == 302
    assert eve.post(f"/curation/{case.pk}/state/", {"event": "submit"}).status_code == 404
    assert Client().post(f"/curation/{case.pk}/state/", {"event": "submit"}).status_code == 401


def test_superuser_is_a_curator(case: CaseStudy, make_user: Callable[..., User]) -> None:
    assert signed_in(make_user("root", is_superuser=True)).get(f"/curation/{case.pk}/").status_code == 200


def test_curators_find_their_pages_from_their_profile(curator: Client, make_user: Callable[..., User]) -> None:
    assert 'href="/curation/"' in curator.get("/accounts/profile/").text
    assert 'href="/curation/"' not in signed_in(make_user("eve")).get("/accounts/profile/").text


def test_unknown_case_is_not_found(curator: Client) -> None:
    assert curator.get("/curation/4711/").status_code == 404
    assert curator.post("/curation/4711/state/", {"event": "submit"}).status_code == 404


def test_new_case_is_a_draft_with_an_empty_canvas(curator: Client, ada: User) -> None:
    assert curator.get("/curation/new/").status_code == 200
    sent = {"company": "Comcast", "title": "Cheaper to call", "slug": "comcast"}
    response = curator.post("/curation/new/", sent)
    case = CaseStudy.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/curation/{case.pk}/")
    assert (case.state, case.canvas.title, case.changed_by) == ("draft", "Comcast", ada)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"slug": "lego"}, "Another case has this address already"),
        ({"slug": "A b"}, "Use lower-case letters, digits and single hyphens only."),
        ({"company": ""}, "Enter the name of the company."),
    ],
)
def test_invalid_new_case_is_shown_again(
    curator: Client, case: CaseStudy, changes: dict[str, str], message: str
) -> None:
    sent = {"company": "Comcast", "title": "Cheaper to call", "slug": "comcast"} | changes
    response = curator.post("/curation/new/", sent)
    assert response.status_code == 422
    assert message in response.text
    assert Canvas.objects.count() == 1


def test_desk_says_what_can_be_done(curator: Client, case: CaseStudy, empty_case: CaseStudy) -> None:
    page = one_line(curator.get(f"/curation/{case.pk}/").text)
    assert "Submit for review" in page
    assert "Needed before publishing" not in page
    page = one_line(curator.get(f"/curation/{empty_case.pk}/").text)
    assert "<li>at least one source</li>" in page
    assert "Readers can’t see this case, so it can’t be retired." in page


def test_case_is_moved_on_its_desk(curator: Client, case: CaseStudy) -> None:
    address = f"/curation/{case.pk}/state/"
    assert curator.get(address).status_code == 405
    assert curator.post(address, {"event": "explode"}).status_code == 404
    assert "The case is in review now." in curator.post(address, {"event": "submit"}, follow=True).text
    assert "Edition 1 is public now." in curator.post(address, {"event": "publish"}, follow=True).text
    assert "This edition is published already." in curator.post(address, {"event": "publish"}, follow=True).text


def test_curators_edit_the_canvas_on_its_board(case: CaseStudy, grace: User, make_user: Callable[..., User]) -> None:
    client, board = signed_in(grace), f"/canvases/{case.canvas_id}/"
    assert client.get(board).status_code == 200
    assert client.post(f"{board}notes/", {"block": "channels", "text": "By post"}).status_code == 303
    assert "By post" in client.get(board).text
    assert signed_in(make_user("eve")).get(board).status_code == 404


def test_canvas_of_a_case_has_no_members_to_manage(case: CaseStudy, grace: User) -> None:
    client, board = signed_in(grace), f"/canvases/{case.canvas_id}/"
    for page in ("members/", "arrangement/", "departure/"):
        assert client.get(f"{board}{page}").status_code == 404
    assert client.get(f"{board}history/").status_code == 200
    assert client.post(f"{board}archive/").status_code == 403
    page = client.get(board).text
    assert f"{board}members/" not in page
    assert f"/curation/{case.pk}/" in page


def test_canvases_of_cases_are_in_nobodys_list(case: CaseStudy, curator: Client) -> None:
    assert "Lego" not in one_line(curator.get("/canvases/?show=shared").text).partition("<main")[2]


def test_preview_shows_everything(curator: Client, case: CaseStudy) -> None:
    CaseStudy.objects.filter(pk=case.pk).update(teaching_notes="Ask **why** <script>alert(1)</script>")
    page = one_line(curator.get(f"/curation/{case.pk}/preview/").text)
    assert "Ask <strong>why</strong> &lt;script&gt;" in page
    assert "Brick by Brick" in page
    assert 'id="sheet"' in page


def test_editions_are_read_and_compared(curator: Client, case: CaseStudy, ada: User) -> None:
    assert curator.get(f"/curation/{case.pk}/changes/").status_code == 404
    publish(case, ada)
    add_notes(case.canvas_id, ada.pk, Submission(), block=Block.CHANNELS, texts=["By post"])
    CaseStudy.objects.filter(pk=case.pk).update(title="Another headline")
    page = one_line(curator.get(f"/curation/{case.pk}/changes/").text)
    assert "“By post” in Channels" in page
    assert "Another headline</ins>" in page
    publish(case, ada)
    first, second = (curator.get(f"/curation/{case.pk}/editions/{number}/").text for number in (1, 2))
    assert "By post" not in first
    assert "By post" in second
    page = one_line(curator.get(f"/curation/{case.pk}/changes/?from=2&to=draft").text)
    assert "The story is the same." in page
    assert "The canvas is the same." in page
    for wrong in ("from=9", "to=x", "from=٢"):
        assert curator.get(f"/curation/{case.pk}/changes/?{wrong}").status_code == 404
    assert curator.get(f"/curation/{case.pk}/editions/3/").status_code == 404


def test_list_has_tabs_search_and_work(curator: Client, case: CaseStudy, empty_case: CaseStudy, ada: User) -> None:
    publish(case, ada)
    page = one_line(curator.get("/curation/?show=published").text)
    assert "Lego" in page
    assert "Comcast" not in page
    assert "Comcast" not in one_line(curator.get("/curation/?q=lego").text)
    assert "Comcast" in one_line(curator.get("/curation/?show=work").text)
    assert curator.get("/curation/?show=nothing&page=99").status_code == 200
    assert "No case in this list matches" in one_line(curator.get("/curation/?q=%22%27%3Cb%3E").text)


def test_work_list_names_the_reasons(curator: Client, case: CaseStudy, set_today: SetToday) -> None:
    set_today(dt.date(2026, 12, 1))
    CaseStudy.objects.filter(pk=case.pk).update(unverified_sources=0, checked_on=dt.date(2024, 12, 1))
    assert "Lego" not in curator.get("/curation/?show=work").text
    CaseStudy.objects.filter(pk=case.pk).update(dead_sources=2, checked_on=dt.date(2024, 11, 30))
    page = one_line(curator.get("/curation/?show=work").text)
    assert "not checked for 24 months" in page
    assert "2 sources no longer available" in page


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (dt.date(2026, 12, 1), dt.date(2024, 12, 1)),
        (dt.date(2026, 12, 31), dt.date(2024, 12, 31)),
        (dt.date(2028, 2, 29), dt.date(2026, 2, 28)),
        (dt.date(2026, 1, 1), dt.date(2024, 1, 1)),
    ],
)
def test_two_years_ago_is_a_day(today: dt.date, since: dt.date, set_today: SetToday) -> None:
    set_today(today)
    assert checked_since() == since


def test_draft_is_deleted_with_its_canvas(curator: Client, case: CaseStudy, empty_case: CaseStudy, ada: User) -> None:
    add_notes(empty_case.canvas_id, ada.pk, Submission(), block=Block.CHANNELS, texts=["By post"])
    address = f"/curation/{empty_case.pk}/deletion/"
    assert address in curator.get(f"/curation/{empty_case.pk}/").text
    assert curator.get(address).status_code == 200
    assert curator.post(address).status_code == 303
    assert not CaseStudy.objects.filter(pk=empty_case.pk).exists()
    assert not Canvas.objects.filter(pk=empty_case.canvas_id).exists()
    publish(case, ada)
    assert f"/curation/{case.pk}/deletion/" not in curator.get(f"/curation/{case.pk}/").text
    refused = curator.post(f"/curation/{case.pk}/deletion/")
    assert refused.status_code == 409
    assert "You can retire it." in refused.text
    assert CaseStudy.objects.filter(pk=case.pk).exists()


def test_nobody_publishes_what_they_have_not_seen(curator: Client, case: CaseStudy, ada: User) -> None:
    move_case(case.pk, ada, Event.SUBMIT)
    (seen, *_) = re.findall(r'name="seen" value="([^"]+)"', curator.get(f"/curation/{case.pk}/").text)
    add_notes(case.canvas_id, ada.pk, Submission(), block=Block.CHANNELS, texts=["By post"])
    address, sent = f"/curation/{case.pk}/state/", {"event": "publish", "seen": seen}
    assert "Somebody changed this case after you opened this page." in curator.post(address, sent, follow=True).text
    (seen, *_) = re.findall(r'name="seen" value="([^"]+)"', curator.get(f"/curation/{case.pk}/").text)
    assert "Edition 1 is public now." in curator.post(address, sent | {"seen": seen}, follow=True).text
