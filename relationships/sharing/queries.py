"""Who a canvas is shared with, and what a secret token opens."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from relationships.models import Invitation, Member, Role, ShareLink
from relationships.sharing.tokens import hash_token


def members_of(canvas_id: UUID) -> list[Member]:
    """The members with their users: the owner first, then by what they may do, then by name."""
    order = list(Role)
    members = Member.objects.filter(canvas_id=canvas_id).select_related("user")
    return sorted(members, key=lambda each: (order.index(Role(each.role)), str(each.user).casefold(), each.pk))


def open_invitations() -> QuerySet[Invitation]:
    """The invitations that can still be accepted."""
    return Invitation.objects.filter(expires_at__gt=timezone.now())


def invitation_of(token: str) -> Invitation | None:
    """The open invitation that this token was mailed for, with its canvas and sender."""
    found = open_invitations().filter(token_hash=hash_token(token))
    return found.select_related("canvas", "invited_by").first()


def invitations_to(user_id: int, addresses: Collection[str]) -> QuerySet[Invitation]:
    """The open invitations to these addresses, which must be verified ones, to canvases the user does not belong to."""
    joined = Member.objects.filter(canvas=OuterRef("canvas"), user_id=user_id)
    invited = open_invitations().filter(email__in=[address.lower() for address in addresses])
    return invited.exclude(Exists(joined)).select_related("canvas", "invited_by").order_by("-created_at", "pk")


def lasting_links() -> QuerySet[ShareLink]:
    """The secret links that still open something."""
    return ShareLink.objects.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))


def link_of(token: str) -> ShareLink | None:
    """The secret link of this token, unless it has ended or was withdrawn."""
    return lasting_links().filter(token_hash=hash_token(token)).first()
