"""Queries for members, invitations and secret links."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from relationships.models import Invitation, Member, Role, ShareLink
from relationships.sharing.tokens import hash_token


def list_members(canvas_id: UUID) -> list[Member]:
    """Return the members with their users, by role (the owner first), then by name."""
    order = list(Role)
    members = Member.objects.filter(canvas_id=canvas_id).select_related("user")
    return sorted(members, key=lambda member: (order.index(Role(member.role)), str(member.user).casefold(), member.pk))


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations that can still be accepted."""
    return Invitation.objects.filter(expires_at__gt=timezone.now())


def find_invitation(token: str) -> Invitation | None:
    """Return the open invitation with this token, its canvas and its sender, or None."""
    found = open_invitations().filter(token_hash=hash_token(token))
    return found.select_related("canvas", "invited_by").first()


def invitations_to(user_id: int, addresses: Collection[str]) -> QuerySet[Invitation]:
    """Return the open invitations to these verified addresses, except to canvases that the user is a member of."""
    joined = Member.objects.filter(canvas=OuterRef("canvas"), user_id=user_id)
    invited = open_invitations().filter(email__in=[address.lower() for address in addresses])
    return invited.exclude(Exists(joined)).select_related("canvas", "invited_by").order_by("-created_at", "pk")


def active_links() -> QuerySet[ShareLink]:
    """Return the secret links that have not expired."""
    return ShareLink.objects.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))


def find_share_link(token: str) -> ShareLink | None:
    """Return the secret link with this token, or None if it has expired or was withdrawn."""
    return active_links().filter(token_hash=hash_token(token)).first()
