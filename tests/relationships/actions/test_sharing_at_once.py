"""Two people change the members of a canvas concurrently."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import connection, transaction

from canvas_app.accounts.models import User
from relationships.actions.canvases import describe_canvas
from relationships.actions.editing import Submission
from relationships.actions.invitations import accept_mailed, invite, withdraw_invitation
from relationships.actions.joining import join_by_link
from relationships.actions.members import change_role, hand_over, leave_canvas, remove_member
from relationships.actions.share_links import make_join_link, withdraw_link
from relationships.document.version import Version
from relationships.errors import Missing, NotAllowed, NotWritten, Refused
from relationships.models import Canvas, Invitation, Member, Role, ShareLink
from tests.relationships.actions.board import roles

pytestmark = pytest.mark.django_db(transaction=True)
Join = Callable[[str, Role], Member]
BLOCKED_SECONDS = 0.3


class Waiting:
    """A write in another thread; `result` is what it returned, or the type of the error that it raised."""

    def __init__(self, write: Callable[[], object]) -> None:
        self.write = write
        self.result: object = None

    def run(self) -> None:
        try:
            self.result = self.write()
        except NotWritten as refused:
            self.result = type(refused)
        finally:
            connection.close()


@contextmanager
def meanwhile(write: Callable[[], object]) -> Iterator[Waiting]:
    """Start `write` in another thread while this transaction is open, and let it wait for the commit."""
    waiting = Waiting(write)
    thread = threading.Thread(target=waiting.run)
    with transaction.atomic():
        yield waiting
        thread.start()
        time.sleep(BLOCKED_SECONDS)
        assert thread.is_alive()
    thread.join(10)
    assert not thread.is_alive()


def test_ownership_is_handed_over_once(canvas_id: UUID, owner: User, join: Join) -> None:
    grace, hedy = join("grace", Role.EDITOR), join("hedy", Role.EDITOR)
    with meanwhile(lambda: hand_over(canvas_id, owner.pk, hedy.pk)) as second:
        hand_over(canvas_id, owner.pk, grace.pk)
    assert second.result is NotAllowed
    assert roles(canvas_id) == {"Grace": "owner", "Ada": "editor", "Hedy": "editor"}


def test_new_owner_cannot_leave_while_becoming_one(canvas_id: UUID, owner: User, join: Join) -> None:
    grace = join("grace", Role.EDITOR)
    with meanwhile(lambda: leave_canvas(canvas_id, grace.user_id)) as second:
        hand_over(canvas_id, owner.pk, grace.pk)
    assert second.result is Refused
    assert roles(canvas_id) == {"Grace": "owner", "Ada": "editor"}


def test_somebody_who_leaves_cannot_become_owner(canvas_id: UUID, owner: User, join: Join) -> None:
    grace = join("grace", Role.EDITOR)
    with meanwhile(lambda: hand_over(canvas_id, owner.pk, grace.pk)) as second:
        leave_canvas(canvas_id, grace.user_id)
    assert second.result is Missing
    assert roles(canvas_id) == {"Ada": "owner"}


def test_former_owner_loses_the_right_to_manage_at_once(canvas_id: UUID, owner: User, join: Join) -> None:
    grace = join("grace", Role.EDITOR)
    with meanwhile(lambda: invite(canvas_id, owner.pk, "hedy@example.com", "viewer")) as second:
        hand_over(canvas_id, owner.pk, grace.pk)
    assert second.result is NotAllowed
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("role", ["viewer", None])
def test_member_who_loses_the_right_to_edit_loses_it_at_once(
    canvas_id: UUID, owner: User, join: Join, role: str | None
) -> None:
    grace = join("grace", Role.EDITOR)

    def edit() -> object:
        return describe_canvas(canvas_id, grace.user_id, Submission(), changes={"title": "Mine"}, base=Version(0))

    with meanwhile(edit) as second:
        if role:
            change_role(canvas_id, owner.pk, grace.pk, role)
        else:
            remove_member(canvas_id, owner.pk, grace.pk)
    assert second.result is (NotAllowed if role else Missing)
    assert Canvas.objects.get(pk=canvas_id).title == "Bean There"


def test_address_is_invited_once(canvas_id: UUID, owner: User) -> None:
    with meanwhile(lambda: invite(canvas_id, owner.pk, "Grace@example.com", "viewer")) as second:
        invite(canvas_id, owner.pk, "grace@example.com", "editor")
    assert second.result is Refused
    assert [invitation.role for invitation in Invitation.objects.all()] == ["editor"]


def test_token_lets_one_person_join(canvas_id: UUID, owner: User, make_user: Callable[..., User]) -> None:
    first, other = make_user("grace"), make_user("hedy")
    token = invite(canvas_id, owner.pk, "grace@example.com", "editor").token
    with meanwhile(lambda: accept_mailed(token, other.pk)) as second:
        accept_mailed(token, first.pk)
    assert second.result is Missing
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "editor"}


def test_invitation_withdrawn_meanwhile_lets_nobody_join(
    canvas_id: UUID, owner: User, make_user: Callable[..., User]
) -> None:
    grace = make_user("grace")
    issued = invite(canvas_id, owner.pk, "grace@example.com", "editor")
    with meanwhile(lambda: accept_mailed(issued.token, grace.pk)) as second:
        withdraw_invitation(canvas_id, owner.pk, issued.invitation.pk)
    assert second.result is Missing
    assert roles(canvas_id) == {"Ada": "owner"}


def test_use_limit_holds_for_two_who_join_at_once(canvas_id: UUID, owner: User, make_user: Callable[..., User]) -> None:
    first, other = make_user("grace"), make_user("hedy")
    token = make_join_link(canvas_id, owner.pk, "", None, use_limit=1).token
    with meanwhile(lambda: join_by_link(token, other.pk)) as second:
        join_by_link(token, first.pk)
    assert second.result is Missing
    assert (roles(canvas_id), ShareLink.objects.get().uses) == ({"Ada": "owner", "Grace": "editor"}, 1)


def test_use_of_one_person_at_once_counts_once(canvas_id: UUID, owner: User, make_user: Callable[..., User]) -> None:
    grace = make_user("grace")
    token = make_join_link(canvas_id, owner.pk, "", None, use_limit=5).token
    with meanwhile(lambda: join_by_link(token, grace.pk).is_new) as second:
        join_by_link(token, grace.pk)
    assert (second.result, ShareLink.objects.get().uses) == (False, 1)


def test_link_withdrawn_meanwhile_lets_nobody_join(
    canvas_id: UUID, owner: User, make_user: Callable[..., User]
) -> None:
    grace = make_user("grace")
    made = make_join_link(canvas_id, owner.pk, "", None, use_limit=5)
    with meanwhile(lambda: join_by_link(made.token, grace.pk)) as second:
        withdraw_link(canvas_id, owner.pk, made.link.pk)
    assert second.result is Missing
    assert roles(canvas_id) == {"Ada": "owner"}
