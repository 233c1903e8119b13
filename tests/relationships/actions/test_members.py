"""Changing the members of a canvas: roles, removal, leaving, transferring the ownership."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.actions.invitations import invite, renew_invitation
from relationships.actions.members import change_role, hand_over, leave_canvas, remove_member
from relationships.actions.share_links import make_join_link, make_link
from relationships.document.canvas import CanvasDocument
from relationships.document.version import Version
from relationships.errors import Missing, NotAllowed, NotWritten, Refused
from relationships.models import Canvas, Change, Invitation, Member, Role
from relationships.sharing.queries import find_invitation, find_join_link, find_share_link, list_members
from tests.relationships.actions.board import roles

pytestmark = pytest.mark.django_db
MakeUser = Callable[..., User]
Join = Callable[[str, Role], Member]


def test_members_are_listed_by_what_they_may_do_then_by_name(canvas_id: UUID, join: Join) -> None:
    for name, role in (("zoe", Role.EDITOR), ("bob", Role.EDITOR), ("amy", Role.VIEWER), ("cy", Role.COMMENTER)):
        join(name, role)
    assert [str(member.user) for member in list_members(canvas_id)] == ["Ada", "Bob", "Zoe", "Cy", "Amy"]


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_owner_changes_role(canvas_id: UUID, owner: User, join: Join, role: str) -> None:
    member = join("grace", Role.VIEWER)
    change_role(canvas_id, owner.pk, member.pk, role)
    assert roles(canvas_id) == {"Ada": "owner", "Grace": role}


@pytest.mark.parametrize("role", ["owner", "commenter", "admin", ""])
def test_role_that_is_not_offered_is_refused(canvas_id: UUID, owner: User, join: Join, role: str) -> None:
    member = join("grace", Role.VIEWER)
    with pytest.raises(Refused, match="To make somebody the owner"):
        change_role(canvas_id, owner.pk, member.pk, role)
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "viewer"}


def test_commenter_keeps_the_role(canvas_id: UUID, owner: User, join: Join) -> None:
    member = join("grace", Role.COMMENTER)
    change_role(canvas_id, owner.pk, member.pk, "commenter")
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "commenter"}


def test_owner_keeps_role_and_membership(canvas_id: UUID, owner: User) -> None:
    own = Member.objects.get(user=owner)
    with pytest.raises(Refused, match=r"(?i)hand (it )?over"):
        change_role(canvas_id, owner.pk, own.pk, "viewer")
    with pytest.raises(Refused, match=r"(?i)hand (it )?over"):
        remove_member(canvas_id, owner.pk, own.pk)
    with pytest.raises(Refused, match="already owns the canvas"):
        hand_over(canvas_id, owner.pk, own.pk)
    with pytest.raises(Refused, match="Before you can leave"):
        leave_canvas(canvas_id, owner.pk)
    assert roles(canvas_id) == {"Ada": "owner"}


def test_hand_over_leaves_exactly_one_owner(canvas_id: UUID, owner: User, join: Join) -> None:
    member = join("grace", Role.VIEWER)
    hand_over(canvas_id, owner.pk, member.pk)
    assert roles(canvas_id) == {"Grace": "owner", "Ada": "editor"}
    with pytest.raises(NotAllowed):
        hand_over(canvas_id, owner.pk, Member.objects.get(user=owner).pk)


def test_former_owner_can_leave_after_handing_over(canvas_id: UUID, owner: User, join: Join) -> None:
    hand_over(canvas_id, owner.pk, join("grace", Role.EDITOR).pk)
    leave_canvas(canvas_id, owner.pk)
    assert roles(canvas_id) == {"Grace": "owner"}


@pytest.mark.parametrize("goes", ["hands over", "leaves", "is removed"])
def test_offers_end_with_the_right_of_their_maker(canvas_id: UUID, owner: User, join: Join, goes: str) -> None:
    issued = invite(canvas_id, owner.pk, "mate@example.com", Role.EDITOR)
    reading = make_link(canvas_id, owner.pk, "", None)
    joining = make_join_link(canvas_id, owner.pk, "", None, use_limit=9)
    heir = join("grace", Role.EDITOR)
    if goes == "hands over":
        hand_over(canvas_id, owner.pk, heir.pk)
    else:
        Member.objects.filter(user=owner).update(role=Role.VIEWER)
        Member.objects.filter(pk=heir.pk).update(role=Role.OWNER)
    if goes == "leaves":
        leave_canvas(canvas_id, owner.pk)
    if goes == "is removed":
        remove_member(canvas_id, heir.user_id, Member.objects.get(user=owner).pk)
    assert (find_invitation(issued.token), find_join_link(joining.token)) == (None, None)
    assert find_share_link(reading.token) == reading.link
    assert Invitation.objects.get().has_expired
    again = renew_invitation(canvas_id, heir.user_id, issued.invitation.pk)
    assert find_invitation(again.token) == again.invitation


def test_what_a_removed_member_changed_stays(canvas_id: UUID, owner: User, join: Join) -> None:
    member = join("grace", Role.EDITOR)
    describe_canvas(canvas_id, member.user_id, Submission(), changes={"title": "Bean Here"}, base=Version(0))
    remove_member(canvas_id, owner.pk, member.pk)
    change = Change.objects.get(canvas_id=canvas_id)
    assert (change.actor, change.action) == (member.user, "canvas.describe")
    assert Canvas.objects.get(pk=canvas_id).title == "Bean Here"
    with pytest.raises(Missing):
        describe_canvas(canvas_id, member.user_id, Submission(), changes={"title": "Mine"}, base=Version(1))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMMENTER, Role.VIEWER])
def test_only_the_owner_manages(canvas_id: UUID, join: Join, role: Role) -> None:
    member, other = join("grace", role), join("hedy", Role.VIEWER)
    actions: list[Callable[[], object]] = [
        lambda: change_role(canvas_id, member.user_id, other.pk, "editor"),
        lambda: remove_member(canvas_id, member.user_id, other.pk),
        lambda: hand_over(canvas_id, member.user_id, member.pk),
    ]
    for action in actions:
        with pytest.raises(NotAllowed, match="Only the owner"):
            action()
    assert roles(canvas_id) == {"Ada": "owner", "Grace": role.value, "Hedy": "viewer"}


def test_outsider_finds_no_canvas(canvas_id: UUID, owner: User, make_user: MakeUser) -> None:
    outsider, own = make_user("eve"), Member.objects.get(user=owner)
    actions: list[Callable[[], object]] = [
        lambda: change_role(canvas_id, outsider.pk, own.pk, "editor"),
        lambda: remove_member(canvas_id, outsider.pk, own.pk),
        lambda: hand_over(canvas_id, outsider.pk, own.pk),
        lambda: leave_canvas(canvas_id, outsider.pk),
        lambda: leave_canvas(uuid4(), owner.pk),
    ]
    for action in actions:
        with pytest.raises(Missing):
            action()


def test_member_of_another_canvas_is_not_found(canvas_id: UUID, owner: User, join: Join) -> None:
    member = join("grace", Role.EDITOR)
    other = create_canvas(owner.pk, CanvasDocument(title="Another"))
    actions: list[Callable[[UUID, int, int], NotWritten | Member]] = [remove_member, hand_over]
    for action in actions:
        with pytest.raises(Missing):
            action(other, owner.pk, member.pk)
    with pytest.raises(Missing):
        change_role(other, owner.pk, member.pk, "viewer")
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "editor"}
