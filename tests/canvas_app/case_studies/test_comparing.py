"""Cases on the page that compares canvases: who finds which edition, and the links that lead there."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies import comparing
from canvas_app.case_studies.actions.editions import publish_edition
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseStudy, OldSlug
from canvas_app.case_studies.states import Event
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from tests.canvas_app.case_studies.conftest import signed_in
from tests.canvas_app.case_studies.library.conftest import Publish, publish
from tests.markup import one_line
from tests.relationships.actions.board import SEGMENTS, Hand
from tests.uncached import count_queries

__all__ = ["publish"]
pytestmark = pytest.mark.django_db
MakeUser = Callable[..., User]
OPTION = '<option value="case:lego"'


@pytest.fixture
def bob(make_user: MakeUser) -> User:
    return make_user("bob")


@pytest.fixture
def own(bob: User) -> Hand:
    """Return a canvas of Bob's with one segment."""
    hand = Hand(create_canvas(bob.pk, CanvasDocument(title="Bean There")), bob.pk)
    hand.add(SEGMENTS, "Students")
    return hand


def status(user: User, key: str) -> set[int]:
    """Return the statuses of the page with this key on either side."""
    return {signed_in(user).get("/compare/", {side: key}).status_code for side in ("left", "right")}


def test_case_is_compared_with_a_canvas(publish: Publish, bob: User, own: Hand) -> None:
    publish("lego")
    answer = signed_in(bob).get("/compare/", {"left": "case:lego", "right": f"canvas:{own.canvas_id}"})
    page = one_line(answer.text)
    assert answer.status_code == 200
    assert "Only “Bean There” serves “Students”." in page
    assert '<a href="/cases/lego/">Lego: building with the fans</a>' in page


def test_published_cases_are_offered_on_both_sides(publish: Publish, case: CaseStudy, bob: User) -> None:
    assert OPTION not in signed_in(bob).get("/compare/").text
    publish_edition(case)
    page = signed_in(bob).get("/compare/").text
    assert page.count(OPTION) == page.count('label="Published cases"') == 2


def test_case_that_is_not_offered_can_be_chosen(publish: Publish, bob: User, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("lego")
    monkeypatch.setattr(comparing, "MOST_OFFERED", 0)
    answer = signed_in(bob).get("/compare/?left=case:lego")
    assert (answer.status_code, answer.text.count(OPTION)) == (200, 2)


def test_drafts_and_retired_cases_are_not_found(case: CaseStudy, ada: User, bob: User) -> None:
    assert status(bob, "case:lego") == status(ada, "case:lego") == {404}
    publish_edition(case)
    assert status(bob, "case:lego") == {200}
    case.refresh_from_db()
    move_case(case.pk, ada, Event.RETIRE)
    assert status(bob, "case:lego") == status(ada, "case:lego") == {404}
    assert (status(ada, "case:lego:1"), status(bob, "case:lego:1")) == ({200}, {404})


def test_editions_are_found_by_curators_only(case: CaseStudy, ada: User, bob: User) -> None:
    publish_edition(case)
    Hand(case.canvas_id, ada.pk).add(SEGMENTS, "Students")
    publish_edition(case)
    sides = {"left": "case:lego:1", "right": "case:lego"}
    page = one_line(signed_in(ada).get("/compare/", sides).text)
    assert f'<a href="/curation/{case.pk}/editions/1/">' in page
    assert "in edition 1" in page
    assert "Only “Lego” serves “Students”." in page
    assert signed_in(bob).get("/compare/", sides).status_code == 404
    assert status(bob, "case:lego:2") == {404}


@pytest.mark.parametrize(
    "key", ["", "x", "lego:", "lego:0", "lego:3", "lego:1:1", "lego:-1", "lego:1234567890", "lego\x00", "LEGO ", "légo"]
)
def test_unknown_case_is_not_found(publish: Publish, ada: User, key: str) -> None:
    publish("lego")
    assert status(ada, f"case:{key}") == {404}


def test_former_slug_names_the_case(publish: Publish, bob: User) -> None:
    OldSlug.objects.create(slug="bricks", case=publish("lego"))
    answer = signed_in(bob).get("/compare/?left=case:bricks&right=case:lego")
    assert (answer.status_code, 'href="/cases/lego/"' in answer.text) == (200, True)


def test_new_edition_shows_at_once(case: CaseStudy, ada: User, bob: User, own: Hand) -> None:
    url = f"/compare/?left=case:lego&right=canvas:{own.canvas_id}"
    publish_edition(case)
    assert "Only “Bean There” serves “Students”." in one_line(signed_in(bob).get(url).text)
    Hand(case.canvas_id, ada.pk).add(SEGMENTS, "Students")
    assert "Only “Bean There” serves “Students”." in one_line(signed_in(bob).get(url).text)
    publish_edition(case)
    assert "Only “Bean There” serves “Students”." not in one_line(signed_in(bob).get(url).text)


def test_slug_of_another_case_does_not_show_the_first_one(publish: Publish, bob: User, own: Hand) -> None:
    first, url = publish("lego"), f"/compare/?left=case:lego&right=canvas:{own.canvas_id}"
    assert "building with the fans" in signed_in(bob).get(url).text
    CaseStudy.objects.filter(pk=first.pk).update(slug="bricks")
    publish("lego", sample="netflix", company="Netflix", title="Software")
    compared = signed_in(bob).get(url).text.partition('id="compared"')[2]
    assert "knows what you like" in compared
    assert "building with the fans" not in compared


def test_case_has_no_dates(publish: Publish, bob: User) -> None:
    publish("lego")
    answer = signed_in(bob).get("/compare/?left=case:lego&left_on=2026-11-30")
    assert (answer.status_code, comparing.NO_DATES in answer.text) == (422, True)


def test_page_of_a_case_leads_through_sign_in_to_the_comparison(publish: Publish) -> None:
    publish("lego")
    visitor, url = Client(), "/compare/?left=case:lego"
    assert f'href="{url}"' in visitor.get("/cases/lego/").text
    answer = visitor.get(url)
    assert answer.status_code == 302
    assert answer["Location"] == f"/accounts/login/?next={quote(url)}"


def test_page_of_an_edition_leads_to_the_comparison(case: CaseStudy, ada: User) -> None:
    publish_edition(case)
    client, link = signed_in(ada), 'href="/compare/?left=case:lego:1"'
    assert link in client.get(f"/curation/{case.pk}/editions/1/").text
    assert link not in client.get(f"/curation/{case.pk}/preview/").text


def test_number_of_queries_does_not_grow(publish: Publish, bob: User, own: Hand) -> None:
    publish("lego")
    client, url = signed_in(bob), f"/compare/?left=case:lego&right=canvas:{own.canvas_id}"
    client.get(url)
    few = count_queries(client, url)
    for number in range(6):
        publish(f"case-{number}")
    assert count_queries(client, url) == few


def test_canvas_beside_a_case_is_compared_with_all_cases(publish: Publish, ada: User, bob: User, own: Hand) -> None:
    url = f"/compare/?left=canvas:{own.canvas_id}&right=case:case-0"
    for number in range(4):
        publish(f"case-{number}")
    client = signed_in(bob)
    assert "Against all" not in client.get(url).text
    publish("case-4")
    page = one_line(client.get(url).text)
    assert "Against all published cases" in page
    assert "All five published cases use communities; “Bean There” doesn’t." in page
    move_case(CaseStudy.objects.get(slug="case-4").pk, ada, Event.RETIRE)
    assert "Against all" not in client.get(url).text
    publish("case-5")
    assert "Against all" not in client.get("/compare/?left=case:case-1&right=case:case-0").text
