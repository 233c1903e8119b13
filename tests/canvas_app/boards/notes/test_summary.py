"""A note in brief, which is shown beside its card: for members, and by a secret link."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from relationships.actions.share_links import make_link
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line
from tests.relationships.actions.board import RELATIONSHIPS
from tests.relationships.checks.rules import few_rules

__all__ = ["few_rules"]


@pytest.fixture
def calls(table: Table, offices: UUID) -> UUID:
    (key,) = table.hand.add(RELATIONSHIPS, "A call a month")
    table.hand.edit(key, {"relationship.segment": str(offices), "relationship.type": "personal_assistance"})
    return key


def summary(table: Table, note: UUID) -> str:
    return one_line(table.client.get(f"{table.address}notes/{note}/summary/", headers=PARTIAL).text)


def test_summary_has_the_text_and_what_is_known(table: Table, calls: UUID) -> None:
    shown = summary(table, calls)
    assert '<p class="note-text">A call a month</p>' in shown
    assert "<dt>Segment</dt> <dd>Offices</dd> <dt>Type</dt> <dd>Personal assistance</dd>" in shown
    assert "<html" not in shown


@pytest.mark.usefixtures("few_rules")
def test_summary_says_what_was_found(table: Table, offices: UUID) -> None:
    assert "Nobody serves “Offices”." in summary(table, offices).partition('<p class="why bad">')[2]
    assert '<p class="why' not in summary(table, table.hand.add(RELATIONSHIPS, "Club")[0])


def test_summary_changes_nothing_and_leads_to_the_note_without_htmx(table: Table, calls: UUID) -> None:
    before = table.hand.version
    response = table.client.get(f"{table.address}notes/{calls}/summary/")
    assert (response.status_code, response["Location"]) == (303, f"{table.address}notes/{calls}/")
    assert table.hand.version == before


def test_summary_is_for_members(table: Table, calls: UUID, sign_in_as: Callable[[str], Client]) -> None:
    address = f"{table.address}notes/{calls}/summary/"
    assert sign_in_as("olga").get(address, headers=PARTIAL).status_code == 404
    assert table.client.post(address).status_code == 405
    assert table.client.get(f"{table.address}notes/{uuid4()}/summary/", headers=PARTIAL).status_code == 404


def test_summary_is_shown_by_a_secret_link(table: Table, calls: UUID, client: Client) -> None:
    token = make_link(table.hand.canvas_id, table.hand.user_id, "For the bank", None).token
    response = client.get(f"/shared/{token}/notes/{calls}/summary/", headers=PARTIAL)
    assert "<dd>Personal assistance</dd>" in response.text
    assert (response["X-Robots-Tag"], response["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    whole = client.get(f"/shared/{token}/notes/{calls}/summary/")
    assert (whole.status_code, whole["Location"]) == (303, f"/shared/{token}/notes/{calls}/")
    assert whole["Referrer-Policy"] == "no-referrer"
    for address in (f"/shared/{token}/notes/{uuid4()}/summary/", f"/shared/{'x' * 22}/notes/{calls}/summary/"):
        assert client.get(address, headers=PARTIAL).status_code == 404
