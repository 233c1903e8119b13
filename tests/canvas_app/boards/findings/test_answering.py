"""Open questions: every field in which they are answered, what is said beside it, and what saving says."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from inspect import getsource
from uuid import UUID

from django.test import Client
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.boards.ask_links import ask_url, problem_values
from relationships.actions.canvases import create_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.checks.finding import OpenQuestion
from relationships.checks.inspection import inspect
from relationships.checks.rule import RULES
from relationships.document.canvas import CanvasDocument
from relationships.models import Role
from relationships.store.load import load_document
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL, SetToday
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import RELATIONSHIPS
from tests.relationships.checks.building import TODAY
from tests.relationships.checks.test_conduct import APP, SHOP, reached
from tests.relationships.checks.test_cost_to_serve import calls, paying, serving
from tests.relationships.checks.test_rules import CASES


def questions_in(document: CanvasDocument) -> tuple[OpenQuestion, ...]:
    return inspect(document, timezone.localdate()).questions


def fields_asked(question: OpenQuestion) -> set[str]:
    return {f"{ask.form.value}: {ask.field}" for ask in question.asks}


def rules_that_ask() -> set[str]:
    """Return the rules that can ask a question, by their source."""
    return {code for code, rule in RULES.items() if re.search(r"\bask\(|OpenQuestion\(", getsource(rule.check))}


def canvases_by_field() -> dict[tuple[str, str], CanvasDocument]:
    """Return a canvas for every field that some question asks for, by rule and field."""
    per_order = {**paying("4.2", "70", "order"), "factors": {"frequency": "high"}}
    others = [serving(calls(cost_per_customer="9"), **per_order), reached([SHOP, APP])]
    cases = [document for case in CASES for document in (case.problem, case.cured, case.near_miss)] + others
    return {
        (question.rule, field): document
        for document in cases
        for question in questions_in(document)
        for field in fields_asked(question)
    }


def test_every_link_of_a_question_opens_its_field_with_the_focus(
    user: User, signed_in: Callable[[User], Client], set_today: SetToday
) -> None:
    set_today(TODAY)
    client, faults, canvases = signed_in(user), [], canvases_by_field()
    for (rule, field), document in canvases.items():
        canvas_id = create_canvas(user.pk, document)
        question, ask = next(
            (question, ask)
            for question in questions_in(load_document(canvas_id).document)
            for ask in question.asks
            if (question.rule, f"{ask.form.value}: {ask.field}") == (rule, field)
        )
        address = ask_url(canvas_id, problem_values(rule, question.key, is_question=True), ask)
        page = one_line(client.get(address, headers=PARTIAL).text)
        is_stated = page.count('role="note"') == page.count(" autofocus") == 1
        is_described = 'aria-describedby="id_' in page and "_problem" in page.split(" autofocus")[0]
        if not (is_stated and is_described and one_line(question.sentence) in unescape(unmarked(page))):
            faults.append((rule, field))
    assert faults == []
    assert {rule for rule, _ in canvases} >= rules_that_ask()


def add_relationships(table: Table, offices: UUID, *names: str) -> list[UUID]:
    keys = table.hand.add(RELATIONSHIPS, *names)
    for key in keys:
        table.hand.edit(key, {"relationship.segment": str(offices)})
    return keys


def address_of_goals(table: Table, relationship: UUID) -> str:
    question = next(found for found in questions_in(table.hand.document) if found.rule == "lifecycle-gap")
    ask = next(ask for ask in question.asks if ask.subject == relationship)
    return ask_url(table.hand.canvas_id, problem_values("lifecycle-gap", question.key, is_question=True), ask)


def goals_asked(page: str) -> str:
    return next(item for item in page.split('id="asked"')[1].split("<li>") if "acquisition, retention or" in item)


def test_question_about_goals_leads_to_every_relationship_that_has_goals_to_choose(
    table: Table, offices: UUID, sign_in_as: Callable[..., Client]
) -> None:
    forum, desk = add_relationships(table, offices, "Forum", "Desk")
    asked = goals_asked(table.client.get(f"{table.address}checks/").text)
    assert "Answer in" in asked
    for key in (forum, desk):
        address = address_of_goals(table, key).replace("&", "&amp;")
        assert f'href="{address}&amp;lens=checks"' in asked
    assert f"notes/{offices}/" not in asked
    seen = goals_asked(sign_in_as("viewer", Role.VIEWER).get(f"{table.address}checks/").text)
    assert f'href="{table.address}notes/{offices}/?lens=checks"' in seen
    assert "Answer in" not in seen


def test_open_goal_of_lifecycle_leads_to_the_field_of_this_goal(table: Table, offices: UUID) -> None:
    (forum,) = add_relationships(table, offices, "Forum")
    table.hand.edit(offices, {"segment.roles": ["payer"]})
    describe_canvas(table.hand.canvas_id, table.hand.user_id, Submission(), changes={"stage": "growth"}, base=None)
    lens = unescape(table.client.get(f"{table.address}lifecycle/").text)
    for goal in ("acquisition", "retention", "boosting_sales"):
        (link,) = re.findall(rf'href="([^"]*notes/{forum}/[^"]*goal={goal}[^"]*)"', lens)
        page = table.client.get(link).text
        (focused,) = (tag for tag in re.findall("<input[^>]*>", page) if " autofocus" in tag)
        assert f'value="{goal}"' in focused or f"goals.{goal}" in focused
    unknown = table.client.get(link.replace("boosting_sales", "friendship"))
    assert " autofocus" in unknown.text


def test_of_many_places_the_first_are_linked(table: Table, offices: UUID) -> None:
    add_relationships(table, offices, *map(str, range(7)))
    asked = goals_asked(table.client.get(f"{table.address}checks/").text)
    assert asked.count("<a") == 5
    assert "and 2 more" in asked


def test_saved_answer_says_that_the_question_is_answered(table: Table, offices: UUID) -> None:
    (forum,) = add_relationships(table, offices, "Forum")
    address = address_of_goals(table, forum)
    stated = table.client.get(address, headers=PARTIAL).text
    assert "Not answered" in stated
    # A question is no warning.
    assert ('class="problem asked"' in stated, 'class="problem"' in stated) == (True, False)
    name = "relationship-goals.acquisition"
    fields = ["relationship-tactics.acquisition", name]
    data = {"field": fields, "block": RELATIONSHIPS.value, name: "on"}
    answer = table.client.post(address.replace("/?", "/fields/?"), data, headers=PARTIAL).text
    assert "Question answered" in answer
    region = table.client.get(f"{address.replace('/?', '/findings/?')}&within=note", headers=PARTIAL).text
    assert "Question answered" in region


def test_open_goal_in_lifecycle_leads_to_the_goals_of_the_relationship(table: Table, offices: UUID) -> None:
    (forum,) = add_relationships(table, offices, "Forum")
    page = table.client.get(f"{table.address}lifecycle/").text
    address = address_of_goals(table, forum).replace("&", "&amp;")
    assert f'href="{address}&amp;goal=acquisition&amp;lens=lifecycle"' in page
    assert page.count("Choose the goals of") >= 1
    assert "Gap: add a relationship" not in page
