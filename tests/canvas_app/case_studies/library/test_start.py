"""A canvas that is started from a case: what it has, who owns it, and that it names the case."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.loading import load_cases
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.models import CaseOrigin
from canvas_app.case_studies.states import Event
from canvas_app.web.hourly_limit import HourlyLimit
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage, Status
from relationships.models import Member, Role
from relationships.samples import load_sample, sample_names
from relationships.store.load import load_document
from tests.canvas_app.case_studies.conftest import signed_in
from tests.canvas_app.case_studies.library.conftest import Publish
from tests.markup import one_line, unmarked

pytestmark = pytest.mark.django_db
ADDRESS = "/cases/comcast/start/"


@pytest.fixture
def bob(make_user: Callable[..., User]) -> User:
    return make_user("bob")


@pytest.fixture
def client(publish: Publish, bob: User) -> Client:
    publish()
    return signed_in(bob)


def test_visitor_signs_in_or_up_and_comes_back(publish: Publish) -> None:
    publish()
    visitor = Client()
    answer = visitor.get(ADDRESS)
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={ADDRESS}")
    assert f"/accounts/signup/?next={ADDRESS}".replace("/", "%2F") in visitor.get(answer["Location"]).text.replace(
        "/", "%2F"
    )
    new = {"email": "new@example.com", "password1": "a long enough one", "display_name": "New", "next": ADDRESS}
    assert visitor.post("/accounts/signup/", new)["Location"] == ADDRESS
    assert "Create canvas" in visitor.get(ADDRESS).text


def test_canvas_has_the_notes_as_assumptions_of_its_owner(client: Client, bob: User) -> None:
    answer = client.post(ADDRESS, {"request_id": "a"})
    member = Member.objects.get(user=bob)
    assert (answer.status_code, answer["Location"], member.role) == (
        303,
        f"/canvases/{member.canvas_id}/",
        Role.OWNER,
    )
    document, case = load_document(member.canvas_id).document, load_sample("lego")
    assert (document.title, document.stage) == ("Based on Comcast", Stage.IDEA)
    assert document.sources == ("Rapport case study, edition 1: Comcast, “Cheaper to call than to cancel”",)
    for block in Block:
        assert [note.text for note in document.notes(block)] == [note.text for note in case.notes(block)]
    notes = [note for _, note in document.placed_notes()]
    assert {note.status for note in notes} == {Status.ASSUMPTION}
    assert not any(note.evidence or note.experiment for note in notes)
    assert (document.reviews, document.dismissals) == ((), ())
    assert [indicator.readings for indicator in document.indicators] == [()] * len(case.indicators)


def test_types_goals_and_links_stay_and_figures_go(client: Client, bob: User) -> None:
    client.post(ADDRESS)
    document, case = load_document(Member.objects.get(user=bob).canvas_id).document, load_sample("lego")
    pairs = list(zip(document.blocks.customer_relationships, case.blocks.customer_relationships, strict=True))
    for mine, theirs in pairs:
        assert mine.relationship is not None
        assert theirs.relationship is not None
        assert mine.relationship.type == theirs.relationship.type
        goals = [(goal.goal, goal.tactics) for goal in mine.relationship.goals]
        assert goals == [(goal.goal, goal.tactics) for goal in theirs.relationship.goals]
        assert len(mine.relationship.serves) == len(theirs.relationship.serves)
        assert bool(mine.relationship.segment) == bool(theirs.relationship.segment)
        assert (mine.relationship.fixed_cost, mine.relationship.owner) == (None, "")
    for note in document.blocks.customer_segments:
        assert note.segment is None or (note.segment.customers_now, note.segment.revenue_per_customer) == (None, None)


def test_canvas_names_the_case_it_was_started_from(client: Client, bob: User, ada: User) -> None:
    client.post(ADDRESS)
    origin = CaseOrigin.objects.get()
    board = f"/canvases/{origin.canvas_id}/"
    assert origin.edition_number == 1
    for address in (board, f"{board}lifecycle/"):
        page = one_line(client.get(address).text)
        assert "Started from the case study" in page
        assert '<a href="/cases/comcast/">Comcast</a>' in page
    move_case(origin.case_id, ada, Event.RETIRE)
    page = one_line(client.get(board).text)
    assert "Started from the case study Comcast" in unmarked(page)
    assert "/cases/comcast/" not in page


def test_form_that_is_sent_twice_makes_one_canvas(client: Client, bob: User) -> None:
    first, second = (client.post(ADDRESS, {"request_id": "same"})["Location"] for _ in range(2))
    assert first == second
    assert Member.objects.filter(user=bob).count() == CaseOrigin.objects.count() == 1


def test_nothing_is_made_beyond_the_limit(client: Client, bob: User, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = HourlyLimit("tests", 0, "created {} canvases")
    monkeypatch.setattr("canvas_app.case_studies.library.views.start.LIMIT", limit)
    client.post(ADDRESS)
    answer = client.post(ADDRESS)
    assert answer.status_code == 429
    assert Member.objects.filter(user=bob).count() == 1


def test_other_canvases_name_no_case(client: Client, bob: User) -> None:
    answer = client.post("/canvases/", {"title": "Mine"})
    assert "Started from the case study" not in client.get(answer["Location"]).text


def test_other_methods_are_refused(client: Client) -> None:
    assert client.put(ADDRESS).status_code == 405


def test_examples_that_are_cases_lead_to_them(publish: Publish, bob: User) -> None:
    client = signed_in(bob)
    assert "/cases/" not in client.get("/canvases/new/").text.partition('id="samples"')[2].partition("<ul")[2]
    load_cases()
    page = client.get("/canvases/new/").text
    for name in sample_names():
        assert f'href="/cases/{name}/"' in page
        assert f'action="/cases/{name}/start/"' in page
    assert "/canvases/samples/" not in page
