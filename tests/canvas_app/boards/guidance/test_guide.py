"""The next steps over HTTP: what the lens shows to whom, and the test of an assumption."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID, uuid4

import pytest
from django.test import Client

from relationships.catalog.blocks import Block
from relationships.document.notes import Experiment
from relationships.guide.experiments import PATTERNS
from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import Hand

PROPOSED = PATTERNS[Block.CHANNELS]
TYPED = {
    "hypothesis": "Offices order in the shop.",
    "test": "Open it for a week.",
    "measure": "Orders",
    "criterion": "At least 20",
}


@pytest.fixture
def address(table: Table) -> str:
    return f"{table.address}guide/"


@pytest.fixture
def test_address(table: Table) -> str:
    return f"{table.note}test/"


def planned(table: Table) -> Experiment | None:
    return table.hand.note(table.shop).experiment


def shown(page: str) -> str:
    return unmarked(one_line(page))


def test_lens_names_the_assumption_and_the_steps(table: Table, address: str, test_address: str) -> None:
    page = shown(table.client.get(address).text)
    assert "Test this first" in page
    assert "Customers can be reached through “Shop”." in page
    assert PROPOSED.criterion in page
    assert f'href="{test_address}?lens=guide"' in table.client.get(address).text
    for heading in (
        "Know your segments",
        "Choose relationships",
        "Put tools and people in place",
        "Measure and improve",
    ):
        assert heading in page
    assert f'href="{table.address}notes/?block=customer_segments&amp;lens=guide"' in table.client.get(address).text


def test_lens_names_reasons_outcomes_and_cases(table: Table, calls: UUID, address: str) -> None:
    page = shown(table.client.get(address).text)
    assert "Write down what “Offices” needs." in page
    assert "Every segment states its needs" in page
    assert re.search(r"Example ?</dt> ?<dd> ?[A-Z]\w+: “", one_line(table.client.get(address).text))


def test_question_of_the_guide_is_stated_beside_its_field_until_it_is_answered(
    table: Table, offices: UUID, address: str
) -> None:
    page = table.client.get(address).text
    link = re.search(rf'href="({table.address}notes/{offices}/\?question=[^"]+)"', page)
    assert link
    form = table.client.get(link[1].replace("&amp;", "&")).text
    assert "What do these customers need?" in form
    field = re.search(r'<textarea[^>]*name="segment-needs"[^>]*>', form)
    assert field
    assert "autofocus" in field[0]
    table.hand.edit(offices, {"segment.needs": "Good coffee"})
    assert "Question answered" in table.client.get(link[1].replace("&amp;", "&")).text
    assert "Write down what “Offices” needs." not in shown(table.client.get(address).text)


@pytest.mark.parametrize("code", ["segment-needs", "test-result", "no-such-check"])
def test_question_that_nobody_asked_opens_the_note(table: Table, offices: UUID, code: str) -> None:
    answer = table.client.get(f"{table.address}notes/{offices}/?question={'0' * 16}&check={code}")
    assert answer.status_code == HTTPStatus.OK


def test_viewer_sees_the_guide_and_is_offered_nothing_to_write(
    table: Table, calls: UUID, address: str, sign_in_as: Callable[..., Client]
) -> None:
    page = sign_in_as("vera", Role.VIEWER).get(address).text
    assert "Test this first" in page
    assert "guide.pdf" in page
    assert "/test/" not in page
    assert "?question=" not in page
    assert "?block=" not in page


def test_proposal_is_shown_and_not_saved(table: Table, test_address: str) -> None:
    before = table.hand.revision
    page = table.client.get(test_address).text
    assert "This is a proposal" in page
    fields = read_form_fields(page, "experiment-form")
    assert fields["test"] == [PROPOSED.test]
    assert fields["hypothesis"] == ["Customers can be reached through “Shop”."]
    assert (table.hand.revision, planned(table)) == (before, None)


@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_test_is_planned_with_what_was_typed(table: Table, test_address: str, headers: dict[str, str]) -> None:
    fields = read_form_fields(table.client.get(test_address).text, "experiment-form")
    answer = table.client.post(test_address, fields | TYPED, headers=headers, follow=True)
    assert "Test planned. Enter its result in the note." in answer.text
    assert planned(table) == Experiment(**TYPED)
    assert "This test is planned" in table.client.get(test_address).text
    page = shown(table.client.get(f"{table.address}guide/").text)
    assert "Finish the test of “Shop”, and enter the result." in page
    table.client.post(f"{table.address}undo/")
    assert planned(table) is None


def test_too_long_a_test_comes_back_with_its_error(table: Table, test_address: str) -> None:
    answer = table.client.post(test_address, TYPED | {"measure": "x" * 1_000, "revision": "1"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "x" * 1_000 in answer.text
    assert 'class="error"' in answer.text
    assert planned(table) is None


def test_test_that_others_have_planned_meanwhile_is_a_conflict(table: Table, test_address: str, ben: Hand) -> None:
    fields = read_form_fields(table.client.get(test_address).text, "experiment-form")
    ben.edit(table.shop, {"experiment.test": "Ask ten."})
    answer = table.client.post(test_address, fields | TYPED)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Ask ten." in answer.text
    assert TYPED["test"] in answer.text
    assert planned(table) == Experiment(test="Ask ten.")


def test_test_of_a_note_that_is_gone_is_not_found(table: Table) -> None:
    assert table.client.get(f"{table.address}notes/{uuid4()}/test/").status_code == HTTPStatus.NOT_FOUND
