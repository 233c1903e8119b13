"""The number of findings: on cards, on the tab of every page, and in the details of a note."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from relationships.checks.finding import Finding
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.findings.known_findings import dismiss, finding
from tests.conftest import PARTIAL
from tests.markup import one_line
from tests.relationships.actions.board import CHANNELS
from tests.relationships.checks.rules import few_rules

__all__ = ["few_rules", "finding"]
pytestmark = pytest.mark.usefixtures("few_rules")


def test_details_ask_for_no_findings_where_there_are_none(table: Table) -> None:
    (mail,) = table.hand.add(CHANNELS, "By mail")
    table.client.get(table.address)
    page = one_line(table.client.get(f"{table.address}notes/{mail}/", headers=PARTIAL).text)
    assert (f"notes/{mail}/findings/?within=note" in page, 'hx-trigger="load' in page) == (True, False)


def test_every_page_of_a_canvas_has_the_number_on_the_tab(table: Table, offices: UUID) -> None:
    paths = ("", "relationships/", "checks/", "history/", "members/")
    tabs = [table.client.get(f"{table.address}{path}").text.split('id="findings-count">')[1] for path in paths]
    words = '<span class="chip warn num">3</span><span class="visually-hidden"> findings</span>'
    assert [tab.strip().startswith(words) for tab in tabs] == [True] * 5


def test_page_that_does_not_read_the_canvas_leaves_the_number_to_a_script(table: Table, offices: UUID) -> None:
    page = one_line(table.client.get(f"{table.address}history/").text)
    assert f'<canvas-findings data-address="{table.address}findings/" hidden>' in page
    answer = table.client.get(f"{table.address}findings/", headers=PARTIAL).text
    assert f'data-revision="{table.hand.version}"' in answer
    assert f'data-mark="{offices}"' in answer
    history = table.client.get(f"{table.address}history/").text
    assert re.findall(r'id="findings-count">\s*<span[^>]*>(\d+)<', history) == ["3"]


def test_card_shows_how_many_findings_its_note_has(table: Table, offices: UUID) -> None:
    page = one_line(table.client.get(table.address).text)
    mark = page.split(f'<li id="note-{offices}"')[1].split("</li>")[0].split('<a class="chip mark ')[1]
    address = f"{table.address}notes/{offices}/findings/"
    assert mark.startswith(f'bad" data-mark="{offices}" data-findings="1" href="{address}" title="1 finding"')
    assert '<span class="mark-words">1 finding<span class="visually-hidden">, error</span></span>' in mark


def test_mark_goes_when_the_finding_is_dismissed_and_comes_back(table: Table, finding: Finding, offices: UUID) -> None:
    dismiss(table.hand, finding)
    assert f'data-mark="{offices}"' not in table.client.get(table.address).text
    table.hand.undo()
    assert f'data-mark="{offices}"' in table.client.get(table.address).text


def test_write_does_not_wait_for_the_checks(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("no write holds the rules against the canvas")

    monkeypatch.setattr("canvas_app.boards.board.marks.inspect", fail)
    for headers in ({}, PARTIAL):
        data = {"block": CHANNELS.value, "text": "By mail"}
        assert table.client.post(f"{table.address}notes/", data, headers=headers).status_code in (200, 303)
