"""Joining a canvas as an editor with a secret link."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from relationships.actions.members import add_member
from relationships.errors import Missing
from relationships.models import Canvas, LinkKind, Member, Role, ShareLink
from relationships.sharing.permissions import EDITING_ROLES
from relationships.sharing.queries import active_links
from relationships.sharing.tokens import hash_token

GONE = "This link no longer works. It has expired, reached its use limit or was withdrawn."


@dataclass(frozen=True, slots=True)
class Joined:
    """The canvas that a user has joined; `is_new` is False for those who could edit it before."""

    canvas: Canvas
    is_new: bool


def join_by_link(token: str, user_id: int) -> Joined:
    """Make the user an editor of the canvas of a link for joining, and count this use. Raise Missing or Refused.

    Viewers and commenters become editors. Editors and the owner stay what they are, which uses nothing up.
    """
    with transaction.atomic():
        link = _lock_active(token)
        is_new = _make_editor(link, user_id)
        if is_new:
            link.uses += 1
            link.save(update_fields=["uses"])
        return Joined(link.canvas, is_new)


def _lock_active(token: str) -> ShareLink:
    """Lock the canvas of an active link for joining and return the link. Raise Missing if it is not active."""
    found = active_links().filter(kind=LinkKind.JOIN, token_hash=hash_token(token)).select_related("canvas")
    canvas_id = found.values_list("canvas_id", flat=True).first()
    # The first query ran before the lock, so others may have used the link up or withdrawn it since.
    is_locked = canvas_id and Canvas.objects.select_for_update().filter(pk=canvas_id).first()
    link = found.first() if is_locked else None
    if link is None:
        raise Missing(GONE)
    return link


def _make_editor(link: ShareLink, user_id: int) -> bool:
    """Make the user an editor of the locked canvas; return False if they could edit it before. Raise Refused."""
    member = Member.objects.filter(canvas_id=link.canvas_id, user_id=user_id).first()
    if member is None:
        add_member(link.canvas_id, user_id, Role.EDITOR)
        return True
    if member.role in EDITING_ROLES:
        return False
    member.role = Role.EDITOR
    member.save(update_fields=["role"])
    return True
