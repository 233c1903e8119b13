"""What History shows of a change: each field before and after, and a link to the part that it is about."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import SEGMENTS
from tests.relationships.actions.measured import measure


def history(table: Table, client: Client | None = None) -> str:
    return one_line((client or table.client).get(f"{table.address}history/").text)


def lines(table: Table) -> list[str]:
    """Return the fields of the latest change as text: label, value before, value after."""
    first = history(table).partition('<ul class="field-changes">')[2].partition("</ul>")[0]
    return [unmarked(line).strip() for line in first.split("</li>")[:-1]]


@pytest.mark.parametrize(
    ("path", "before", "after", "shown"),
    [
        ("relationship.fixed_cost", "2100", "12", ("Fixed cost per month", "<del>€2,100</del>", "<ins>€12</ins>")),
        ("relationship.cost_per_customer", None, "1.05", ("Cost per customer", "<del>empty</del>", "€1.05")),
        ("status", "assumption", "fact", ("Status", "<del>Assumption</del>", "<ins>")),
        ("relationship.customers_served", "40", None, ("served", "<del>40</del>", "<ins>empty</ins>")),
    ],
)
def test_field_is_shown_before_and_after(
    table: Table, calls: UUID, path: str, before: str | None, after: str | None, shown: tuple[str, ...]
) -> None:
    if before != "assumption":
        table.hand.edit(calls, {path: before})
    table.hand.edit(calls, {path: after})
    (line,) = lines(table)
    for words in shown:
        assert words in line


def test_saves_that_are_one_step_are_one_entry_from_the_first_to_the_last(table: Table, calls: UUID) -> None:
    for cost in ("1", "12", "120"):
        table.hand.type(calls, {"relationship.fixed_cost": cost})
    (line,) = lines(table)
    assert "<del>empty</del>" in line
    assert "<ins>€120</ins>" in line


def test_long_text_is_shortened_and_whole_on_demand(table: Table, calls: UUID) -> None:
    table.hand.edit(calls, {"relationship.next_step": f"{'A portal ' * 20}\nfor all"})
    (line,) = lines(table)
    assert "<summary>" in line
    assert line.count("A portal") > 20
    short = line.partition("<summary>")[2].partition("</summary>")[0]
    assert len(short) < 150
    assert "…" in short


def test_short_text_is_told_by_the_sentence_alone(table: Table) -> None:
    table.hand.edit(table.shop, {"text": "Web shop"})
    page = history(table)
    assert "changed “Shop” to “Web shop”" in unmarked(page)
    assert "field-changes" not in page


def test_tactics_of_a_goal_are_shown(table: Table, calls: UUID) -> None:
    table.hand.edit(calls, {"goals.retention": ""})
    assert ["Retention" in line and "<ins>yes</ins>" in line for line in lines(table)] == [True]
    table.hand.edit(calls, {"goals.retention": "A call before they run out"})
    (line,) = lines(table)
    assert "<del>yes</del>" in line
    assert "A call before they run out" in line


def test_segments_are_named_also_when_they_are_gone(table: Table, offices: UUID) -> None:
    (homes,) = table.hand.add(SEGMENTS, "Homes")
    table.hand.edit(table.shop, {"segments": [str(offices)]})
    table.hand.edit(table.shop, {"segments": [str(homes)]})
    (line,) = lines(table)
    assert ("Offices" in line, "Homes" in line) == (True, True)
    table.hand.undo()
    table.hand.delete(homes)
    assert "a deleted note" in lines(table)[0]


def test_change_links_to_its_part_while_that_is_there(table: Table, offices: UUID, calls: UUID, nps: UUID) -> None:
    page = history(table)
    for address in (f"notes/{offices}/", f"notes/{calls}/", f"indicators/{nps}/", f"notes/{table.shop}/"):
        assert f'<a href="{table.address}{address}">Open' in page
    table.hand.delete(table.shop)
    assert f"notes/{table.shop}/" not in history(table)


def test_change_of_an_indicator_is_shown_and_linked(table: Table) -> None:
    key = measure(table.hand, "Churn")
    address = f"{table.address}indicators/{key}/"
    fields = read_form_fields(table.client.get(address).text, "indicator-form")
    table.client.post(address, fields | {"unit": "% of customers", "target": "5"})
    first, second = lines(table)
    assert "Unit" in first
    assert "<del>empty</del>" in first
    assert "% of customers" in first
    assert "Target" in second
    assert "<ins>5</ins>" in second


def test_viewer_sees_the_fields_and_no_link_to_what_is_for_editors(
    table: Table, sign_in_as: Callable[..., Client]
) -> None:
    details = f"{table.address}details/"
    fields = read_form_fields(table.client.get(details).text, "form")
    table.client.post(details, fields | {"stage": "growth"})
    assert f'<a href="{details}">Open' in history(table)
    page = history(table, sign_in_as("vera", Role.VIEWER))
    assert "<ins>Growth</ins>" in page
    assert details not in page


def test_own_words_are_not_translated(table: Table, calls: UUID) -> None:
    table.hand.edit(calls, {"relationship.owner": "Ines"})
    page = table.client.get(f"{table.address}history/").text
    assert '<ins translate="no">Ines</ins>' in page
    assert '<span class="visually-hidden"> <bdi translate="no">A call a month</bdi></span>' in page
