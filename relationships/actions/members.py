"""Changing the members of a canvas and their roles. Exactly one member is the owner."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from relationships.actions.canvases import lock_managed
from relationships.actions.editing import lock_canvas
from relationships.errors import Missing, Refused
from relationships.formats import format_number
from relationships.models import OFFERED_ROLES, Invitation, LinkKind, Member, Role, ShareLink

# A page lists them all. The links for joining of a lecture hall take 500.
MEMBERS_PER_CANVAS = 1000
TOO_MANY = "This canvas already has {} members, which is the maximum. Its owner can remove members."
OWNER_STAYS = "You can’t change the owner’s role. Hand over the canvas to another member instead."
OWNER_CANNOT_LEAVE = "You own this canvas. Before you can leave, hand it over to another member."
NOT_OFFERED = "A member can be an editor or a viewer. To make somebody the owner, hand over the canvas."
OWNER_ALREADY = "This member already owns the canvas."


def add_member(canvas_id: UUID, user_id: int, role: str) -> None:
    """Add a member to a locked canvas. Raise Refused if it has as many as it may have."""
    if Member.objects.filter(canvas_id=canvas_id).count() >= MEMBERS_PER_CANVAS:
        raise Refused(TOO_MANY.format(format_number(MEMBERS_PER_CANVAS)))
    Member.objects.create(canvas_id=canvas_id, user_id=user_id, role=role)


def change_role(canvas_id: UUID, actor_id: int, member_id: int, role: str) -> Member:
    """Change the role of a member. Raise Missing, NotAllowed, or Refused for the owner and for roles not offered."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        member = _other_member(canvas_id, member_id, OWNER_STAYS)
        if role not in (*OFFERED_ROLES, member.role):
            raise Refused(NOT_OFFERED)
        member.role = role
        member.save(update_fields=["role"])
        return member


def remove_member(canvas_id: UUID, actor_id: int, member_id: int) -> Member:
    """Remove a member, whose changes remain. Raise Missing, NotAllowed, or Refused for the owner."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        member = _other_member(canvas_id, member_id, OWNER_STAYS)
        Member.objects.filter(pk=member.pk).delete()
        _end_offers(canvas_id, member.user_id)
        return member


def hand_over(canvas_id: UUID, actor_id: int, member_id: int) -> Member:
    """Make another member the owner, and the present owner an editor. Raise Missing, NotAllowed or Refused."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        member = _other_member(canvas_id, member_id, OWNER_ALREADY)
        # In this order, because a database constraint forbids a second owner.
        Member.objects.filter(canvas_id=canvas_id, user_id=actor_id).update(role=Role.EDITOR)
        member.role = Role.OWNER
        member.save(update_fields=["role"])
        _end_offers(canvas_id, actor_id)
        return member


def leave_canvas(canvas_id: UUID, actor_id: int) -> None:
    """Remove the actor from the members. Raise Missing, or Refused for the owner."""
    with transaction.atomic():
        if lock_canvas(canvas_id, actor_id).role == Role.OWNER:
            raise Refused(OWNER_CANNOT_LEAVE)
        Member.objects.filter(canvas_id=canvas_id, user_id=actor_id).delete()
        _end_offers(canvas_id, actor_id)


def _end_offers(canvas_id: UUID, actor_id: int) -> None:
    """End what a user offered who may no longer invite: open invitations expire, links for joining are withdrawn.

    The owner can send the invitations again. A link would still be known to its maker, who could come back with it.
    """
    now = timezone.now()
    sent = Invitation.objects.filter(canvas_id=canvas_id, invited_by_id=actor_id)
    sent.filter(expires_at__gt=now).update(expires_at=now)
    ShareLink.objects.filter(canvas_id=canvas_id, created_by_id=actor_id, kind=LinkKind.JOIN).delete()


def _other_member(canvas_id: UUID, member_id: int, reason: str) -> Member:
    """Return a member of the locked canvas. Raise Missing, or Refused with `reason` for the owner."""
    member = Member.objects.select_related("user").filter(canvas_id=canvas_id, pk=member_id).first()
    if member is None:
        raise Missing("This member doesn’t exist.")
    if member.role == Role.OWNER:
        raise Refused(reason)
    return member
