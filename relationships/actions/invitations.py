"""Inviting people to a canvas by e-mail, and their answers.

An invitation binds by the token that was mailed, or by an address that its user has verified; never by a typed one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from relationships.actions.canvases import lock_managed
from relationships.errors import Missing, Refused
from relationships.models import GRANTED_ROLES, Canvas, Invitation, Member
from relationships.sharing.queries import open_invitations
from relationships.sharing.tokens import hash_token, make_token

VALID_FOR = timedelta(days=14)
GONE = "This invitation is not open any more: it was answered, withdrawn, or has ended."
MEMBER_ALREADY = "Whoever has this address is a member already."
INVITED_ALREADY = "There is an open invitation to this address. It can be sent again."
OWNER_INVITED = "Somebody can be invited as editor, commenter or viewer. Ownership is handed over to a member."
JOINED_ALREADY = "You are a member of this canvas already."


@dataclass(frozen=True, slots=True)
class Issued:
    """An invitation with its token, which is known only now: it has to be mailed, and is not kept."""

    invitation: Invitation
    token: str


def invite(canvas_id: UUID, actor_id: int, email: str, role: str) -> Issued:
    """Invite whoever reads mail at an address. Raises Missing, NotAllowed, and Refused with the reason."""
    address = email.strip().lower()
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        _refuse_unfit(canvas_id, address, role)
        Invitation.objects.filter(canvas_id=canvas_id, email=address).delete()
        return _issue(Invitation(canvas_id=canvas_id, email=address, role=role), actor_id)


def _refuse_unfit(canvas_id: UUID, address: str, role: str) -> None:
    if role not in GRANTED_ROLES:
        raise Refused(OWNER_INVITED)
    if Member.objects.filter(canvas_id=canvas_id, user__email=address).exists():
        raise Refused(MEMBER_ALREADY)
    if open_invitations().filter(canvas_id=canvas_id, email=address).exists():
        raise Refused(INVITED_ALREADY)


def renew_invitation(canvas_id: UUID, actor_id: int, invitation_id: int) -> Issued:
    """Give an invitation a new token and a new term; links mailed before stop working. Raises Missing, NotAllowed."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        return _issue(_invitation(canvas_id, invitation_id), actor_id)


def _issue(invitation: Invitation, actor_id: int) -> Issued:
    token = make_token()
    invitation.token_hash = hash_token(token)
    invitation.invited_by_id = actor_id
    invitation.created_at = timezone.now()
    invitation.expires_at = invitation.created_at + VALID_FOR
    invitation.mailed_at = None
    invitation.save()
    return Issued(invitation, token)


def note_mailed(issued: Issued) -> None:
    """Remember that the message with this very token has left."""
    sent = Invitation.objects.filter(pk=issued.invitation.pk, token_hash=issued.invitation.token_hash)
    sent.update(mailed_at=timezone.now())


def withdraw_invitation(canvas_id: UUID, actor_id: int, invitation_id: int) -> Invitation:
    """Take an invitation back before it is accepted. Raises Missing and NotAllowed."""
    with transaction.atomic():
        lock_managed(canvas_id, actor_id)
        invitation = _invitation(canvas_id, invitation_id)
        Invitation.objects.filter(pk=invitation.pk).delete()
        return invitation


def _invitation(canvas_id: UUID, invitation_id: int) -> Invitation:
    invitation = Invitation.objects.filter(canvas_id=canvas_id, pk=invitation_id).first()
    if invitation is None:
        raise Missing("There is no such invitation.")
    return invitation


def accept_mailed(token: str, user_id: int) -> Invitation:
    """Make the user a member by the token mailed to whomever. Raises Missing and Refused."""
    return _join(user_id, token_hash=hash_token(token))


def accept_addressed(invitation_id: int, user_id: int, addresses: Collection[str]) -> Invitation:
    """Make the user a member by one of their verified addresses. Raises Missing and Refused."""
    return _join(user_id, pk=invitation_id, email__in=[address.lower() for address in addresses])


def decline_mailed(token: str) -> Invitation:
    """Refuse an invitation, with the token that was mailed. Raises Missing."""
    return _decline(token_hash=hash_token(token))


def decline_addressed(invitation_id: int, addresses: Collection[str]) -> Invitation:
    """Refuse an invitation to one of one's verified addresses. Raises Missing."""
    return _decline(pk=invitation_id, email__in=[address.lower() for address in addresses])


def _join(user_id: int, **which: object) -> Invitation:
    with transaction.atomic():
        invitation = _lock_open(**which)
        if Member.objects.filter(canvas_id=invitation.canvas_id, user_id=user_id).exists():
            raise Refused(JOINED_ALREADY)
        Member.objects.create(canvas_id=invitation.canvas_id, user_id=user_id, role=invitation.role)
        Invitation.objects.filter(pk=invitation.pk).delete()
        return invitation


def _decline(**which: object) -> Invitation:
    with transaction.atomic():
        invitation = _lock_open(**which)
        Invitation.objects.filter(pk=invitation.pk).delete()
        return invitation


def _lock_open(**which: object) -> Invitation:
    """The open invitation as it is once its canvas is locked; raises Missing."""
    found = open_invitations().filter(**which).select_related("canvas")
    canvas_id = found.values_list("canvas_id", flat=True).first()
    # The first look was before the lock: meanwhile it may have been answered or withdrawn.
    is_locked = canvas_id and Canvas.objects.select_for_update().filter(pk=canvas_id).first()
    invitation = found.first() if is_locked else None
    if invitation is None:
        raise Missing(GONE)
    return invitation
