"""Advice on a segment over HTTP: its answers, the resulting ranking, and adopting a type."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
from relationships.document.segments import SegmentDetails
from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import RELATIONSHIPS, Hand

LUXURY = {f"segment-factors.{name}": "high" for name in ("price", "value", "human_contact", "brand")}


@pytest.fixture
def address(table: Table, offices: UUID) -> str:
    return f"{table.address}notes/{offices}/advice/"


def details(hand: Hand, key: UUID) -> SegmentDetails:
    found = hand.note(key).segment
    assert found is not None
    return found


def test_with_nearly_nothing_known_it_asks(table: Table, address: str) -> None:
    page = table.client.get(address).text
    assert "Answer these questions to get a recommendation. At least 3 answers are needed." in unmarked(one_line(page))
    assert ("Most important questions" in page, "Mix to start with" in page) == (True, False)


@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_answers_are_kept_and_lead_to_a_recommendation(
    table: Table, offices: UUID, address: str, headers: dict[str, str]
) -> None:
    answer = table.client.post(address, LUXURY | {"segment-main_goal": "retention"}, headers=headers, follow=True).text
    stored = details(table.hand, offices)
    assert (stored.factors[Factor.PRICE], stored.main_goal) == (Level.HIGH, Goal.RETENTION)
    assert "5 of 18 questions answered" in answer
    first = one_line(answer).split('<li class="suggestion-group">')[1]
    assert "No meaningful difference between these" in first
    dedicated, personal = first.split('<div class="suggestion">')[1:]
    for shown, name in ((dedicated, "Dedicated personal assistance"), (personal, "Personal assistance")):
        assert name in shown
        assert "Good fit</span>" in shown
        assert "Medium confidence" in shown
        assert "They want to deal with a person" in shown
    assert "Mix to start with" in answer
    table.hand.undo()
    assert details(table.hand, offices).factors == {}


def test_what_the_figures_answer_is_said_beside_the_question(table: Table, offices: UUID, address: str) -> None:
    table.hand.edit(offices, {"segment.customers_now": 20_000})
    page = table.client.get(address).text
    assert "1 of 18 questions answered" in page
    assert "From this segment’s details: “high” (20,000\xa0customers). Your own answer replaces it." in unmarked(page)


def test_type_that_is_taken_up_becomes_a_relationship_of_the_segment(table: Table, offices: UUID, address: str) -> None:
    table.client.post(address, LUXURY)
    page = table.client.get(address).text
    assert f'name="segment" value="{offices}"' in page
    form = {"segment": str(offices), "type": "personal_assistance", "text": "Personal assistance"}
    assert table.client.post(f"{table.address}relationships/new/", form).status_code == 303
    (added,) = table.hand.document.notes(RELATIONSHIPS)
    assert added.relationship
    assert added.relationship.segment == offices
    page = table.client.get(address).text
    assert "On the canvas" in page
    assert 'Add relationship<span class="visually-hidden">: Personal assistance<' not in page


def test_reader_sees_the_advice_and_no_form(table: Table, address: str, sign_in_as: Callable[..., Client]) -> None:
    table.client.post(address, LUXURY)
    vera = sign_in_as("vera", Role.VIEWER)
    page = vera.get(address).text
    assert ("Dedicated personal assistance" in page, "advice-form" in page, "Add relationship<" in page) == (
        True,
        False,
        False,
    )
    assert "Most important open questions" in page
    assert vera.post(address, LUXURY).status_code == 403


def test_bad_answer_is_told_and_nothing_is_written(table: Table, offices: UUID, address: str) -> None:
    answer = table.client.post(address, LUXURY | {"segment-factors.price": "enormous"})
    assert (answer.status_code, "Choose one of the options in the list." in answer.text) == (422, True)
    assert details(table.hand, offices).factors == {}


def test_newer_answer_of_somebody_else_is_shown_before_it_is_replaced(
    table: Table, ben: Hand, offices: UUID, address: str
) -> None:
    opened = str(table.hand.version)
    ben.edit(offices, {"segment.factors.price": "low"})
    data = LUXURY | {"revision": opened}
    answer = table.client.post(address, data)
    assert (
        answer.status_code,
        "Ben changed this in the meantime to “Low: a purchase is cheap”." in unmarked(answer.text),
    ) == (409, True)
    again = data | {"over": read_form_fields(answer.text, "advice-form")["over"][0]}
    assert table.client.post(address, again).status_code == 303
    assert details(table.hand, offices).factors[Factor.PRICE] is Level.HIGH


def test_only_a_segment_gets_advice(table: Table) -> None:
    for key in (table.shop, uuid4()):
        assert table.client.get(f"{table.address}notes/{key}/advice/").status_code == 404


def test_nobody_sees_a_score(table: Table, address: str) -> None:
    table.client.post(address, LUXURY)
    page = table.client.get(address).text
    advice = page[page.index('<ol class="suggestions">') : page.index("</form-draft>")]
    assert re.search(r"[01][.,]\d", advice) is None
    assert ("weight" in advice, "<meter" in advice) == (False, False)


def test_poor_fit_says_why_and_is_not_offered(table: Table, address: str) -> None:
    table.client.post(address, {"segment-factors.stakes": "high"} | LUXURY)
    page = one_line(table.client.get(address).text)
    (poor,) = (part for part in page.split('<div class="suggestion">') if "Automated services" in part)
    assert 'Poor fit</span> <span class="soft">High confidence' in poor
    assert "Nobody should be left alone with a machine when a lot is at stake." in poor
    assert 'value="automated_services"' not in page.partition('id="drawer"')[2].partition("</aside>")[0]
    mix = page[page.index("Mix to start with") :].partition("</section>")[0]
    assert ("personal assistance" in mix, "automated" in mix, "self-service" in mix) == (True, False, False)


def questions(html: str, heading: str) -> list[str]:
    """Return the questions below a heading, up to the next part of the form."""
    part = re.split(r"</section>|</details>", html.partition(heading)[2])[0]
    return re.findall(r'name="segment-(?:factors\.)?(\w+)"', part)


def test_four_questions_come_first_and_the_rest_behind_more_questions(table: Table, address: str) -> None:
    page = table.client.get(address).text
    first, more = questions(page, "Most important questions"), questions(page, "More questions")
    assert (len(first), len(more), questions(page, "Answered before")) == (4, 14, [])
    assert {*first, *more} == {factor.value for factor in Factor} | {"main_goal"}
    table.client.post(address, {f"segment-factors.{name}": "high" for name in first})
    page = table.client.get(address).text
    assert sorted(questions(page, "Answered before")) == sorted(first)
    following = questions(page, "Most important questions")
    assert (len(following), set(following) & set(first)) == (4, set())


def test_answer_can_be_changed_and_taken_back(table: Table, offices: UUID, address: str) -> None:
    table.client.post(address, LUXURY)
    table.client.post(address, {"segment-factors.price": "low", "segment-factors.brand": ""})
    assert details(table.hand, offices).factors == {Factor.PRICE: Level.LOW}


def test_all_questions_answered_leave_none_to_ask(table: Table, address: str) -> None:
    every = {f"segment-factors.{factor.value}": "medium" for factor in Factor} | {"segment-main_goal": "retention"}
    table.client.post(address, every)
    page = table.client.get(address).text
    assert questions(page, "Most important questions") == questions(page, "More questions") == []
    assert len(questions(page, "Answered before")) == len(Factor) + 1


def test_error_in_a_question_behind_more_questions_is_seen(table: Table, address: str) -> None:
    page = one_line(table.client.post(address, {"segment-factors.budget": "enormous"}).text)
    assert "budget" in questions(page, "More questions")
    assert '<details class="disclosure" open>' in page


def test_weights_stand_in_one_table(client: Client) -> None:
    page = client.get("/catalogue/weights/").text
    assert page.count('<th scope="row">') == len(Factor) + len(Goal)
    assert page.count("<cite>") >= len(Factor) + len(Goal)
    assert "outweigh those against it by at least 20&nbsp;% of its total weight" in one_line(page)
    assert re.search(r"\d\.\d", page[page.index("<h1>") : page.index("</main>")]) is None
