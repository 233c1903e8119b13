"""Findings over HTTP: the lens, one finding with its cure, and the number on every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from canvas_app.boards.lens_registry import LENSES, draw_lens
from relationships.actions.canvases import archive_canvas
from relationships.checks.finding import Finding
from relationships.checks.inspection import inspect
from relationships.lenses.wording.history import sentence
from relationships.models import Canvas, Change, Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.findings.known_findings import dismiss, find_finding, finding, finding_url
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand
from tests.relationships.checks.rules import ALONE, CURT, UNTOLD, few_rules
from tests.uncached import count_queries

__all__ = ["few_rules", "finding", "finding_url"]
pytestmark = pytest.mark.usefixtures("few_rules")
SignInAs = Callable[..., Client]


def on_lens(table: Table) -> dict[str, str]:
    """Return the headers of a script's request on the lens."""
    return PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}checks/"}


def test_lens_shows_findings_by_weight_with_all_that_helps(table: Table, finding: Finding, finding_url: str) -> None:
    page = table.client.get(f"{table.address}checks/").text
    headings = re.findall(r"<h2[^>]*>(?:<svg.*?</svg>)?(.*?)</h2>", page.partition("</main>")[0])
    assert headings == ["1 error, 1 warning and 1 hint", "Errors", "Warnings", "Hints"]
    expected = (
        "Nobody serves “Offices”.",
        "at least 1 expected",
        "Why Alone segment matters.",
        "Add a relationship for them.",
    )
    assert [words in unmarked(page) for words in expected] == [True] * 4
    assert f'href="{finding_url}?lens=checks"' in page
    assert f'href="{finding_url}dismissal/?lens=checks"' in page
    assert f'href="{table.address}notes/{finding.about[0]}/?lens=checks"' in page
    assert f'href="/checks/{ALONE}/"' in page


def test_lens_of_a_canvas_without_findings_says_what_was_looked_at(table: Table) -> None:
    table.hand.edit(table.shop, {"text": "Our shop"})
    dismiss(table.hand, find_finding(table.hand, UNTOLD), "A sketch")
    page = table.client.get(f"{table.address}checks/").text
    assert "Nothing to check yet" in page
    assert "3 checks look at an empty canvas." in page
    assert "A sketch" in page


def test_questions_stand_apart_and_are_not_counted(table: Table, offices: UUID) -> None:
    (forum,) = table.hand.add(RELATIONSHIPS, "Forum")
    table.hand.edit(forum, {"relationship.segment": str(offices)})
    page = unmarked(table.client.get(f"{table.address}checks/").text)
    findings, asked = page.split('id="asked"')
    assert "Does “Offices” expect this?" not in findings
    assert "Does “Offices” expect this?" in asked
    assert f'href="{table.address}notes/{offices}/?lens=checks"' in asked
    assert re.findall(r'id="findings-count">\s*<span[^>]*>(\d+)<', page) == ["2"]


def test_open_questions_without_findings_are_no_success(table: Table, offices: UUID) -> None:
    table.hand.add(RELATIONSHIPS, "Forum")
    (forum,) = table.hand.document.notes(RELATIONSHIPS)
    table.hand.edit(forum.id, {"relationship.segment": str(offices)})
    while finding := next(iter(inspect(table.hand.document, timezone.localdate()).findings), None):
        dismiss(table.hand, finding, "A sketch")
    page = table.client.get(f"{table.address}checks/").text
    lens = page.partition('id="lens"')[2].partition('id="dismissed"')[0]
    assert "No findings yet: 1 unanswered question" in one_line(unmarked(lens))
    assert "#circle-check" not in lens
    stage = one_line(table.client.get(f"{table.address}evolution/?stage=idea").text).partition('"stage-findings"')[2]
    stage = stage.partition("</section>")[0]
    assert "No findings yet: 1 unanswered question." in stage
    assert "#circle-check" not in stage
    assert "#shield-check" not in lens
    count = page.partition('id="findings-count"')[2].partition("</a>")[0]
    assert 'aria-hidden="true">1?<' in count
    assert "1 unanswered question<" in count
    assert "warn" not in count


def test_dismissed_finding_stands_apart_with_reason_day_and_whoever_did_it(table: Table, finding: Finding) -> None:
    dismiss(table.hand, finding)
    before, apart = unmarked(table.client.get(f"{table.address}checks/").text).split('id="dismissed"')
    assert finding.sentence not in before
    assert "1 warning and 1 hint" in before
    day = f"{timezone.localdate():%B %Y}"
    assert [words in apart for words in (finding.sentence, "They serve themselves", "by Ada:", day)] == [True] * 4


