"""Two readers of one canvas, each with their own formats of numbers and dates on every page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.boards.lens_registry import LENSES
from relationships.actions.editing import Submission
from relationships.actions.findings import dismiss_finding
from relationships.actions.indicators import edit_indicator
from relationships.actions.share_links import make_link
from relationships.checks.inspection import inspect
from relationships.formats import DateStyle, Formats, NumberStyle, use_formats
from relationships.models import Member, Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.markup import unmarked
from tests.relationships.actions.board import RELATIONSHIPS, SEGMENTS
from tests.relationships.actions.measured import Meter

# What only one of the two may see.
BRITISH = re.compile(r"€[0-9]|[0-9],[0-9]{3}\b|\b[0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2}\b")
GERMAN = re.compile(r"[0-9]\xa0€|[0-9]\.[0-9]{3}\b|\b[0-9]{2}\.[0-9]{2}\.20")
BARE = re.compile(r"\bEUR\b|[0-9] (?:%|€|points)")
LANGUAGES = {"british": "en-GB", "german": "de-DE"}


@pytest.fixture
def calls(table: Table, meter: Meter) -> UUID:
    """Add a relationship that costs money, its segment, and measurements."""
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    (calls,) = table.hand.add(RELATIONSHIPS, "Calls")
    table.hand.edit(offices, {"segment.potential_size": 26000, "segment.revenue_per_customer": "1500"})
    table.hand.edit(
        calls,
        {
            "relationship.segment": str(offices),
            "relationship.type": "dedicated_personal_assistance",
            "relationship.fixed_cost": "2100",
            "relationship.customers_served": 1200,
            "relationship.established": "yes",
            "relationship.established_on": "2026-06-01",
        },
    )
    meter.add(dt.date(2026, 5, 3), 46)
    meter.add(dt.date(2026, 6, 3), 38)
    return calls


@pytest.fixture
def readers(table: Table, make_user: Callable[..., User], signed_in: Callable[[User], Client]) -> dict[str, Client]:
    """Return the owner, who has chosen nothing, and an editor who has chosen other formats."""
    other = make_user("ben", number_format=NumberStyle.POINT_COMMA, date_format=DateStyle.POINTS)
    Member.objects.create(canvas_id=table.hand.canvas_id, user=other, role=Role.EDITOR)
    return {"british": table.client, "german": signed_in(other)}


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = (
        re.sub(r"<svg.*?</svg>|data:[^\"]*", " ", answer.text, flags=re.DOTALL) if "svg" not in address else answer.text
    )
    return unescape(re.sub(r"<[^>]*>", " ", html))


def addresses(table: Table, calls: UUID) -> list[str]:
    """Return the addresses of the pages, with a price or date on each unless it is a lens."""
    pages = ["", f"notes/{calls}/", "history/", "print/", "export/file/?format=svg"]
    return [f"{table.address}{page}" for page in (*pages, *(f"{name}/" for name in LENSES))]


def test_everyone_sees_their_own_formats_on_every_page(table: Table, calls: UUID, readers: dict[str, Client]) -> None:
    seen = {"british": 0, "german": 0}
    # Whoever comes first fills the caches.
    for order in (["british", "german"], ["german", "british"]):
        for address in addresses(table, calls):
            for who in order:
                text = shown(readers[who], address)
                own, foreign = (BRITISH, GERMAN) if who == "british" else (GERMAN, BRITISH)
                assert foreign.findall(text) == [], (who, address)
                assert BARE.findall(text) == [], (who, address)
                seen[who] += bool(own.search(text))
        table.hand.edit(calls, {"text": "Calls by phone"})
    assert seen["british"] == seen["german"] > len(LENSES)


def test_shared_link_follows_the_browser(table: Table, calls: UUID) -> None:
    link = make_link(table.hand.canvas_id, table.hand.user_id, "Bank", None, lenses=["relationships", "scorecard"])
    for page in ("", "relationships/", "scorecard/"):
        for language, foreign in (("de", re.compile("€[0-9]")), ("en-GB", GERMAN), ("de", re.compile("€[0-9]"))):
            answer = Client().get(f"/shared/{link.token}/{page}", headers={"Accept-Language": language})
            assert answer.status_code == 200
            assert foreign.findall(unescape(answer.text)) == [], (language, page)
            assert "Accept-Language" in answer["Vary"]
    assert "2.100\xa0€" in Client().get(f"/shared/{link.token}/", headers={"Accept-Language": "de"}).text


def test_dismissal_counts_for_readers_of_all_formats(table: Table, calls: UUID) -> None:
    today = dt.date(2026, 11, 30)
    german = Formats(NumberStyle.POINT_COMMA, DateStyle.POINTS)
    with use_formats(german):
        found = inspect(table.hand.document, today).findings
    assert {finding.key: finding.fingerprint for finding in found} == {
        finding.key: finding.fingerprint for finding in inspect(table.hand.document, today).findings
    }
    for finding in found:
        with use_formats(german):
            dismiss_finding(
                table.hand.canvas_id,
                table.hand.user_id,
                Submission(),
                key=finding.key,
                fingerprint=finding.fingerprint,
                reason="So be it",
                today=today,
            )
    assert inspect(table.hand.document, today).findings == ()


def test_files_for_machines_are_the_same_for_everyone(table: Table, calls: UUID, readers: dict[str, Client]) -> None:
    meter = table.hand.document.indicators[0].id
    for address in ("document.json", f"indicators/{meter}/readings.csv"):
        british, german = (client.get(f"{table.address}{address}").content for client in readers.values())
        assert british == german


def test_value_does_not_change_when_the_format_does(table: Table, calls: UUID, readers: dict[str, Client]) -> None:
    """The form is drawn in one format, and sent after another was chosen."""
    url = f"{table.address}notes/{calls}/fields/"
    typed = {"field": "relationship-fixed_cost", "block": RELATIONSHIPS.value, "revision": str(table.hand.version)}
    partial = {"HX-Request": "true", "HX-Request-Type": "partial"}
    amount = {"relationship-fixed_cost": "1.234"}
    stale = readers["german"].post(url, typed | amount | {"relationship-fixed_cost-mark": "."}, headers=partial)
    assert stale.status_code == 422
    assert "is ambiguous" in stale.text
    # Nothing that the user has not done may decide which number it is.
    assert '<input type="hidden" name="relationship-fixed_cost-mark" value=".">' in stale.text
    saved = readers["german"].post(url, typed | amount | {"relationship-fixed_cost-mark": ","}, headers=partial)
    assert saved.status_code == 200
    relationship = table.hand.note(calls).relationship
    assert relationship is not None
    assert relationship.fixed_cost == 1234


@pytest.mark.parametrize("partial", [True, False])
def test_row_of_the_scorecard_that_is_sent_again_stays_refused(
    table: Table, readers: dict[str, Client], meter: Meter, partial: bool
) -> None:
    key = table.hand.document.indicators[0].id
    name = f"value-{key}-mark"
    headers = {"HX-Request": "true", "HX-Request-Type": "partial"} if partial else {}
    for sent in (".", ""):
        data = {f"value-{key}": "1.234", f"date-{key}": "2026-07-03", name: sent, "lens": "scorecard"}
        answer = readers["german"].post(f"{table.address}measurements/", data, headers=headers)
        assert answer.status_code == 422
        drawn = re.findall(rf'<input type="hidden" name="{name}" value="(.)" form="measure">', answer.text)
        assert drawn == ([sent] if sent else [])


def test_newer_number_is_shown_in_the_reader_s_format(table: Table, readers: dict[str, Client], meter: Meter) -> None:
    key = table.hand.document.indicators[0].id
    url = f"{table.address}indicators/{key}/"
    fields = read_form_fields(readers["german"].get(url).text, "indicator-form")
    edit_indicator(
        table.hand.canvas_id, table.hand.user_id, Submission(), indicator_id=key, changes={"target": "1.234"}, base=None
    )
    answer = readers["german"].post(url, fields | {"target": "45"})
    assert answer.status_code == 409
    assert "changed this in the meantime to “1,2340”" in unmarked(answer.text)


def test_newer_number_and_date_are_shown_beside_the_form_of_a_note(
    table: Table, calls: UUID, readers: dict[str, Client]
) -> None:
    url = f"{table.address}notes/{calls}/"
    fields = read_form_fields(readers["german"].get(url).text)
    newer = {"relationship.fixed_cost": "1.234", "relationship.established_on": "2026-05-01"}
    table.hand.edit(calls, newer)
    typed = {"relationship-fixed_cost": "45,5", "relationship-established_on": "2026-07-01"}
    answer = readers["german"].post(url, fields | typed)
    assert answer.status_code == 409
    text = unescape(re.sub(r"<[^>]*>", " ", answer.text))
    for shown_value in ("1,2340", "45,5", "01.05.2026", "01.07.2026"):
        assert shown_value in text
