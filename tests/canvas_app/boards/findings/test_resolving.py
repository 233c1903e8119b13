"""Findings that ask: the form that they open, the field beside which they are stated, and what saving says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html import unescape
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.boards.ask_links import ask_url, problem_values
from relationships.actions.canvases import create_canvas
from relationships.checks.finding import Finding
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.models import Role
from relationships.store.load import load_document
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.findings.known_findings import dismiss, find_finding
from tests.conftest import PARTIAL, SetToday
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand
from tests.relationships.checks.building import TODAY, canvas, indicator, relationship, segment
from tests.relationships.checks.steps import QUICK_FIX, STEPS, step_of
from tests.relationships.checks.test_rules import CASES

SignInAs = Callable[..., Client]
GAP, LINK, ALONE = "lifecycle-gap", "not-integrated", "segment-without-relationship"
RESOLVED = "Saved. The finding is resolved."


def findings_in(document: CanvasDocument) -> tuple[Finding, ...]:
    return inspect(document, timezone.localdate()).findings


def problems_by_step() -> dict[tuple[str, str], CanvasDocument]:
    """Return a canvas for every step that some case of a rule asks for, by rule and step."""
    return {
        (finding.rule, step_of(finding)): case.problem
        for case in CASES
        for finding in findings_in(case.problem)
        if finding.ask
    }


def address_of(hand: Hand, rule: str) -> str:
    finding = find_finding(hand, rule)
    assert finding.ask
    return ask_url(hand.canvas_id, problem_values(finding.rule, finding.key), finding.ask)


def test_every_step_opens_a_form_with_the_problem_beside_the_field_that_has_the_focus(
    user: User, signed_in: Callable[[User], Client], set_today: SetToday
) -> None:
    set_today(TODAY)
    client, faults = signed_in(user), []
    steps = problems_by_step()
    for (rule, step), document in steps.items():
        canvas_id = create_canvas(user.pk, document)
        finding = next(
            found
            for found in findings_in(load_document(canvas_id).document)
            if (found.rule, step_of(found)) == (rule, step)
        )
        assert finding.ask
        address = ask_url(canvas_id, problem_values(rule, finding.key), finding.ask)
        page = one_line(client.get(address, headers=PARTIAL).text)
        is_stated = page.count('role="note"') == page.count(" autofocus") == 1
        is_described = 'aria-describedby="id_' in page and "_problem" in page.split(" autofocus")[0]
        if not (is_stated and is_described and one_line(finding.sentence) in unescape(unmarked(page))):
            faults.append((rule, step))
    assert faults == []
    asked = {rule for rule, steps_of in STEPS.items() if steps_of != {QUICK_FIX}}
    assert {rule for rule, _ in steps} >= asked


@pytest.fixture
def forum(table: Table, offices: UUID) -> UUID:
    """Create a relationship that retains and serves nothing, on a canvas where another is linked."""
    shop = str(table.shop)
    desk, forum = table.hand.add(RELATIONSHIPS, "Desk", "Forum")
    table.hand.edit(desk, {"relationship.segment": str(offices), "relationship.channel": shop})
    table.hand.edit(
        forum, {"relationship.segment": str(offices), "goals.retention": "Talks", "relationship.established": "yes"}
    )
    return forum


def test_link_of_a_finding_names_the_form_the_finding_and_the_lens(table: Table, forum: UUID) -> None:
    finding = find_finding(table.hand, LINK)
    page = table.client.get(f"{table.address}checks/").text
    query = f"?finding={finding.key}&amp;check={LINK}&amp;lens=checks"
    assert f'href="{table.address}notes/{forum}/{query}"' in page
    assert "Add link…" in page
    part = table.client.get(f"{table.address}findings/{finding.key}/", headers=PARTIAL).text
    assert f'href="{table.address}notes/{forum}/?finding={finding.key}&amp;check={LINK}"' in part
    assert "How to resolve it" in part


def test_suggestions_are_shown_and_none_is_filled_in(table: Table, forum: UUID) -> None:
    page = one_line(table.client.get(address_of(table.hand, GAP), headers=PARTIAL).text)
    assert 'value="relationship-tactics.acquisition=Content marketing"' in page
    assert 'name="relationship-tactics.acquisition" cols="40" rows="2"' in page
    assert not find_relationship(table.hand, forum).goals[1:]
    page = one_line(table.client.get(address_of(table.hand, LINK), headers=PARTIAL).text)
    assert f'value="relationship-serves={table.shop}"' in page


def find_relationship(hand: Hand, key: UUID):  # type: ignore[no-untyped-def]
    note = hand.document.relationship(key)
    assert note
    assert note.relationship
    return note.relationship


def test_saved_field_says_that_the_finding_is_fixed(table: Table, forum: UUID) -> None:
    address = address_of(table.hand, GAP)
    assert 'class="problem warn"' in table.client.get(address).text
    fields = address.replace("/?", "/fields/?")
    names = ["relationship-goals.acquisition", "relationship-tactics.acquisition"]
    data = {"field": names, "block": RELATIONSHIPS.value, names[1]: "Guest talks"}
    answer = table.client.post(fields, data, headers=PARTIAL).text
    assert "Fixed: Goal without a relationship" in answer
    assert 'role="note"' not in answer
    # A goal with tactics is ticked.
    assert "checked" in answer.split("relationship-tactics.acquisition")[0]
    region = table.client.get(f"{address.replace('/?', '/findings/?')}&within=note", headers=PARTIAL).text
    assert one_line(region).count('role="status"') == 1
    assert "Fixed: Goal without a relationship" in region


def test_saved_field_that_does_not_resolve_the_finding_keeps_the_problem(table: Table, forum: UUID) -> None:
    address = address_of(table.hand, LINK)
    data = {"field": ["relationship-integration"], "block": RELATIONSHIPS.value, "relationship-integration": ""}
    answer = table.client.post(address.replace("/?", "/fields/?"), data, headers=PARTIAL).text
    assert "Fixed" not in answer
    region = table.client.get(f"{address.replace('/?', '/findings/?')}&within=note", headers=PARTIAL).text
    assert "Fixed" not in region
    assert "Not linked to the rest of the canvas" in region


def test_picked_suggestion_is_saved_alone(table: Table, forum: UUID) -> None:
    address = address_of(table.hand, LINK)
    data = {
        "field": "relationship-serves",
        "pick": f"relationship-serves={table.shop}",
        "block": RELATIONSHIPS.value,
        "text": "Not sent with it",
    }
    answer = table.client.post(address.replace("/?", "/fields/?"), data, headers=PARTIAL).text
    assert "Fixed: Not linked to the rest of the canvas" in answer
    assert find_relationship(table.hand, forum).serves == (table.shop,)
    assert table.hand.texts(RELATIONSHIPS) == ["Desk", "Forum"]


def test_form_sent_without_scripts_says_what_became_of_the_finding(table: Table, forum: UUID) -> None:
    address = address_of(table.hand, LINK)
    data = {"text": "Forum", "block": RELATIONSHIPS.value, "relationship-segment": str(segment_of(table, forum))}
    data |= {"status": "assumption", "relationship-goals.retention": "on"}
    page = table.client.post(address, data, follow=True).text
    assert "Saved, but the finding remains:" in page
    assert 'id="id_relationship-serves_problem"' in page
    # It is a hint at the idea stage.
    assert 'class="problem"' in page
    page = table.client.post(address, data | {"pick": f"relationship-serves={table.shop}"}, follow=True).text
    assert RESOLVED in page
    assert "Fixed: Not linked to the rest of the canvas" in page
    assert find_relationship(table.hand, forum).serves == (table.shop,)


def segment_of(table: Table, key: UUID) -> UUID | None:
    segment_id: UUID | None = find_relationship(table.hand, key).segment
    return segment_id


@pytest.mark.parametrize("query", ["?finding=zz&check=not-integrated", f"?finding={'0' * 16}&check=nothing", "?check="])
def test_address_that_names_no_finding_is_a_plain_form(table: Table, forum: UUID, query: str) -> None:
    page = table.client.get(f"{table.address}notes/{forum}/{query}").text
    assert 'role="note"' not in page.split('id="drawer"')[1]
    assert "Fixed:" not in page


def test_finding_that_was_resolved_meanwhile_is_said_to_be_fixed_and_a_dismissed_one_is_not(
    table: Table, forum: UUID
) -> None:
    address = address_of(table.hand, LINK)
    dismiss(table.hand, find_finding(table.hand, LINK))
    assert "Fixed:" not in table.client.get(address).text
    table.hand.edit(forum, {"relationship.channel": str(table.shop)})
    table.client.get(f"{table.address}findings/", headers=PARTIAL)
    assert "Fixed: Not linked to the rest of the canvas" in table.client.get(address).text


def test_new_relationship_is_described_by_its_author_with_good_fits_first(
    user: User, signed_in: Callable[[User], Client]
) -> None:
    levels = {"stakes": "high", "complexity": "high", "value": "high", "size": "low"}
    hand = Hand(create_canvas(user.pk, canvas(segment("Homes", factors=levels))), user.pk)
    client, address = signed_in(user), address_of(hand, ALONE)
    (homes,) = (str(note.id) for note in hand.document.blocks.customer_segments)
    page = one_line(client.get(address, headers=PARTIAL).text)
    assert "Describe how you serve these customers." in page
    assert page.index('<optgroup label="Good fit"><option value="dedicated') < page.index('label="Other types"')
    empty = client.post(address, {"text": "", "segment": homes}, headers=PARTIAL)
    assert (empty.status_code, hand.texts(RELATIONSHIPS)) == (422, [])
    answer = client.post(address, {"text": "A named adviser", "segment": homes}, headers=PARTIAL)
    assert RESOLVED in answer.text
    assert hand.texts(RELATIONSHIPS) == ["A named adviser"]


def test_new_relationship_for_another_segment_does_not_resolve_it(
    user: User, signed_in: Callable[[User], Client]
) -> None:
    hand = Hand(create_canvas(user.pk, canvas(segment("Homes"), segment("Farms"))), user.pk)
    address = address_of(hand, ALONE)
    (other,) = (key for note in hand.document.blocks.customer_segments if (key := str(note.id)) not in address)
    answer = signed_in(user).post(address, {"text": "A market stall", "segment": other}, follow=True)
    assert "Saved, but the finding remains: " in unmarked(answer.text)


def measured(user: User, **parts: object) -> Hand:
    """Return a canvas of homes and their desk, with further parts."""
    desk = relationship("Desk", "Homes", goals=["acquisition", "retention"])
    return Hand(create_canvas(user.pk, canvas(segment("Homes"), ties=[desk], **parts)), user.pk)  # type: ignore[arg-type]


def test_target_is_set_by_a_suggestion_and_an_invalid_one_stays_beside_its_error(
    user: User, signed_in: Callable[[User], Client]
) -> None:
    today = timezone.localdate()
    read = {str(today - dt.timedelta(days=days)): value for days, value in ((60, 61), (30, 66), (0, 71))}
    hand, client = measured(user, indicators=[indicator("satisfaction", "Desk", readings=read)]), signed_in(user)
    address = address_of(hand, "target-missing")
    page = one_line(client.get(address, headers=PARTIAL).text)
    assert '<button class="button small" name="pick" value="target=71" hx-post="' in page
    assert "<details" in page
    data = {"name": "satisfaction", "direction": "more", "subject": str(hand.document.indicators[0].subject)}
    wrong = client.post(address, data | {"target": "lots"}, headers=PARTIAL)
    assert wrong.status_code == 422
    assert 'value="lots"' in wrong.text
    saved = client.post(address, {"field": "target", "target": "", "pick": "target=71"}, headers=PARTIAL)
    assert (saved.status_code, "Fixed: " in saved.text) == (200, True)
    hand.undo()
    answer = client.post(address, data | {"target": "", "pick": "target=71"}, headers=PARTIAL)
    assert RESOLVED in answer.text
    assert hand.document.indicators[0].target == 71


def test_measurement_and_review_say_what_became_of_the_finding(user: User, signed_in: Callable[[User], Client]) -> None:
    hand, client = measured(user, indicators=[indicator("net_promoter_score", "Desk")]), signed_in(user)
    answer = client.post(
        address_of(hand, "not-measured"), {"date": str(timezone.localdate()), "value": "40"}, headers=PARTIAL
    )
    assert RESOLVED in answer.text
    reviewed = measured(
        user, reviews=[{"id": UUID(int=5), "date": "2026-01-01", "next_due": "2026-02-01", "decision": "Go"}]
    )
    data = {"date": str(timezone.localdate()), "customers_said": "They like it", "decision": "Keep it"}
    answer = client.post(address_of(reviewed, "review-overdue"), data, headers=PARTIAL)
    assert RESOLVED in answer.text


def test_segment_is_added_then_linked_by_a_quick_fix(table: Table) -> None:
    table.hand.add(RELATIONSHIPS, "Club")
    address = address_of(table.hand, "relationship-without-segment")
    answer = table.client.post(address, {"block": SEGMENTS.value, "text": "Homes"}, headers=PARTIAL)
    assert "Saved, but the finding remains:" in answer.text
    finding = find_finding(table.hand, "relationship-without-segment")
    table.client.post(f"{table.address}findings/{finding.key}/cure/", {"opened": finding.fingerprint})
    (club,) = table.hand.document.blocks.customer_relationships
    assert club.relationship
    assert club.relationship.segment == table.hand.document.blocks.customer_segments[0].id


def test_viewer_is_offered_no_step(table: Table, forum: UUID, sign_in_as: SignInAs) -> None:
    finding = find_finding(table.hand, LINK)
    vera = sign_in_as("vera", Role.VIEWER)
    for address in (f"{table.address}checks/", f"{table.address}findings/{finding.key}/"):
        assert "Add link" not in vera.get(address).text
    assert "_problem" not in vera.get(address_of(table.hand, LINK)).text
    assert table.hand.texts(CHANNELS) == ["Shop"]