def test_lens_names_who_dismissed_as_they_are_called_now(table: Table, finding: Finding, ben: Hand) -> None:
    dismiss(ben, finding)
    assert "by Ben:" in unmarked(table.client.get(f"{table.address}checks/").text)
    change = Change.objects.get(action="finding.dismiss")
    assert change.actor is not None
    change.actor.display_name = "Benjamin"
    change.actor.save()
    assert "by Benjamin:" in unmarked(table.client.get(f"{table.address}checks/").text)
    change.actor.delete()
    assert "by a former member:" in unmarked(table.client.get(f"{table.address}checks/").text)


def test_lens_asks_as_often_for_many_findings_as_for_few(table: Table, finding: Finding) -> None:
    few = count_queries(table.client, f"{table.address}checks/")
    dismiss(table.hand, finding)
    table.hand.add(SEGMENTS, *(f"Segment {number}" for number in range(9)))
    assert count_queries(table.client, f"{table.address}checks/") == few


def test_lens_kept_in_the_cache_holds_no_token_and_no_reader(table: Table, finding: Finding) -> None:
    canvas = Canvas.objects.get(pk=table.hand.canvas_id)
    canvas.my_role = Role.OWNER  # type: ignore[attr-defined]
    drawn = draw_lens(canvas, LENSES["checks"], canvas.version)
    assert [words in drawn for words in ("csrf", "request_id", "Ada")] == [False] * 3


def test_finding_shows_its_evidence_and_what_the_cure_would_change(
    table: Table, finding: Finding, finding_url: str
) -> None:
    page, fragment = table.client.get(finding_url).text, table.client.get(finding_url, headers=PARTIAL).text
    for answer in (page, fragment):
        expected = (
            "Relationships for it",
            "Add a relationship for them.",
            "“Help” in Customer Relationships",
            "will be resolved",
        )
        assert [words in unmarked(answer) for words in expected] == [True] * 4
        assert f'value="{finding.fingerprint}"' in answer
        assert f'href="{table.address}notes/{finding.about[0]}/"' in answer
    assert ("<html" in page, "<html" in fragment) == (True, False)
    assert "<title>Nobody serves “Offices”. · Bean There · Rapport</title>" in page
    assert table.hand.texts(RELATIONSHIPS) == []


def test_field_that_a_cure_changes_is_shown_before_and_after(table: Table) -> None:
    page = table.client.get(f"{table.address}findings/{find_finding(table.hand, CURT).key}/").text
    assert "<del>Shop</del>" in unmarked(page)
    assert "<ins>Shop, and more</ins>" in unmarked(page)


def test_finding_without_a_cure_says_so(table: Table) -> None:
    finding_url = f"{table.address}findings/{find_finding(table.hand, UNTOLD).key}/"
    page = table.client.get(finding_url).text
    assert "There is no quick fix" in page
    assert "Apply" not in page
    assert table.client.get(f"{finding_url}preview/")["Location"] == finding_url


def test_preview_shows_the_canvas_cured_and_saves_nothing(table: Table, finding: Finding, finding_url: str) -> None:
    before = table.hand.revision
    page = one_line(table.client.get(f"{finding_url}preview/?lens=checks").text)
    assert "Preview: nothing is saved yet." in page
    (card,) = (part for part in page.split('<li id="note-')[1:] if 'data-text="Help' in part)
    assert '<span class="chip accent">new</span>' in card
    assert '<a class="note-link" aria-describedby' in card.split("</li>")[0]
    assert f'href="{finding_url}?lens=checks"' in page
    assert (table.hand.revision, table.hand.texts(RELATIONSHIPS)) == (before, [])


def test_cure_is_one_change_that_can_be_undone(table: Table, finding: Finding, finding_url: str) -> None:
    before = table.hand.document
    response = table.client.post(f"{finding_url}cure/", {"opened": finding.fingerprint, "lens": "checks"})
    assert (response.status_code, response["Location"]) == (303, f"{table.address}checks/")
    assert table.hand.texts(RELATIONSHIPS) == ["Help"]
    change = Change.objects.latest("revision")
    assert sentence(change) == "fixed “Alone segment” by adding “Help” to Customer Relationships"
    table.client.post(f"{table.address}changes/{change.revision}/reversal/")
    assert table.hand.document == before


