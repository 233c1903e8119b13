"""Every named URL, requested by every role; a URL without a row fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.folders import create_folder
from relationships.actions.invitations import invite
from relationships.actions.notes import add_notes
from relationships.actions.reviews import add_review
from relationships.actions.share_links import make_join_link, make_link
from relationships.catalog.blocks import Block
from relationships.checks.rules import segment_without_relationship
from relationships.document.canvas import CanvasDocument
from relationships.document.finding_key import finding_key
from relationships.document.measurements import Indicator, Reading
from relationships.models import Member, Role
from relationships.store.load import load_document
from tests.a_case import named_case
from tests.access import PARTS, ROWS, site_part
from tests.access_row import NAMES, ROLES, Row
from tests.uncached import forget_documents, forget_fragments

MEMBERS = {"viewer": Role.VIEWER, "commenter": Role.COMMENTER, "editor": Role.EDITOR}


@dataclass
class World:
    """A canvas with a member of every role, an invitation and a link, and the values of all URL arguments."""

    people: dict[str, User]
    named: dict[str, object]


@pytest.fixture
def world(make_user: Callable[..., User]) -> World:
    people = {name: make_user(name) for name in ("owner", "outsider", *MEMBERS, "victim")}
    people["admin"] = make_user("admin", is_staff=True, is_superuser=True)
    owner = people["owner"].pk
    canvas_id = create_canvas(owner, CanvasDocument(title="Bean There", indicators=(measured(),)))
    for name, role in {**MEMBERS, "victim": Role.VIEWER}.items():
        Member.objects.create(canvas_id=canvas_id, user=people[name], role=role)
    added = add_notes(canvas_id, owner, Submission(), block=Block.CHANNELS, texts=["Shop"])
    segment = add_notes(canvas_id, owner, Submission(), block=Block.CUSTOMER_SEGMENTS, texts=["Offices"])
    relationship = add_notes(canvas_id, owner, Submission(), block=Block.CUSTOMER_RELATIONSHIPS, texts=["Forum"])
    named: dict[str, object] = {"canvas_id": canvas_id, "note_id": added.subject, "revision": 3}
    review = add_review(canvas_id, owner, Submission(), date=dt.date(2026, 1, 31), decision="Go on")
    named["review_id"] = review.subject
    named |= {
        "segment_id": segment.subject,
        "relationship_id": relationship.subject,
        "goal": "retention",
        "asked": "cost",
        "guide_format": "md",
        "finding_key": finding_key(segment_without_relationship.CODE, (cast("UUID", segment.subject),)),
    }
    (indicator,) = load_document(canvas_id).document.indicators
    named |= {"indicator_id": indicator.id, "reading_id": indicator.readings[0].id}
    return World(people, {**_shared(canvas_id, owner), **named, **named_case(people["admin"])})


def measured() -> Indicator:
    """Return an indicator with a reading."""
    reading = Reading(id=uuid4(), date=dt.date(2026, 5, 3), value=Decimal(46))
    return Indicator(id=uuid4(), name="Smiles a day", readings=(reading,))


def _shared(canvas_id: UUID, owner: int) -> dict[str, object]:
    invited = invite(canvas_id, owner, "guest@example.com", Role.VIEWER)
    link = make_link(canvas_id, owner, "", None, lenses=["lifecycle"])
    return {
        "token": invited.token,
        "invitation_id": invited.invitation.pk,
        "folder_id": create_folder(owner, "Cafés").pk,
        "share_token": link.token,
        "join_token": make_join_link(canvas_id, owner, "", None, use_limit=9).token,
        "link_id": link.link.pk,
        "member_id": Member.objects.get(canvas=canvas_id, user__email="victim@example.com").pk,
        "name": "lego",
        "lens": "lifecycle",
        "kind": "types",
        "slug": "co-creation",
        "code": segment_without_relationship.CODE,
        "uidb36": "1",
        "key": "set-password",
    }


def ask(world: World, row: Row, role: str) -> int:
    """Return the status of a request in this role."""
    client = Client()
    if role in world.people:
        client.force_login(world.people[role])
    if role == "link_holder":
        client.get(reverse("boards:shared", args=[world.named["share_token"]]))
    address = build_url(world, row)
    response = client.post(address, row.data) if row.method == "POST" else client.get(address)
    return response.status_code


def build_url(world: World, row: Row) -> str:
    address = reverse(row.name, kwargs={NAMES.get(name, name): world.named[name] for name in row.arguments})
    return address + row.query_string(world.named)


@pytest.mark.parametrize("part", PARTS)
def test_addresses_answer_each_role_as_their_rows_say(part: str, world: World) -> None:
    rows = [row for row in ROWS if site_part(row) == part]
    expected = {str(row): dict(zip(ROLES, row.expected, strict=True)) for row in rows}
    assert len(expected) == len(rows)
    assert {str(row): dict(answers(world, row)) for row in rows} == expected


def answers(world: World, row: Row) -> Iterator[tuple[str, int]]:
    """Yield every role's status, each from the same state of the database."""
    for role in ROLES:
        with transaction.atomic():
            yield role, ask(world, row, role)
            transaction.set_rollback(True)
        forget_documents()
        forget_fragments()


def named_addresses() -> Iterator[str]:
    """Yield the name of every URL, except those of the admin, which Django's permissions protect."""
    yield from _names(get_resolver().url_patterns, "")


def _names(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        elif pattern.namespace != "admin":
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner)


def test_every_address_has_a_row() -> None:
    assert {row.name for row in ROWS} == set(named_addresses())


def test_addresses_that_write_are_not_open_to_other_methods(world: World) -> None:
    client = Client()
    client.force_login(world.people["owner"])
    for row in (row for row in ROWS if row.method == "POST"):
        assert client.delete(build_url(world, row)).status_code == 405, row


def test_every_page_of_a_canvas_offers_undo_and_redo_to_those_who_may_write(world: World) -> None:
    pages = {
        str(row): dict(bar_pages(world, row)) for row in ROWS if row.method == "GET" and "canvas_id" in row.arguments
    }
    shown = {name: found for name, found in pages.items() if found}
    assert len(shown) > 20
    assert {name: [role for role, has_steps in found.items() if has_steps] for name, found in shown.items()} == {
        name: [role for role in ("editor", "owner") if role in found] for name, found in shown.items()
    }


def bar_pages(world: World, row: Row) -> Iterator[tuple[str, bool]]:
    """Yield the roles that see a page with the bar of the canvas, and whether it undoes and redoes."""
    for role in ("viewer", "commenter", "editor", "owner"):
        client = Client()
        client.force_login(world.people[role])
        page = client.get(build_url(world, row))
        if page["Content-Type"].startswith("text/html") and "Views of this canvas" in page.text:
            yield role, 'id="undo"' in page.text and 'id="redo"' in page.text
