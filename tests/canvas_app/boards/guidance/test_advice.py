"""Advice on a segment over HTTP: its answers, the resulting ranking, and adopting a type."""

from __future__ import annotations

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
from tests.markup import unmarked
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
    assert "Too little is known of them" in page
    assert ("Worth answering first" in page, "<meter" in page) == (True, False)


@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_answers_are_kept_and_put_the_types_in_order(
    table: Table, offices: UUID, address: str, headers: dict[str, str]
) -> None:
    answer = table.client.post(address, LUXURY | {"segment-main_goal": "retention"}, headers=headers, follow=True).text
    stored = details(table.hand, offices)
    assert (stored.factors[Factor.PRICE], stored.main_goal) == (Level.HIGH, Goal.RETENTION)
    assert "5 of 18 questions answered" in answer
    first, second, *_ = answer.split('<div class="suggestion">')[1:]
    assert "Dedicated personal assistance" in first
    assert "They want a person" in first
    assert "Personal assistance" in second
    assert ("What would change the order" in answer, "A mix to begin with" in answer) == (True, True)
    table.hand.undo()
    assert details(table.hand, offices).factors == {}


def test_what_the_figures_answer_is_said_beside_the_question(table: Table, offices: UUID, address: str) -> None:
    table.hand.edit(offices, {"segment.customers_now": 20_000})
    page = table.client.get(address).text
    assert "1 of 18 questions answered" in page
    assert "Left open, this is “high”: 20,000 customers" in unmarked(page)


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
    assert "on the canvas" in page
    assert 'Use this<span class="visually-hidden"> Personal assistance<' not in page


def test_reader_sees_the_advice_and_no_form(table: Table, address: str, sign_in_as: Callable[..., Client]) -> None:
    table.client.post(address, LUXURY)
    vera = sign_in_as("vera", Role.VIEWER)
    page = vera.get(address).text
    assert ("Dedicated personal assistance" in page, "advice-form" in page, "Use this" in page) == (True, False, False)
    assert vera.post(address, LUXURY).status_code == 403


def test_bad_answer_is_told_and_nothing_is_written(table: Table, offices: UUID, address: str) -> None:
    answer = table.client.post(address, LUXURY | {"segment-factors.price": "enormous"})
    assert (answer.status_code, "enormous is not one of the available choices" in answer.text) == (422, True)
    assert details(table.hand, offices).factors == {}


def test_newer_answer_of_somebody_else_is_shown_before_it_is_replaced(
    table: Table, ben: Hand, offices: UUID, address: str
) -> None:
    opened = str(table.hand.version)
    ben.edit(offices, {"segment.factors.price": "low"})
    data = LUXURY | {"revision": opened}
    answer = table.client.post(address, data)
    assert (answer.status_code, "Ben changed this meanwhile to “Low”." in unmarked(answer.text)) == (409, True)
    again = data | {"over": read_form_fields(answer.text, "advice-form")["over"][0]}
    assert table.client.post(address, again).status_code == 303
    assert details(table.hand, offices).factors[Factor.PRICE] is Level.HIGH


def test_only_a_segment_gets_advice(table: Table) -> None:
    for key in (table.shop, uuid4()):
        assert table.client.get(f"{table.address}notes/{key}/advice/").status_code == 404


def test_weights_stand_in_one_table(client: Client) -> None:
    page = client.get("/catalogue/weights/").text
    assert page.count('<th scope="row">') == len(Factor) + len(Goal)
    assert page.count("<cite>") >= len(Factor) + len(Goal)
