"""Editing when a relationship starts and ends over HTTP, by its bar and by its form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils.html import strip_tags

from relationships.lenses.wording.history import sentence
from relationships.models import Change, Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import Hand, details

SPAN = {"relationship-start_stage": "start_up", "relationship-end_stage": "growth"}


@pytest.fixture
def address(table: Table, calls: UUID) -> str:
    return f"{table.address}notes/{calls}/stages/"


@pytest.fixture
def span(table: Table, calls: UUID) -> str:
    return f"{table.address}notes/{calls}/span/"


def stages(hand: Hand, key: UUID) -> tuple[str | None, str | None]:
    return details(hand, key).start_stage, details(hand, key).end_stage


def test_form_shows_what_is_said_and_offers_usual_triggers(table: Table, calls: UUID, address: str) -> None:
    table.hand.edit(calls, {"relationship.start_stage": "growth", "relationship.next_step": "A portal"})
    page = table.client.get(address, headers=PARTIAL).text
    fields = read_form_fields(page, "stages-form")
    assert [fields[f"relationship-{name}"] for name in ("start_stage", "end_stage", "next_step")] == [
        ["growth"],
        [""],
        ["A portal"],
    ]
    assert "Number of customers: We have more customers than we can serve in this way." in page
    assert "It is active from the growth stage." in page


def test_form_is_beside_the_board_or_the_lens_it_was_asked_from(table: Table, address: str) -> None:
    assert "<canvas-sheet" in table.client.get(address).text
    assert '<canvas-lens data-lens="evolution"' in one_line(table.client.get(f"{address}?lens=evolution").text)


def test_number_of_customers_says_what_it_counts(table: Table, offices: UUID) -> None:
    for number, words in ((50, "50 customers"), (1, "1 customer")):
        table.hand.edit(offices, {"segment.customers_now": number})
        page = table.client.get(f"{table.address}evolution/").text
        assert f" {words} " in one_line(strip_tags(page))


def test_stages_trigger_and_next_step_are_saved_and_undone(table: Table, calls: UUID, address: str) -> None:
    data = SPAN | {"relationship-change_trigger": "60 offices", "relationship-next_step": "A portal", "revision": "4"}
    response = table.client.post(address, data | {"lens": "evolution"})
    assert (response.status_code, response["Location"]) == (303, f"{address}?lens=evolution")
    found = details(table.hand, calls)
    assert (found.start_stage, found.end_stage) == ("start_up", "growth")
    assert (found.change_trigger, found.next_step, found.type) == ("60 offices", "A portal", "personal_assistance")
    table.hand.undo()
    assert (stages(table.hand, calls), details(table.hand, calls).next_step) == ((None, None), "")


def test_usual_trigger_is_added_to_what_was_written_and_not_twice(table: Table, calls: UUID, address: str) -> None:
    data = {"relationship-change_trigger": "60 offices", "relationship-usual": ["number", "market"]}
    table.client.post(address, data)
    written = details(table.hand, calls).change_trigger
    assert written.split("\n") == [
        "60 offices",
        "We have more customers than we can serve in this way.",
        "Competitors or new technology change what customers take for granted.",
    ]
    table.client.post(address, {"relationship-change_trigger": written, "relationship-usual": ["number"]})
    assert details(table.hand, calls).change_trigger == written


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            {"relationship-start_stage": "growth", "relationship-end_stage": "idea"},
            "The relationship starts at the growth stage, so it can’t end before that.",
        ),
        ({"relationship-start_stage": "sunset"}, "Choose one of the options in the list."),
        ({"relationship-usual": ["weather"]}, "Choose one of the options in the list."),
        ({"relationship-next_step": "x" * 2001}, "has 2001 characters. At most 2000 are allowed"),
        ({"relationship-change_trigger": "x" * 1990, "relationship-usual": ["number"]}, "At most 2000 are allowed"),
    ],
)
def test_wrong_input_is_said_beside_the_field_and_kept(
    table: Table, calls: UUID, address: str, data: dict[str, Any], message: str
) -> None:
    typed = {"relationship-change_trigger": "60 offices"} | data
    for headers in (PARTIAL, {}):
        response = table.client.post(address, typed, headers=headers)
        assert response.status_code == 422
        assert message in unmarked(response.text)
        assert str(typed["relationship-change_trigger"]) in response.text
    assert (stages(table.hand, calls), details(table.hand, calls).change_trigger) == ((None, None), "")


def test_end_before_the_start_is_refused_in_the_details_too(table: Table, calls: UUID) -> None:
    data = {"text": "A call a month", "status": "fact", "block": "customer_relationships", "revision": "4"}
    address = f"{table.address}notes/{calls}/"
    wrong = {"relationship-start_stage": "mature", "relationship-end_stage": "idea"}
    response = table.client.post(address, data | wrong, headers=PARTIAL)
    assert (response.status_code, "can’t end before that" in response.text) == (422, True)
    assert stages(table.hand, calls) == (None, None)


def test_newer_value_is_shown_beside_the_field_and_written_over_on_request(
    table: Table, ben: Hand, calls: UUID, address: str
) -> None:
    ben.edit(calls, {"relationship.end_stage": "mature"})
    data = SPAN | {"revision": "4", "relationship-next_step": "A portal"}
    response = table.client.post(address, data, headers=PARTIAL)
    assert response.status_code == 409
    assert "Ben changed this in the meantime to “Mature”." in unmarked(response.text)
    assert stages(table.hand, calls) == (None, "mature")
    over = read_form_fields(response.text, "stages-form")["over"][0]
    response = table.client.post(address, data | {"over": over}, headers=PARTIAL)
    assert (response.status_code, stages(table.hand, calls)) == (200, ("start_up", "growth"))


def test_two_who_change_one_end_each_do_not_make_it_end_before_it_begins(
    table: Table, ben: Hand, calls: UUID, address: str, span: str
) -> None:
    ben.edit(calls, {"relationship.end_stage": "idea"})
    data = {"relationship-start_stage": "growth", "relationship-next_step": "A portal", "revision": "4"}
    response = table.client.post(address, data, headers=PARTIAL)
    assert response.status_code == 422
    assert "The relationship would end before it starts." in response.text
    assert "A portal" in response.text
    assert table.client.post(span, {"start_stage": "growth", "revision": "4"}, headers=PARTIAL).status_code == 409
    assert stages(table.hand, calls) == (None, "idea")


def test_bar_is_dragged_and_the_lens_comes_anew(table: Table, calls: UUID, span: str) -> None:
    table.hand.edit(calls, {"relationship.next_step": "A portal"})
    headers = PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}evolution/"}
    data = {"start_stage": "start_up", "end_stage": "growth", "revision": "5"}
    answer = table.client.post(span, data, headers=headers).text
    assert 'hx-target="#lens" hx-swap="outerMorph"' in answer
    assert "“A call a month” is active from start-up to growth." in unmarked(answer)
    assert 'data-first="2" data-last="3"' in " ".join(answer.split())
    assert (stages(table.hand, calls), details(table.hand, calls).next_step) == (("start_up", "growth"), "A portal")
    table.hand.undo()
    assert stages(table.hand, calls) == (None, None)


@pytest.mark.parametrize(
    "data", [{"start_stage": "sunset"}, {"start_stage": "growth", "end_stage": "idea"}], ids=["no stage", "backwards"]
)
def test_bar_that_cannot_be_is_a_notice(table: Table, calls: UUID, span: str, data: dict[str, str]) -> None:
    response = table.client.post(span, data, headers=PARTIAL)
    assert (response.status_code, response["HX-Retarget"]) == (422, "#notices")
    assert stages(table.hand, calls) == (None, None)


def test_bar_that_somebody_dragged_meanwhile_stays_as_it_is(table: Table, ben: Hand, calls: UUID, span: str) -> None:
    ben.edit(calls, {"relationship.start_stage": "mature"})
    response = table.client.post(span, {"start_stage": "start_up", "revision": "4"}, headers=PARTIAL)
    assert (response.status_code, "Ben changed this" in response.text) == (409, True)
    assert stages(table.hand, calls) == ("mature", None)
    # The other end has not changed since, so this is no conflict.
    table.client.post(span, {"end_stage": "mature", "revision": "4"}, headers=PARTIAL)
    assert stages(table.hand, calls) == ("mature", "mature")


def test_drag_that_is_sent_twice_is_done_once(table: Table, calls: UUID, span: str) -> None:
    data = {"start_stage": "growth", "revision": "4", "request_id": "once"}
    for _ in range(2):
        assert table.client.post(span, data, headers=PARTIAL).status_code == 200
    assert table.hand.revision == 5


def test_only_relationships_have_stages(table: Table, offices: UUID) -> None:
    for key in (table.shop, offices, uuid4()):
        note = f"{table.address}notes/{key}/"
        assert table.client.get(f"{note}stages/").status_code == 404
        assert table.client.post(f"{note}stages/", SPAN).status_code == 404
    response = table.client.post(f"{table.address}notes/{table.shop}/span/", {"start_stage": "idea"}, headers=PARTIAL)
    assert response.status_code == 409
    assert table.hand.note(table.shop).relationship is None


def test_viewer_writes_nothing_and_outsider_finds_nothing(
    table: Table, address: str, span: str, sign_in_as: Callable[..., Client]
) -> None:
    before = table.hand.revision
    viewer, outsider = sign_in_as("vera", Role.VIEWER), sign_in_as("olga")
    for path, data in ((address, SPAN), (span, {"start_stage": "growth"})):
        assert (viewer.post(path, data).status_code, outsider.post(path, data).status_code) == (403, 404)
    assert (viewer.get(address).status_code, outsider.get(address).status_code) == (403, 404)
    assert (table.client.get(span).status_code, table.client.put(address).status_code) == (405, 405)
    assert table.hand.revision == before


def test_history_says_what_was_changed(table: Table, calls: UUID, address: str, span: str) -> None:
    table.client.post(span, {"start_stage": "start_up", "end_stage": "growth"})
    table.client.post(address, SPAN | {"relationship-next_step": "A portal", "relationship-change_trigger": "60"})
    table.client.post(address, {"relationship-next_step": "A portal", "relationship-change_trigger": "60"})
    table.hand.undo()
    assert [sentence(change) for change in Change.objects.order_by("revision")[4:]] == [
        "set “A call a month” to be active from start-up to growth",
        "changed the relationship details (what triggers a change, what comes next) of “A call a month”",
        "set “A call a month” to be active at every stage",
        "set “A call a month” to be active from start-up to growth (undo)",
    ]


def test_what_is_changed_here_is_right_in_the_other_lenses(table: Table, calls: UUID, span: str) -> None:
    chip, option = '<span class="chip ">from the growth stage</span>', '<option value="growth" selected>'
    pages = (f"{table.address}relationships/", f"{table.address}notes/{calls}/")

    def shown() -> list[bool]:
        return [words in table.client.get(page).text for page, words in zip(pages, (chip, option), strict=True)]

    before = shown()
    table.client.post(span, {"start_stage": "growth"})
    after = shown()
    table.client.post(f"{table.address}undo/")
    assert (before, after, shown()) == ([False, False], [True, True], [False, False])


def test_details_of_a_relationship_lead_to_its_stages(table: Table, calls: UUID) -> None:
    page = table.client.get(f"{table.address}notes/{calls}/").text
    assert f'href="{table.address}notes/{calls}/stages/?lens=evolution"' in page
    assert "/stages/" not in table.client.get(table.note).text
