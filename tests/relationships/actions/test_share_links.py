"""Secret links to a canvas."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.share_links import LINKS_PER_CANVAS, make_link, withdraw_link
from relationships.document.canvas import CanvasDocument
from relationships.errors import Missing, NotAllowed, Refused
from relationships.models import Member, Role, ShareLink
from relationships.sharing.queries import find_share_link
from relationships.sharing.tokens import hash_token, make_token

pytestmark = pytest.mark.django_db


def today() -> date:
    return timezone.localdate()


def test_only_the_hash_of_the_token_is_kept(canvas_id: UUID, owner: User) -> None:
    made = make_link(canvas_id, owner.pk, "For the bank", None)
    row = ShareLink.objects.values().get()
    assert row["token_hash"] == hash_token(made.token)
    assert made.token not in str(row)
    assert (row["label"], row["created_by_id"], row["ends_on"]) == ("For the bank", owner.pk, None)


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {make_token() for _ in range(50)}
    assert (len(tokens), {len(token) for token in tokens}) == (50, {43})


def test_link_opens_its_canvas_until_it_is_withdrawn(canvas_id: UUID, owner: User) -> None:
    made = make_link(canvas_id, owner.pk, "", None)
    assert find_share_link(made.token) == made.link
    withdraw_link(canvas_id, owner.pk, made.link.pk)
    assert find_share_link(made.token) is None


def test_link_opens_its_canvas_through_its_last_day(canvas_id: UUID, owner: User) -> None:
    made = make_link(canvas_id, owner.pk, "", today())
    assert (find_share_link(made.token), made.link.has_ended) == (made.link, False)
    ShareLink.objects.update(ends_on=today() - timedelta(days=1))
    assert (find_share_link(made.token), ShareLink.objects.get().has_ended) == (None, True)


@pytest.mark.parametrize("token", ["", "unknown", "\x00", "ü" * 50])
def test_other_tokens_open_nothing(canvas_id: UUID, owner: User, token: str) -> None:
    made = make_link(canvas_id, owner.pk, "", None)
    assert find_share_link(token) is None
    assert find_share_link(made.link.token_hash) is None


def test_link_cannot_end_in_the_past(canvas_id: UUID, owner: User) -> None:
    with pytest.raises(Refused, match="cannot end before"):
        make_link(canvas_id, owner.pk, "", today() - timedelta(days=1))
    assert ShareLink.objects.count() == 0


def test_number_of_links_is_limited(canvas_id: UUID, owner: User) -> None:
    for _ in range(LINKS_PER_CANVAS):
        make_link(canvas_id, owner.pk, "", None)
    with pytest.raises(Refused, match="at most 20 links"):
        make_link(canvas_id, owner.pk, "", None)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMMENTER, Role.VIEWER])
def test_only_the_owner_makes_and_withdraws_links(
    canvas_id: UUID, owner: User, join: Callable[[str, Role], Member], role: Role
) -> None:
    member, made = join("hedy", role), make_link(canvas_id, owner.pk, "", None)
    with pytest.raises(NotAllowed):
        make_link(canvas_id, member.user_id, "", None)
    with pytest.raises(NotAllowed):
        withdraw_link(canvas_id, member.user_id, made.link.pk)
    assert find_share_link(made.token) == made.link


def test_link_of_another_canvas_is_not_found(canvas_id: UUID, owner: User) -> None:
    made = make_link(canvas_id, owner.pk, "", None)
    other = create_canvas(owner.pk, CanvasDocument(title="Another"))
    with pytest.raises(Missing):
        withdraw_link(other, owner.pk, made.link.pk)
    assert find_share_link(made.token) == made.link
