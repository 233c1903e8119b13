"""The four guiding questions over HTTP: a short form that can be left and resumed."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from canvas_app.boards.guidance.question_forms import MOST_FORMS
from relationships.analysis.service_mix import monthly_cost
from relationships.catalog.blocks import Block
from relationships.lenses.matrix import build_matrix
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, Hand, details
from tests.uncached import count_queries


@pytest.fixture
def calls(table: Table, offices: UUID) -> UUID:
    (key,) = table.hand.add(RELATIONSHIPS, "A call a month")
    table.hand.edit(key, {"relationship.segment": str(offices)})
    return key


def question_url(table: Table, segment: UUID, name: str = "") -> str:
    return f"{table.address}notes/{segment}/questions/{name and f'{name}/'}"


def asked(hand: Hand, segment: UUID) -> str:
    return next(row.asked for row in build_matrix(hand.document, timezone.localdate()).rows if row.id == segment)


def test_each_answer_leads_to_the_next_question_and_the_last_to_the_segment(
    table: Table, offices: UUID, calls: UUID
) -> None:
    steps = [
        ("expected", {f"{calls}-expected": "yes"}, question_url(table, offices, "established")),
        ("established", {f"{calls}-established": "no"}, question_url(table, offices, "cost")),
        ("cost", {f"{calls}-fixed_cost": "200"}, question_url(table, offices, "fit")),
        ("fit", {f"{calls}-serves": str(table.shop)}, f"{table.address}notes/{offices}/"),
    ]
    seen = []
    for name, data, then in steps:
        seen.append(asked(table.hand, offices))
        page = table.client.get(question_url(table, offices, name)).text
        (revision,) = read_form_fields(page, "question-form")["revision"]
        response = table.client.post(question_url(table, offices, name), data | {"revision": revision})
        assert (response.status_code, response["Location"]) == (303, then)
    assert seen == [f"{left} of 4 questions open" for left in (4, 3, 2, 1)]
    assert asked(table.hand, offices) == ""
    assert details(table.hand, calls).serves == (table.shop,)


def test_one_goes_on_where_one_left(table: Table, offices: UUID, calls: UUID) -> None:
    table.hand.edit(calls, {"relationship.expected": "yes", "relationship.fixed_cost": "3"})
    assert "Which relationships are established?" in table.client.get(question_url(table, offices)).text
    table.hand.edit(calls, {"relationship.established": "yes", "relationship.integration": "Reorders"})
    assert "Which relationships does this segment expect?" in table.client.get(question_url(table, offices)).text


def test_what_else_they_expect_is_added(table: Table, offices: UUID, calls: UUID) -> None:
    table.hand.edit(calls, {"relationship.type": "personal_assistance"})
    page = table.client.get(question_url(table, offices, "expected"), headers=PARTIAL).text
    assert ('value="communities"' in page, 'value="personal_assistance"' in page) == (True, False)
    answer = table.client.post(question_url(table, offices, "expected"), {"adds": ["communities"]}, headers=PARTIAL)
    assert answer["HX-Replace-Url"] == question_url(table, offices, "established")
    assert "Which relationships are established?" in answer.text
    assert table.hand.texts(RELATIONSHIPS) == ["A call a month", "Communities"]


def test_cost_per_customer_needs_the_number_of_customers(table: Table, offices: UUID, calls: UUID) -> None:
    url, done = question_url(table, offices, "cost"), 'What it costs <span class="visually-hidden">(answered)'
    for served, is_answered in (("", False), ("50", True)):
        data = {f"{calls}-fixed_cost": "4000", f"{calls}-cost_per_customer": "20", f"{calls}-customers_served": served}
        assert table.client.post(url, data | {"revision": str(table.hand.version)}).status_code == 303
        page = one_line(table.client.get(url).text)
        assert (done in page, f'name="{calls}-customers_served"' in page) == (is_answered, True)
    assert monthly_cost(details(table.hand, calls)) == 5000


def test_fit_asks_by_question_says_what_is_missing_and_shows_few_at_first(
    table: Table, offices: UUID, calls: UUID
) -> None:
    for block in (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS, Block.KEY_RESOURCES):
        table.hand.add(block, str(block.label))
    url = question_url(table, offices, "fit")
    page = one_line(unmarked(table.client.get(url).text))
    asked, _, more = page.partition("More links")
    assert "Not answered yet for “A call a month”." in page
    for shown in ("Main channel", "Which value propositions does it deliver?", "Which revenue does it bring in?"):
        assert shown in asked
    for hidden in ("Which channels does it use besides the main one?", "Which resources does it need?"):
        assert (hidden in asked, hidden in more) == (False, True)
    assert asked.count("not answered</span></legend>") == 2
    (value,) = table.hand.document.blocks.value_propositions
    table.client.post(url, {f"{calls}-serves": str(value.id), "revision": str(table.hand.version)})
    assert "Not answered yet" not in table.client.get(url).text


@pytest.mark.parametrize("name", ["established", "cost", "fit"])
def test_without_a_relationship_the_first_question_comes_first(table: Table, offices: UUID, name: str) -> None:
    page = table.client.get(question_url(table, offices, name)).text
    assert "First choose which relationships this segment expects" in page
    assert table.client.post(question_url(table, offices, name)).status_code == 303


def test_bad_answer_is_told_beside_its_field_and_nothing_typed_is_lost(
    table: Table, offices: UUID, calls: UUID
) -> None:
    before = table.hand.document
    data = {f"{calls}-fixed_cost": "a lot", f"{calls}-setup_cost": "9"}
    for headers in ({}, PARTIAL):
        answer = table.client.post(question_url(table, offices, "cost"), data, headers=headers)
        assert answer.status_code == 422
        assert ('value="a lot"' in answer.text, f'id="id_{calls}-fixed_cost_error"' in answer.text) == (True, True)
    assert table.client.post(question_url(table, offices, "expected"), {"adds": "astrology"}).status_code == 422
    assert table.hand.document == before


def test_newer_answer_of_somebody_else_is_shown_before_it_is_replaced(
    table: Table, ben: Hand, offices: UUID, calls: UUID
) -> None:
    opened = str(table.hand.version)
    ben.edit(calls, {"relationship.expected": "no"})
    data = {f"{calls}-expected": "yes", "revision": opened}
    answer = table.client.post(question_url(table, offices, "expected"), data)
    assert answer.status_code == 409
    assert "Ben changed this in the meantime to “No”." in unmarked(answer.text)
    assert details(table.hand, calls).expected == "no"
    again = data | {"over": read_form_fields(answer.text, "question-form")["over"][0]}
    assert table.client.post(question_url(table, offices, "expected"), again).status_code == 303
    assert details(table.hand, calls).expected == "yes"


def test_relationship_that_came_meanwhile_keeps_what_was_said_of_it(
    table: Table, ben: Hand, offices: UUID, calls: UUID
) -> None:
    data = {f"{calls}-fixed_cost": "9", "revision": str(table.hand.version)}
    (forum,) = ben.add(RELATIONSHIPS, "Forum")
    ben.edit(forum, {"relationship.segment": str(offices), "relationship.fixed_cost": "20"})
    refused = table.client.post(question_url(table, offices, "cost"), data | {f"{calls}-fixed_cost": "a lot"})
    assert read_form_fields(refused.text, "question-form")[f"{forum}-fixed_cost"] == ["20"]
    assert table.client.post(question_url(table, offices, "cost"), data).status_code == 303
    assert [details(table.hand, key).fixed_cost for key in (calls, forum)] == [Decimal(9), Decimal(20)]


def test_note_that_was_deleted_meanwhile_is_no_mistake_of_the_one_who_chose_it(
    table: Table, offices: UUID, calls: UUID
) -> None:
    table.hand.delete(table.shop)
    data = {f"{calls}-serves": str(table.shop), f"{calls}-integration": "Reorders"}
    assert table.client.post(question_url(table, offices, "fit"), data).status_code == 303
    assert (details(table.hand, calls).serves, details(table.hand, calls).integration) == ((), "Reorders")


def test_only_a_segment_is_asked_about(table: Table, calls: UUID) -> None:
    for key in (calls, table.shop, uuid4()):
        assert table.client.get(question_url(table, key)).status_code == 404
        assert table.client.post(question_url(table, key, "cost")).status_code == 404
    assert table.client.get(f"{table.address}notes/{calls}/questions/horoscope/").status_code == 404


def test_segment_says_in_its_details_which_are_open(table: Table, offices: UUID, calls: UUID) -> None:
    table.hand.edit(calls, {"relationship.expected": "yes"})
    part = one_line(table.client.get(f"{question_url(table, offices)}?within=note", headers=PARTIAL).text)
    assert [part.count(f' <span class="visually-hidden">({word})') for word in ("answered", "not answered")] == [1, 3]
    assert "/questions/?within=note" in table.client.get(f"{table.address}notes/{offices}/").text


def test_page_asks_about_twelve_relationships_and_first_about_those_without_an_answer(
    table: Table, offices: UUID, calls: UUID
) -> None:
    table.hand.edit(calls, {"relationship.fixed_cost": "3"})
    others = table.hand.add(RELATIONSHIPS, *(f"Forum {number}" for number in range(MOST_FORMS + 1)))
    for key in others:
        table.hand.edit(key, {"relationship.segment": str(offices)})
    page = table.client.get(question_url(table, offices, "cost")).text
    assert [f'name="{key}-fixed_cost"' in page for key in (calls, *others)] == [False, *[True] * MOST_FORMS, False]
    assert "2 relationships not shown." in one_line(page)
    data = {f"{key}-fixed_cost": "5" for key in others[:MOST_FORMS]} | {"revision": str(table.hand.version)}
    assert table.client.post(question_url(table, offices, "cost"), data).status_code == 303
    assert [details(table.hand, key).fixed_cost for key in others] == [*[Decimal(5)] * MOST_FORMS, None]
    page = table.client.get(question_url(table, offices, "cost")).text
    assert f'name="{others[-1]}-fixed_cost"' in page


def test_question_asks_the_database_as_often_for_many_as_for_few(table: Table, offices: UUID, calls: UUID) -> None:
    few = count_queries(table.client, question_url(table, offices, "fit"))
    for key in table.hand.add(RELATIONSHIPS, "Forum", "Club", "Portal"):
        table.hand.edit(key, {"relationship.segment": str(offices)})
    table.hand.add(CHANNELS, "Post", "Fair")
    assert count_queries(table.client, question_url(table, offices, "fit")) == few
