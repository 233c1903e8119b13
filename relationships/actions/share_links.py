"""Secret links: for reading, through which anyone can see a canvas, and for joining, with which people become editors.

The kind of a link never changes: one that was passed around for reading must not let its readers edit.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from relationships.actions.canvases import lock_managed
from relationships.errors import Missing, Refused
from relationships.models import LinkKind, SharedLens, ShareLink
from relationships.sharing.tokens import hash_token, make_token

LINKS_PER_CANVAS = 20
MOST_USES = 500
JOIN_TERM = timedelta(days=14)
ENDED_BEFORE = "This date is in the past. Choose today or a later day."
TOO_MANY = f"A canvas can have at most {LINKS_PER_CANVAS} links. Withdraw one that is no longer needed."
NOT_A_LIMIT = f"Enter how many people can join: a number from 1 to {MOST_USES}."
USED_MORE = "This link has already been used {} times. Enter at least {}."


@dataclass(frozen=True, slots=True)
class CreatedLink:
    """A link with its token. Only the hash of the token is stored, so it must be shown now."""

    link: ShareLink
    token: str


def make_link(
    canvas_id: UUID,
    actor_id: int,
    label: str,
    ends_on: date | None,
    *,
    lenses: Collection[str] = (),
    shows_findings: bool = True,
) -> CreatedLink:
    """Create a link for reading that works up to and including the day it ends.

    It shows the board, and of the rest these lenses and, if wanted, the findings. Raise Missing, NotAllowed or Refused.
    """
    link = ShareLink(kind=LinkKind.READ, label=label, lenses=_in_order(lenses), shows_findings=shows_findings)
    return _create(canvas_id, actor_id, link, ends_on)


def make_join_link(canvas_id: UUID, actor_id: int, label: str, ends_on: date | None, *, use_limit: int) -> CreatedLink:
    """Create a link for joining, up to and including the day it ends, or else for JOIN_TERM.

    Raise Missing, NotAllowed, or Refused, also for a limit out of range.
    """
    link = ShareLink(kind=LinkKind.JOIN, label=label, use_limit=_checked_limit(use_limit))
    return _create(canvas_id, actor_id, link, ends_on or timezone.localdate() + JOIN_TERM)


def _create(canvas_id: UUID, actor_id: int, link: ShareLink, ends_on: date | None) -> CreatedLink:
    token = make_token()
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        if ShareLink.objects.filter(canvas_id=canvas_id).count() >= LINKS_PER_CANVAS:
            raise Refused(TOO_MANY)
        _set_end(link, ends_on)
        link.canvas_id, link.created_by_id, link.token_hash = canvas_id, actor_id, hash_token(token)
        link.save()
    return CreatedLink(link, token)


def edit_link(
    canvas_id: UUID,
    actor_id: int,
    link_id: int,
    label: str,
    ends_on: date | None,
    *,
    lenses: Collection[str],
    shows_findings: bool,
) -> ShareLink:
    """Change a link for reading; the new choices hold from the next request. Raise Missing, NotAllowed or Refused."""
    with transaction.atomic():
        link = _lock_link(canvas_id, actor_id, link_id, LinkKind.READ)
        _set_end(link, ends_on)
        link.label, link.lenses, link.shows_findings = label, _in_order(lenses), shows_findings
        link.save()
        return link


def edit_join_link(
    canvas_id: UUID, actor_id: int, link_id: int, label: str, ends_on: date | None, *, use_limit: int
) -> ShareLink:
    """Change a link for joining. Raise Missing, NotAllowed, or Refused, also for a limit that is exceeded already."""
    with transaction.atomic():
        link = _lock_link(canvas_id, actor_id, link_id, LinkKind.JOIN)
        if _checked_limit(use_limit) < link.uses:
            raise Refused(USED_MORE.format(link.uses, link.uses))
        _set_end(link, ends_on or timezone.localdate() + JOIN_TERM)
        link.label, link.use_limit = label, use_limit
        link.save()
        return link


def withdraw_link(canvas_id: UUID, actor_id: int, link_id: int) -> None:
    """Withdraw a link, so that it stops working. Raise Missing or NotAllowed."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        withdrawn, _ = ShareLink.objects.filter(canvas_id=canvas_id, pk=link_id).delete()
        if not withdrawn:
            raise Missing("This link doesn’t exist.")


def _lock_link(canvas_id: UUID, actor_id: int, link_id: int, kind: LinkKind) -> ShareLink:
    """Return a link of a canvas that the actor owns, with the canvas locked. Raise Missing or NotAllowed."""
    lock_managed(canvas_id, actor_id)
    link = ShareLink.objects.filter(canvas_id=canvas_id, pk=link_id, kind=kind).first()
    if link is None:
        raise Missing("This link doesn’t exist.")
    return link


def _set_end(link: ShareLink, ends_on: date | None) -> None:
    """Set the last day of a link. Raise Refused if it has passed; a link that has ended may keep its day."""
    if ends_on and ends_on != link.ends_on and ends_on < timezone.localdate():
        raise Refused(ENDED_BEFORE)
    link.ends_on = ends_on


def _checked_limit(use_limit: int) -> int:
    if not 1 <= use_limit <= MOST_USES:
        raise Refused(NOT_A_LIMIT)
    return use_limit


def _in_order(lenses: Collection[str]) -> list[str]:
    return [lens.value for lens in SharedLens if lens in lenses]
