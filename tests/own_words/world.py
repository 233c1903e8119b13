"""A canvas full of own words, with members, invitations, links and a history, and all URL arguments for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from itertools import cycle, zip_longest
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.boards.lens_registry import LENSES
from relationships.actions.canvases import create_canvas
from relationships.actions.folders import create_folder, file_canvases
from relationships.actions.invitations import invite
from relationships.actions.share_links import make_join_link, make_link
from relationships.cases import CaseStory
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal, Status
from relationships.catalog.guiding_questions import GuidingQuestion
from relationships.catalog.types import RelationshipType
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.models import Member, Role
from relationships.store.load import load_document
from tests.a_case import named_case
from tests.own_words.filling import OWN_WORD, fill, fill_head, own_word

MEMBERS = {"editor": Role.EDITOR, "viewer": Role.VIEWER, "victim": Role.VIEWER}
STATUSES = cycle(Status)
LATER = "2026-09-03"


@dataclass
class World:
    """People by their role, and the values that each URL argument can have."""

    people: Mapping[str, User]
    named: Mapping[str, list[Any]]
    own_words: Set[str]


def build_world(make_user: Callable[..., User]) -> World:
    people = {role: _meet(make_user, role) for role in ("owner", "outsider", "guest", *MEMBERS)}
    canvas_id = create_canvas(people["owner"].pk, build_document())
    # The parts of a new canvas have new ids.
    document = load_document(canvas_id).document
    for name, role in MEMBERS.items():
        Member.objects.create(canvas_id=canvas_id, user=people[name], role=role)
    pending = EmailAddress.objects.get(user=people["owner"], verified=False)
    named: dict[str, list[Any]] = {
        "canvas_id": [canvas_id],
        "key": ["set-password", EmailConfirmationHMAC(pending).key],
        **_named_parts(document),
        **_named_sharing(canvas_id, people),
        **CATALOGUE,
        **_named_case(make_user),
    }
    return World(people, named, set(OWN_WORD.findall(document.model_dump_json())))


def _meet(make_user: Callable[..., User], role: str) -> User:
    user = make_user(f"{role}-{own_word()}")
    user.display_name = f"{role} {own_word()}"
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    EmailAddress.objects.create(user=user, email=f"{own_word()}@example.com")
    return user


def build_document() -> CanvasDocument:
    """Return a canvas with every kind of part, every field of which is filled."""
    offices, shops, unserved = (_note(segment=fill("SegmentDetails")) for _ in range(3))
    notes = {block.value: [_note(segments=[offices["id"], shops["id"]])] for block in Block}
    about = {"channel": notes["channels"][0]["id"], "serves": [notes["value_propositions"][0]["id"], offices["id"]]}
    notes["customer_segments"] = [offices, shops, unserved]
    notes["customer_relationships"] = [
        _note(relationship=fill("RelationshipDetails", segment=segment["id"], type=kind, **about))
        for segment, kind in ((offices, RelationshipType.DEDICATED), (offices, None), (shops, "communities"))
    ]
    subjects = [None, offices["id"], notes["customer_relationships"][0]["id"]]
    parts = {
        "indicators": [_indicator(key) for key in subjects],
        "reviews": [fill("Review", subject=key, next_due=LATER) for key in subjects],
    }
    return CanvasDocument.model_validate(fill_head(blocks=notes, **parts))


def _note(**changes: Any) -> dict[str, Any]:
    others: dict[str, Any] = {"segments": [], "segment": None, "relationship": None, "status": next(STATUSES)}
    return fill("Note", **others | changes)


def _indicator(subject: str | None) -> dict[str, Any]:
    # The pages of readings are those of the first indicator.
    others = {"remark": ""} if subject else {}
    readings = [fill("Reading", date=f"2026-0{month}-01", value=40 + month, **others) for month in (1, 2, 3)]
    return fill("Indicator", subject=subject, readings=readings)


def _named_parts(document: CanvasDocument) -> dict[str, list[Any]]:
    notes = {block: [note.id for note in document.notes(block)] for block in Block}
    segments, relationships = notes.pop(Block.CUSTOMER_SEGMENTS), notes.pop(Block.CUSTOMER_RELATIONSHIPS)
    # A note of each kind comes first.
    every = zip_longest(segments, relationships, [key for keys in notes.values() for key in keys])
    return {
        "note_id": [key for group in every for key in group if key],
        "segment_id": segments,
        "relationship_id": relationships,
        "indicator_id": [document.indicators[0].id],
        "reading_id": [reading.id for reading in document.indicators[0].readings],
        "review_id": [review.id for review in document.reviews],
        "finding_key": [finding.key for finding in inspect(document, timezone.localdate()).findings],
    }


def _named_sharing(canvas_id: UUID, people: Mapping[str, User]) -> dict[str, list[Any]]:
    owner = people["owner"].pk
    invited = invite(canvas_id, owner, people["guest"].email, Role.VIEWER)
    ends_on = timezone.localdate() + dt.timedelta(days=9)
    link = make_link(canvas_id, owner, own_word(), ends_on, lenses=list(LENSES))
    joining = make_join_link(canvas_id, owner, own_word(), ends_on, use_limit=3)
    folder = create_folder(owner, f"Folder {own_word()}")
    file_canvases(owner, [canvas_id], folder_id=folder.pk)
    return {
        "token": [invited.token],
        "invitation_id": [invited.invitation.pk],
        "share_token": [link.token],
        "join_token": [joining.token],
        "link_id": [link.link.pk, joining.link.pk],
        "folder_id": [folder.pk],
        "member_id": [Member.objects.get(canvas_id=canvas_id, user=people["victim"]).pk],
        "revision": [1],
    }


def _named_case(make_user: Callable[..., User]) -> dict[str, list[Any]]:
    """Name a case, whose story is full of own words, and what belongs to it."""
    curator = make_user("curator", is_superuser=True)
    source = {"key": "report", "title": own_word(), "author": own_word(), "publisher": own_word()}
    texts = {name: own_word() for name in ("company", "title", "summary", "region", "lesson", "teaching_notes")}
    story = {
        **texts,
        "story": f"{own_word()} [@report, 2014]",
        "afterwards": own_word(),
        "period_from": 2014,
        "questions": [own_word()],
        "lesson_plan": [{"minutes": 10, "activity": own_word()}],
        "tags": [own_word()],
        "sources": [source],
    }
    named = named_case(curator, CaseStory.model_validate(story), own_word())
    return {name: [value] for name, value in named.items()}


CATALOGUE: dict[str, list[Any]] = {
    "name": ["lego"],
    "lens": list(LENSES),
    "goal": list(Goal),
    "asked": list(GuidingQuestion),
    "guide_format": ["md"],
    "kind": ["types"],
    "slug": ["co-creation"],
    "code": ["segment-without-relationship"],
    "uidb36": ["1"],
}
