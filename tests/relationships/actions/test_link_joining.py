"""Joining a canvas as an editor with a secret link."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from canvas_app.accounts.models import User
from relationships.actions import members
from relationships.actions.joining import join_by_link
from relationships.actions.members import leave_canvas, remove_member
from relationships.actions.share_links import make_join_link, make_link, withdraw_link
from relationships.errors import Missing, Refused
from relationships.models import Member, Role, ShareLink
from tests.relationships.actions.board import roles

pytestmark = pytest.mark.django_db
MakeUser = Callable[..., User]
Join = Callable[[str, Role], Member]


@pytest.fixture
def token(canvas_id: UUID, owner: User) -> str:
    return make_join_link(canvas_id, owner.pk, "", None, use_limit=2).token


def uses() -> int:
    return ShareLink.objects.get().uses


def test_people_join_until_the_link_is_used_up(canvas_id: UUID, token: str, make_user: MakeUser) -> None:
    for name in ("grace", "hedy"):
        joined = join_by_link(token, make_user(name).pk)
        assert (joined.canvas.pk, joined.is_new) == (canvas_id, True)
    with pytest.raises(Missing, match="reached its use limit"):
        join_by_link(token, make_user("eve").pk)
    assert (roles(canvas_id), uses()) == ({"Ada": "owner", "Grace": "editor", "Hedy": "editor"}, 2)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMENTER])
def test_member_becomes_an_editor(canvas_id: UUID, token: str, join: Join, role: Role) -> None:
    member = join("grace", role)
    assert join_by_link(token, member.user_id).is_new
    assert (roles(canvas_id), uses()) == ({"Ada": "owner", "Grace": "editor"}, 1)


def test_owner_and_editors_stay_and_use_nothing_up(canvas_id: UUID, owner: User, token: str, join: Join) -> None:
    grace = join("grace", Role.EDITOR)
    for user_id in (owner.pk, grace.user_id, grace.user_id):
        assert not join_by_link(token, user_id).is_new
    assert (roles(canvas_id), uses()) == ({"Ada": "owner", "Grace": "editor"}, 0)


def test_nobody_joins_a_canvas_with_as_many_members_as_allowed(
    canvas_id: UUID, token: str, join: Join, make_user: MakeUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MEMBERS_PER_CANVAS", 2)
    viewer = join("grace", Role.VIEWER)
    with pytest.raises(Refused, match="already has 2 members"):
        join_by_link(token, make_user("hedy").pk)
    assert join_by_link(token, viewer.user_id).is_new
    assert (roles(canvas_id), uses()) == ({"Ada": "owner", "Grace": "editor"}, 1)


def test_link_works_through_its_last_day(canvas_id: UUID, token: str, make_user: MakeUser) -> None:
    ShareLink.objects.update(ends_on=timezone.localdate())
    join_by_link(token, make_user("grace").pk)
    ShareLink.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Missing, match="expired"):
        join_by_link(token, make_user("hedy").pk)
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "editor"}


def test_other_tokens_let_nobody_join(canvas_id: UUID, owner: User, token: str, make_user: MakeUser) -> None:
    eve = make_user("eve")
    link = ShareLink.objects.get()
    withdrawn = make_join_link(canvas_id, owner.pk, "", None, use_limit=9)
    reading = make_link(canvas_id, owner.pk, "", None)
    withdraw_link(canvas_id, owner.pk, withdrawn.link.pk)
    for wrong in (withdrawn.token, reading.token, link.token_hash, "", "\x00", "x" * 5000):
        with pytest.raises(Missing):
            join_by_link(wrong, eve.pk)
    assert roles(canvas_id) == {"Ada": "owner"}


@pytest.mark.parametrize("goes", ["leaves", "is removed"])
def test_who_was_a_member_joins_again_while_the_link_works(
    canvas_id: UUID, owner: User, token: str, make_user: MakeUser, goes: str
) -> None:
    grace = make_user("grace")
    for _ in range(2):
        assert join_by_link(token, grace.pk).is_new
        if goes == "leaves":
            leave_canvas(canvas_id, grace.pk)
        else:
            remove_member(canvas_id, owner.pk, Member.objects.get(user=grace).pk)
    with pytest.raises(Missing):
        join_by_link(token, grace.pk)
    assert roles(canvas_id) == {"Ada": "owner"}