def test_cured_finding_leaves_drawer_and_lens_and_offers_undo(table: Table, finding: Finding, finding_url: str) -> None:
    data = {"opened": finding.fingerprint}
    answer = table.client.post(f"{finding_url}cure/", data, headers=on_lens(table)).text
    assert '<h2 id="drawer-name">Fixed</h2>' in answer
    assert 'hx-target="#lens" hx-swap="outerMorph"' in answer
    assert f'hx-post="{table.address}changes/{table.hand.revision}/reversal/?state=' in answer
    assert "1 warning and 1 hint" in answer


@pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "fragment"])
def test_cure_of_what_changed_since_it_was_looked_at_is_409_with_how_it_is_now(
    table: Table, ben: Hand, headers: dict[str, str]
) -> None:
    seen = find_finding(table.hand, CURT)
    ben.edit(table.shop, {"text": "Fax"})
    finding_url = f"{table.address}findings/{seen.key}/"
    response = table.client.post(f"{finding_url}cure/", {"opened": seen.fingerprint}, headers=headers)
    assert response.status_code == 409
    assert "The data behind this finding has changed since you opened it." in response.text
    assert "Letters: 3" in response.text
    ben.edit(table.shop, {"text": "By telefax"})
    response = table.client.post(f"{finding_url}cure/", {"opened": seen.fingerprint}, headers=headers)
    assert response.status_code == 409
    assert "This finding no longer occurs" in response.text
    assert table.hand.texts(CHANNELS) == ["By telefax"]


def test_cure_that_is_sent_twice_is_carried_out_once(table: Table, finding: Finding, finding_url: str) -> None:
    data = {"opened": finding.fingerprint, "request_id": "one"}
    assert [table.client.post(f"{finding_url}cure/", data).status_code for _ in range(2)] == [303, 303]
    assert table.hand.texts(RELATIONSHIPS) == ["Help"]


def test_finding_that_is_not_there_says_so_and_leads_on(table: Table, finding: Finding) -> None:
    response = table.client.get(f"{table.address}findings/{'0' * 16}/")
    assert response.status_code == 200
    assert "No longer found" in response.text
    assert finding.sentence in unmarked(response.text)
    assert table.client.get(f"{table.address}findings/nothing/").status_code == 404


def test_findings_of_one_note_are_a_page_and_a_part_of_its_details(
    table: Table, offices: UUID, finding_url: str
) -> None:
    address = f"{table.address}notes/{offices}/findings/"
    assert f'hx-get="{address}?within=note"' in table.client.get(f"{table.address}notes/{offices}/").text
    page = table.client.get(address).text
    part = table.client.get(f"{address}?within=note", headers=PARTIAL).text
    for answer in (page, part):
        assert "Nobody serves “Offices”." in unmarked(answer)
        assert "says little" not in answer.split('id="drawer"')[-1]
    assert part.lstrip().startswith("<section")
    assert table.client.get(f"{table.address}notes/{uuid4()}/findings/").status_code == 404


def test_viewer_sees_findings_and_is_offered_nothing_to_write(
    table: Table, finding: Finding, finding_url: str, sign_in_as: SignInAs
) -> None:
    vera = sign_in_as("vera", Role.VIEWER)
    dismiss(table.hand, find_finding(table.hand, UNTOLD), "A sketch")
    for address in (
        f"{table.address}checks/",
        finding_url,
        f"{finding_url}preview/",
        f"{table.address}notes/{finding.about[0]}/",
    ):
        page = vera.get(address).text
        assert [words in page for words in ("Apply", "/dismissal/", "Restore finding", "/return/")] == [False] * 4
    assert "A sketch" in vera.get(f"{table.address}checks/").text
    assert finding.sentence in unmarked(vera.get(f"{table.address}notes/{finding.about[0]}/").text)
    dismiss(table.hand, finding)
    assert "by Ada:" in unmarked(vera.get(f"{table.address}notes/{finding.about[0]}/").text)
    assert vera.post(f"{finding_url}cure/", {"opened": finding.fingerprint}).status_code == 403
    assert table.hand.texts(RELATIONSHIPS) == []


def test_archived_canvas_shows_findings_and_takes_no_cure(table: Table, finding: Finding, finding_url: str) -> None:
    archive_canvas(table.hand.canvas_id, table.hand.user_id)
    assert "Apply" not in table.client.get(finding_url).text
    assert table.client.post(f"{finding_url}cure/", {"opened": finding.fingerprint}).status_code == 403
