"""Dismissing a finding with a reason over HTTP, and withdrawing the dismissal."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from relationships.actions.share_links import make_link
from relationships.checks.finding import Finding
from relationships.models import Dismissal, Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.findings.known_findings import dismiss, find_finding, finding, finding_url
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import CHANNELS, Hand
from tests.relationships.checks.rules import CURT, UNTOLD, few_rules

__all__ = ["few_rules", "finding", "finding_url"]
pytestmark = pytest.mark.usefixtures("few_rules")
REASON = "They serve\nthemselves"


def dismissal_form(finding: Finding, **more: str) -> dict[str, str]:
    return {"opened": finding.fingerprint, "reason": REASON, **more}


def reasons() -> list[str]:
    return list(Dismissal.objects.values_list("reason", flat=True))


def test_finding_is_dismissed_with_a_reason_and_counted_again(table: Table, finding: Finding, finding_url: str) -> None:
    assert "Why doesn’t this apply?" in table.client.get(f"{finding_url}dismissal/").text
    response = table.client.post(f"{finding_url}dismissal/", dismissal_form(finding, lens="checks"))
    assert (response.status_code, response["Location"]) == (303, f"{table.address}checks/")
    assert reasons() == [REASON]
    assert "They serve" in table.client.get(finding_url).text
    response = table.client.post(f"{finding_url}return/")
    assert (response.status_code, response["Location"]) == (303, finding_url)
    assert reasons() == []


def test_answer_in_the_drawer_is_the_finding_as_it_stands(table: Table, finding: Finding, finding_url: str) -> None:
    done = table.client.post(f"{finding_url}dismissal/", dismissal_form(finding), headers=PARTIAL)
    assert done["HX-Replace-Url"] == finding_url
    assert "Restore finding" in done.text
    assert f'action="{table.address}changes/{table.hand.revision}/reversal/?state=' in done.text
    done = table.client.post(f"{finding_url}return/", headers=PARTIAL)
    assert "Apply" in done.text


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "Enter a reason."),
        ("  \n ", "Enter a reason."),
        ("x" * 2001, "has 2001 characters. At most 2000 are allowed"),
        ("a\u202eb", "The character U+202E isn’t allowed"),
    ],
)
@pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "fragment"])
def test_reason_that_is_none_is_refused_beside_the_field_and_kept(
    table: Table, finding: Finding, finding_url: str, reason: str, words: str, headers: dict[str, str]
) -> None:
    response = table.client.post(f"{finding_url}dismissal/", dismissal_form(finding, reason=reason), headers=headers)
    assert response.status_code == 422
    assert words in response.text
    assert reason.strip() in response.text
    assert reasons() == []


def test_dismissal_of_what_changed_since_keeps_what_was_typed(table: Table, ben: Hand) -> None:
    seen = find_finding(table.hand, CURT)
    finding_url = f"{table.address}findings/{seen.key}/"
    ben.edit(table.shop, {"text": "Fax"})
    response = table.client.post(f"{finding_url}dismissal/", dismissal_form(seen), headers=PARTIAL)
    assert response.status_code == 409
    assert [words in response.text for words in ("has changed since you opened", "They serve", "Letters: 3")] == [
        True
    ] * 3
    assert f'value="{find_finding(table.hand, CURT).fingerprint}"' in response.text
    ben.edit(table.shop, {"text": "By telefax"})
    response = table.client.post(f"{finding_url}dismissal/", dismissal_form(seen), headers=PARTIAL)
    assert (response.status_code, "They serve" in response.text, reasons()) == (409, True, [])


def test_dismissal_by_somebody_else_meanwhile_is_shown_with_their_reason(
    table: Table, ben: Hand, finding: Finding, finding_url: str
) -> None:
    dismiss(ben, finding, "A partner serves them")
    response = table.client.post(f"{finding_url}dismissal/", dismissal_form(finding))
    assert response.status_code == 409
    assert [words in unmarked(response.text) for words in ("A partner serves them", "by Ben", "They serve")] == [
        True
    ] * 3
    assert reasons() == ["A partner serves them"]


def test_finding_that_returned_says_that_and_why_it_had_been_dismissed(table: Table) -> None:
    dismiss(table.hand, find_finding(table.hand, CURT), "It is a name")
    table.hand.edit(table.shop, {"text": "Fax"})
    for path in ("checks/", f"findings/{find_finding(table.hand, CURT).key}/", f"notes/{table.shop}/findings/"):
        page = table.client.get(f"{table.address}{path}").text
        assert [words in page for words in ("It is a name", "so the finding is back")] == [True] * 2


def test_dismissal_of_what_is_not_found_at_present_can_be_forgotten(
    table: Table, offices: UUID, finding: Finding, finding_url: str
) -> None:
    dismiss(table.hand, finding, "A partner serves them")
    table.hand.delete(offices)
    page = table.client.get(f"{table.address}checks/").text
    apart = page.split("Dismissed earlier, not found now: 1")[1]
    assert [words in apart for words in ("Alone segment", "a deleted note", "A partner serves them")] == [True] * 3
    assert "Delete dismissal" in table.client.get(finding_url).text
    table.client.post(f"{finding_url}return/")
    assert reasons() == []


def test_form_for_what_is_not_found_says_so(table: Table) -> None:
    page = table.client.get(f"{table.address}findings/{'0' * 16}/dismissal/").text
    assert "No longer found" in page
    assert "Why doesn’t this apply?" not in page


def test_viewer_dismisses_nothing_and_outsider_finds_nothing(
    table: Table, finding: Finding, finding_url: str, sign_in_as: Callable[..., Client]
) -> None:
    vera, olga = sign_in_as("vera", Role.VIEWER), sign_in_as("olga")
    assert [
        client.post(f"{finding_url}dismissal/", dismissal_form(finding)).status_code for client in (vera, olga)
    ] == [403, 404]
    dismiss(table.hand, finding)
    assert [client.post(f"{finding_url}return/").status_code for client in (vera, olga)] == [403, 404]
    assert len(reasons()) == 1


def test_shared_link_shows_findings_and_reasons_and_no_member(table: Table, finding: Finding, offices: UUID) -> None:
    dismiss(table.hand, find_finding(table.hand, UNTOLD), "A sketch")
    home = f"/shared/{make_link(table.hand.canvas_id, table.hand.user_id, '', None).token}/"
    board = Client().get(home).text
    assert "1 finding<" in board.partition(f'href="{home}notes/{offices}/findings/"')[2].partition("</a>")[0]
    assert '<span class="chip warn num">2</span>' in board
    every = unmarked(Client().get(f"{home}findings/", headers=PARTIAL).text)
    assert [words in every for words in (finding.sentence, "A sketch", "Add a relationship for them.")] == [True] * 3
    one = Client().get(f"{home}notes/{offices}/findings/").text
    assert "findings-name" not in Client().get(f"{home}notes/{table.hand.add(CHANNELS, 'By mail')[0]}/").text
    assert finding.sentence in unmarked(Client().get(f"{home}notes/{offices}/", headers=PARTIAL).text)
    for page in (board, every, one):
        assert [words in page for words in ("Ada", "/canvases/", "/dismissal/", '<form method="post"')] == [False] * 4
