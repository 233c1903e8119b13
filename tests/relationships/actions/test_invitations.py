"""Inviting people by e-mail, and who may accept an invitation."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from canvas_app.accounts.models import User
from relationships.actions import members
from relationships.actions.canvases import create_canvas
from relationships.actions.invitations import (
    IssuedInvitation,
    accept_addressed,
    accept_mailed,
    decline_addressed,
    decline_mailed,
    invite,
    record_mailed,
    renew_invitation,
    withdraw_invitation,
)
from relationships.document.canvas import CanvasDocument
from relationships.errors import Missing, NotAllowed, Refused
from relationships.models import Invitation, Member, Role
from relationships.sharing.queries import find_invitation, invitations_to
from relationships.sharing.tokens import hash_token
from tests.relationships.actions.board import roles

pytestmark = pytest.mark.django_db
MakeUser = Callable[..., User]
Join = Callable[[str, Role], Member]


@pytest.fixture
def issued(canvas_id: UUID, owner: User) -> IssuedInvitation:
    return invite(canvas_id, owner.pk, " Grace@Example.com ", "editor")


@pytest.fixture
def grace(make_user: MakeUser) -> User:
    return make_user("grace")


def expire(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())


def test_only_the_hash_of_the_token_is_kept(issued: IssuedInvitation, owner: User) -> None:
    row = Invitation.objects.values().get()
    assert row["token_hash"] == hash_token(issued.token)
    assert issued.token not in str(row)
    assert (row["email"], row["role"], row["invited_by_id"]) == ("grace@example.com", "editor", owner.pk)


def test_invitation_is_open_for_fourteen_days(issued: IssuedInvitation) -> None:
    assert issued.invitation.expires_at - issued.invitation.created_at == timedelta(days=14)
    assert find_invitation(issued.token) == issued.invitation
    expire(issued.invitation)
    assert find_invitation(issued.token) is None


def test_whoever_holds_the_token_joins_once(canvas_id: UUID, issued: IssuedInvitation, make_user: MakeUser) -> None:
    hedy, eve = make_user("hedy"), make_user("eve")
    accept_mailed(issued.token, hedy.pk)
    with pytest.raises(Missing, match="no longer open"):
        accept_mailed(issued.token, eve.pk)
    assert roles(canvas_id) == {"Ada": "owner", "Hedy": "editor"}


def test_verified_address_joins_without_token(canvas_id: UUID, issued: IssuedInvitation, grace: User) -> None:
    assert list(invitations_to(grace.pk, ["GRACE@example.com"])) == [issued.invitation]
    accept_addressed(issued.invitation.pk, grace.pk, ["GRACE@example.com"])
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "editor"}


@pytest.mark.parametrize("addresses", [[], ["eve@example.com"]])
def test_other_addresses_neither_see_nor_answer(
    canvas_id: UUID, issued: IssuedInvitation, grace: User, addresses: list[str]
) -> None:
    assert list(invitations_to(grace.pk, addresses)) == []
    with pytest.raises(Missing):
        accept_addressed(issued.invitation.pk, grace.pk, addresses)
    with pytest.raises(Missing):
        decline_addressed(issued.invitation.pk, addresses)
    assert roles(canvas_id) == {"Ada": "owner"}


def test_nobody_accepts_on_a_canvas_with_as_many_members_as_allowed(
    canvas_id: UUID, issued: IssuedInvitation, grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MEMBERS_PER_CANVAS", 1)
    with pytest.raises(Refused, match="already has 1"):
        accept_mailed(issued.token, grace.pk)
    assert (roles(canvas_id), Invitation.objects.count()) == ({"Ada": "owner"}, 1)


def test_expired_invitation_lets_nobody_join(canvas_id: UUID, issued: IssuedInvitation, grace: User) -> None:
    expire(issued.invitation)
    with pytest.raises(Missing):
        accept_mailed(issued.token, grace.pk)
    with pytest.raises(Missing):
        accept_addressed(issued.invitation.pk, grace.pk, [grace.email])
    assert list(invitations_to(grace.pk, [grace.email])) == []
    assert roles(canvas_id) == {"Ada": "owner"}


def test_member_keeps_role_when_holding_a_token(canvas_id: UUID, issued: IssuedInvitation, join: Join) -> None:
    viewer = join("hedy", Role.VIEWER)
    with pytest.raises(Refused, match="already a member of this canvas"):
        accept_mailed(issued.token, viewer.user_id)
    assert roles(canvas_id) == {"Ada": "owner", "Hedy": "viewer"}
    assert Invitation.objects.count() == 1


def test_invitation_to_a_canvas_one_belongs_to_is_not_offered(issued: IssuedInvitation, join: Join) -> None:
    viewer = join("hedy", Role.VIEWER)
    assert list(invitations_to(viewer.user_id, ["grace@example.com"])) == []


def test_declined_invitation_is_gone(issued: IssuedInvitation, grace: User) -> None:
    decline_mailed(issued.token)
    with pytest.raises(Missing):
        decline_mailed(issued.token)
    with pytest.raises(Missing):
        accept_mailed(issued.token, grace.pk)


def test_addressed_invitation_can_be_declined(issued: IssuedInvitation) -> None:
    decline_addressed(issued.invitation.pk, ["grace@example.com"])
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("role", ["owner", "commenter", "admin", ""])
def test_only_offered_roles_are_invited(canvas_id: UUID, owner: User, role: str) -> None:
    with pytest.raises(Refused, match="To make somebody the owner"):
        invite(canvas_id, owner.pk, "grace@example.com", role)
    assert Invitation.objects.count() == 0


def test_member_is_not_invited_again(canvas_id: UUID, owner: User, join: Join) -> None:
    join("hedy", Role.VIEWER)
    for address in ("HEDY@example.com", "ada@example.com"):
        with pytest.raises(Refused, match="already a member"):
            invite(canvas_id, owner.pk, address, "editor")


def test_open_invitation_is_not_doubled(canvas_id: UUID, owner: User, issued: IssuedInvitation) -> None:
    with pytest.raises(Refused, match="open invitation"):
        invite(canvas_id, owner.pk, "GRACE@example.com", "viewer")
    assert find_invitation(issued.token) == issued.invitation


def test_expired_invitation_gives_way_to_a_new_one(canvas_id: UUID, owner: User, issued: IssuedInvitation) -> None:
    expire(issued.invitation)
    again = invite(canvas_id, owner.pk, "grace@example.com", "viewer")
    assert list(Invitation.objects.values_list("pk", "role")) == [(again.invitation.pk, "viewer")]


def test_address_may_be_invited_to_several_canvases(owner: User, issued: IssuedInvitation) -> None:
    other = create_canvas(owner.pk, CanvasDocument(title="Another"))
    invite(other, owner.pk, "grace@example.com", "viewer")
    assert Invitation.objects.count() == 2


def test_renewing_ends_the_earlier_link_and_begins_a_new_term(
    canvas_id: UUID, owner: User, issued: IssuedInvitation
) -> None:
    expire(issued.invitation)
    again = renew_invitation(canvas_id, owner.pk, issued.invitation.pk)
    assert find_invitation(issued.token) is None
    assert find_invitation(again.token) == issued.invitation
    assert again.invitation.expires_at > timezone.now() + timedelta(days=13)


def test_sending_is_remembered_for_the_token_that_was_sent(
    canvas_id: UUID, owner: User, issued: IssuedInvitation
) -> None:
    assert issued.invitation.mailed_at is None
    again = renew_invitation(canvas_id, owner.pk, issued.invitation.pk)
    record_mailed(issued)
    assert Invitation.objects.get().mailed_at is None
    record_mailed(again)
    assert Invitation.objects.get().mailed_at is not None


def test_withdrawn_invitation_lets_nobody_join(
    canvas_id: UUID, owner: User, issued: IssuedInvitation, grace: User
) -> None:
    withdraw_invitation(canvas_id, owner.pk, issued.invitation.pk)
    with pytest.raises(Missing):
        accept_mailed(issued.token, grace.pk)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMMENTER, Role.VIEWER])
def test_only_the_owner_invites(canvas_id: UUID, issued: IssuedInvitation, join: Join, role: Role) -> None:
    member = join("hedy", role)
    actions: list[Callable[[], object]] = [
        lambda: invite(canvas_id, member.user_id, "eve@example.com", "viewer"),
        lambda: renew_invitation(canvas_id, member.user_id, issued.invitation.pk),
        lambda: withdraw_invitation(canvas_id, member.user_id, issued.invitation.pk),
    ]
    for action in actions:
        with pytest.raises(NotAllowed, match="Only the owner"):
            action()
    assert find_invitation(issued.token) == issued.invitation


def test_invitation_to_another_canvas_is_not_found(owner: User, issued: IssuedInvitation) -> None:
    other = create_canvas(owner.pk, CanvasDocument(title="Another"))
    with pytest.raises(Missing):
        renew_invitation(other, owner.pk, issued.invitation.pk)
    with pytest.raises(Missing):
        withdraw_invitation(other, owner.pk, issued.invitation.pk)
    assert find_invitation(issued.token) == issued.invitation


def test_outsider_cannot_invite(canvas_id: UUID, grace: User) -> None:
    with pytest.raises(Missing):
        invite(canvas_id, grace.pk, "eve@example.com", "viewer")
