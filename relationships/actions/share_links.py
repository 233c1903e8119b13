"""Secret links through which anyone who has one can read a canvas."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from relationships.actions.canvases import lock_managed
from relationships.errors import Missing, Refused
from relationships.models import ShareLink
from relationships.sharing.tokens import hash_token, make_token

LINKS_PER_CANVAS = 20
ENDED_BEFORE = "A link cannot end before it begins. Choose today or a later day."
TOO_MANY = f"A canvas has at most {LINKS_PER_CANVAS} links. Withdraw one that nobody needs any more."


@dataclass(frozen=True, slots=True)
class CreatedLink:
    """A link with its token. Only the hash of the token is stored, so it must be shown now."""

    link: ShareLink
    token: str


def make_link(canvas_id: UUID, actor_id: int, label: str, ends_on: date | None) -> CreatedLink:
    """Create a link that works up to and including the day it ends. Raise Missing, NotAllowed or Refused."""
    token = make_token()
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        if ends_on and ends_on < timezone.localdate():
            raise Refused(ENDED_BEFORE)
        if ShareLink.objects.filter(canvas_id=canvas_id).count() >= LINKS_PER_CANVAS:
            raise Refused(TOO_MANY)
        link = ShareLink.objects.create(
            canvas_id=canvas_id, token_hash=hash_token(token), label=label, created_by_id=actor_id, ends_on=ends_on
        )
    return CreatedLink(link, token)


def withdraw_link(canvas_id: UUID, actor_id: int, link_id: int) -> None:
    """Withdraw a link, so that it stops working. Raise Missing or NotAllowed."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        withdrawn, _ = ShareLink.objects.filter(canvas_id=canvas_id, pk=link_id).delete()
        if not withdrawn:
            raise Missing("There is no such link.")
