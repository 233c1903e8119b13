"""Queries for members, invitations and secret links."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from relationships.models import Invitation, LinkKind, Member, Role, ShareLink
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
    """Return the secret links that have neither expired nor been used up."""
    links = ShareLink.objects.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))
    return links.filter(Q(use_limit=None) | Q(uses__lt=F("use_limit")))


def find_share_link(token: str) -> ShareLink | None:
    """Return the link for reading with this token, or None if it has expired or was withdrawn."""
    return active_links().filter(kind=LinkKind.READ, token_hash=hash_token(token)).first()


def find_join_link(token: str) -> ShareLink | None:
    """Return the link for joining with this token, its canvas and who made it; None if it does not work any more."""
    found = active_links().filter(kind=LinkKind.JOIN, token_hash=hash_token(token))
    return found.select_related("canvas", "created_by").first()


def count_links(canvas_id: UUID) -> tuple[int, int]:
    """Return how many active links to a canvas are for reading, and how many for joining."""
    kinds = list(active_links().filter(canvas_id=canvas_id).values_list("kind", flat=True))
    return kinds.count(LinkKind.READ), kinds.count(LinkKind.JOIN)
