"""Inviting people to a canvas by e-mail, and accepting or declining invitations.

An invitation is answered with the mailed token, or by a user who has verified its address. A typed address is never
enough.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from relationships.actions.canvases import lock_managed
from relationships.actions.members import add_member
from relationships.errors import Missing, Refused
from relationships.models import OFFERED_ROLES, Canvas, Invitation, Member
from relationships.sharing.queries import open_invitations
from relationships.sharing.tokens import hash_token, make_token

VALID_FOR = timedelta(days=14)
GONE = "This invitation is no longer open. It was answered or withdrawn, or it has expired."
MEMBER_ALREADY = "The person with this e-mail address is already a member."
INVITED_ALREADY = "There is already an open invitation to this e-mail address. You can send it again."
NOT_OFFERED = (
    "You can invite people as editors or viewers. To make somebody the owner, hand over the canvas to a member."
)
JOINED_ALREADY = "You’re already a member of this canvas."


@dataclass(frozen=True, slots=True)
class IssuedInvitation:
    """An invitation with its token. Only the hash of the token is stored, so it must be mailed now."""

    invitation: Invitation
    token: str


def invite(canvas_id: UUID, actor_id: int, email: str, role: str) -> IssuedInvitation:
    """Invite the owner of an e-mail address. Raise Missing, NotAllowed or Refused."""
    address = email.strip().lower()
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        _require_valid(canvas_id, address, role)
        Invitation.objects.filter(canvas_id=canvas_id, email=address).delete()
        return _issue(Invitation(canvas_id=canvas_id, email=address, role=role), actor_id)


def _require_valid(canvas_id: UUID, address: str, role: str) -> None:
    if role not in OFFERED_ROLES:
        raise Refused(NOT_OFFERED)
    if Member.objects.filter(canvas_id=canvas_id, user__email=address).exists():
        raise Refused(MEMBER_ALREADY)
    if open_invitations().filter(canvas_id=canvas_id, email=address).exists():
        raise Refused(INVITED_ALREADY)


def renew_invitation(canvas_id: UUID, actor_id: int, invitation_id: int) -> IssuedInvitation:
    """Give an invitation a new token and term, so that earlier links stop working. Raise Missing or NotAllowed."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        return _issue(_get_invitation(canvas_id, invitation_id), actor_id)


def _issue(invitation: Invitation, actor_id: int) -> IssuedInvitation:
    token = make_token()
    invitation.token_hash = hash_token(token)
    invitation.invited_by_id = actor_id
    invitation.created_at = timezone.now()
    invitation.expires_at = invitation.created_at + VALID_FOR
    invitation.mailed_at = None
    invitation.save()
    return IssuedInvitation(invitation, token)


def record_mailed(issued: IssuedInvitation) -> None:
    """Record that the message was sent, unless the invitation has got a newer token since."""
    sent = Invitation.objects.filter(pk=issued.invitation.pk, token_hash=issued.invitation.token_hash)
    sent.update(mailed_at=timezone.now())


def withdraw_invitation(canvas_id: UUID, actor_id: int, invitation_id: int) -> Invitation:
    """Withdraw an open invitation. Raise Missing or NotAllowed."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        invitation = _get_invitation(canvas_id, invitation_id)
        Invitation.objects.filter(pk=invitation.pk).delete()
        return invitation


def _get_invitation(canvas_id: UUID, invitation_id: int) -> Invitation:
    invitation = Invitation.objects.filter(canvas_id=canvas_id, pk=invitation_id).first()
    if invitation is None:
        raise Missing("This invitation doesn’t exist.")
    return invitation


def accept_mailed(token: str, user_id: int) -> Invitation:
    """Make the user a member by a mailed token, whatever its address. Raise Missing or Refused."""
    return _join(user_id, token_hash=hash_token(token))


def accept_addressed(invitation_id: int, user_id: int, addresses: Collection[str]) -> Invitation:
    """Make the user a member by one of their verified addresses. Raise Missing or Refused."""
    return _join(user_id, pk=invitation_id, email__in=[address.lower() for address in addresses])


def decline_mailed(token: str) -> Invitation:
    """Decline an invitation by a mailed token. Raise Missing."""
    return _decline(token_hash=hash_token(token))


def decline_addressed(invitation_id: int, addresses: Collection[str]) -> Invitation:
    """Decline an invitation by one of the user's verified addresses. Raise Missing."""
    return _decline(pk=invitation_id, email__in=[address.lower() for address in addresses])


def _join(user_id: int, **lookup: object) -> Invitation:
    with transaction.atomic():
        invitation = _lock_open(**lookup)
        if Member.objects.filter(canvas_id=invitation.canvas_id, user_id=user_id).exists():
            raise Refused(JOINED_ALREADY)
        add_member(invitation.canvas_id, user_id, invitation.role)
        Invitation.objects.filter(pk=invitation.pk).delete()
        return invitation


def _decline(**lookup: object) -> Invitation:
    with transaction.atomic():
        invitation = _lock_open(**lookup)
        Invitation.objects.filter(pk=invitation.pk).delete()
        return invitation


def _lock_open(**lookup: object) -> Invitation:
    """Lock the canvas of an open invitation and return the invitation. Raise Missing if it is not open."""
    found = open_invitations().filter(**lookup).select_related("canvas")
    canvas_id = found.values_list("canvas_id", flat=True).first()
    # The first query ran before the lock, so the invitation may have been answered or withdrawn since.
    is_locked = canvas_id and Canvas.objects.select_for_update().filter(pk=canvas_id).first()
    invitation = found.first() if is_locked else None
    if invitation is None:
        raise Missing(GONE)
    return invitation
