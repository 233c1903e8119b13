"""Secret links to a canvas."""

import importlib
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.db.migrations import AddField
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.boards.lens_registry import LENSES
from relationships.actions.canvases import create_canvas
from relationships.actions.share_links import (
    JOIN_TERM,
    LINKS_PER_CANVAS,
    MOST_USES,
    edit_join_link,
    edit_link,
    make_join_link,
    make_link,
    withdraw_link,
)
from relationships.document.canvas import CanvasDocument
from relationships.errors import Missing, NotAllowed, Refused
from relationships.models import LinkKind, Member, Role, SharedLens, ShareLink
from relationships.sharing.queries import count_links, find_join_link, find_share_link
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
    with pytest.raises(Refused, match="is in the past"):
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


def test_links_of_one_kind_do_not_work_as_the_other(canvas_id: UUID, owner: User) -> None:
    reading = make_link(canvas_id, owner.pk, "", None)
    joining = make_join_link(canvas_id, owner.pk, "", None, use_limit=1)
    assert (find_share_link(joining.token), find_join_link(reading.token)) == (None, None)
    assert find_join_link(joining.token) == joining.link
    assert count_links(canvas_id) == (1, 1)


def test_link_shows_what_was_chosen(canvas_id: UUID, owner: User) -> None:
    made = make_link(canvas_id, owner.pk, "", None, lenses=["scorecard", "lifecycle"], shows_findings=False)
    assert ShareLink.objects.get().lenses == ["lifecycle", "scorecard"]
    assert made.link.shown == ["Canvas", "Lifecycle", "Scorecard"]
    edit_link(canvas_id, owner.pk, made.link.pk, "Bank", today(), lenses=["evolution"], shows_findings=True)
    link = ShareLink.objects.get()
    assert (link.label, link.ends_on, link.lenses, link.shown) == (
        "Bank",
        today(),
        ["evolution"],
        ["Canvas", "Evolution", "Findings"],
    )
    assert find_share_link(made.token) == link


def test_link_to_join_always_ends(canvas_id: UUID, owner: User) -> None:
    made = make_join_link(canvas_id, owner.pk, "", None, use_limit=3)
    assert (made.link.ends_on, made.link.use_limit, made.link.uses) == (today() + JOIN_TERM, 3, 0)
    edit_join_link(canvas_id, owner.pk, made.link.pk, "Team", today(), use_limit=5)
    assert ShareLink.objects.values_list("label", "ends_on", "use_limit").get() == ("Team", today(), 5)


@pytest.mark.parametrize("limit", [-1, 0, MOST_USES + 1])
def test_use_limit_is_limited(canvas_id: UUID, owner: User, limit: int) -> None:
    with pytest.raises(Refused, match="from 1 to 500"):
        make_join_link(canvas_id, owner.pk, "", None, use_limit=limit)
    made = make_join_link(canvas_id, owner.pk, "", None, use_limit=1)
    with pytest.raises(Refused, match="from 1 to 500"):
        edit_join_link(canvas_id, owner.pk, made.link.pk, "", None, use_limit=limit)


def test_use_limit_is_not_lowered_below_the_uses(canvas_id: UUID, owner: User) -> None:
    made = make_join_link(canvas_id, owner.pk, "", None, use_limit=9)
    ShareLink.objects.update(uses=4)
    with pytest.raises(Refused, match="already been used 4 times"):
        edit_join_link(canvas_id, owner.pk, made.link.pk, "", None, use_limit=3)
    edit_join_link(canvas_id, owner.pk, made.link.pk, "", None, use_limit=4)
    assert (find_join_link(made.token), count_links(canvas_id)) == (None, (0, 0))


def test_edited_link_cannot_end_in_the_past_but_stays_ended(canvas_id: UUID, owner: User) -> None:
    made = make_link(canvas_id, owner.pk, "", None)
    yesterday = today() - timedelta(days=1)
    with pytest.raises(Refused, match="is in the past"):
        edit_link(canvas_id, owner.pk, made.link.pk, "", yesterday, lenses=[], shows_findings=False)
    ShareLink.objects.update(ends_on=yesterday)
    edit_link(canvas_id, owner.pk, made.link.pk, "Old", yesterday, lenses=[], shows_findings=False)
    assert ShareLink.objects.values_list("label", "ends_on").get() == ("Old", yesterday)


def test_kind_of_a_link_stays(canvas_id: UUID, owner: User) -> None:
    reading = make_link(canvas_id, owner.pk, "", None)
    joining = make_join_link(canvas_id, owner.pk, "", None, use_limit=1)
    with pytest.raises(Missing):
        edit_join_link(canvas_id, owner.pk, reading.link.pk, "", None, use_limit=2)
    with pytest.raises(Missing):
        edit_link(canvas_id, owner.pk, joining.link.pk, "", None, lenses=[], shows_findings=True)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMMENTER, Role.VIEWER])
def test_only_the_owner_edits_links(
    canvas_id: UUID, owner: User, join: Callable[[str, Role], Member], role: Role
) -> None:
    member = join("hedy", role)
    reading = make_link(canvas_id, owner.pk, "", None)
    joining = make_join_link(canvas_id, owner.pk, "", None, use_limit=1)
    with pytest.raises(NotAllowed):
        edit_link(canvas_id, member.user_id, reading.link.pk, "", None, lenses=[], shows_findings=True)
    with pytest.raises(NotAllowed):
        edit_join_link(canvas_id, member.user_id, joining.link.pk, "", None, use_limit=9)
    with pytest.raises(NotAllowed):
        make_join_link(canvas_id, member.user_id, "", None, use_limit=9)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "edit"},
        {"use_limit": 3},
        {"uses": 1},
        {"kind": LinkKind.JOIN, "use_limit": 3},
        {"kind": LinkKind.JOIN, "ends_on": "2030-01-01"},
        {"kind": LinkKind.JOIN, "ends_on": "2030-01-01", "use_limit": 3, "uses": 4},
    ],
)
def test_database_refuses_links_without_limits(canvas_id: UUID, owner: User, wrong: dict[str, object]) -> None:
    made = make_link(canvas_id, owner.pk, "", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareLink.objects.filter(pk=made.link.pk).update(**wrong)


def test_lenses_of_links_are_those_of_a_canvas_except_the_checks_and_the_guide() -> None:
    shared = [(lens.name, lens.label) for lens in LENSES.values() if lens.name not in ("checks", "guide")]
    assert shared == SharedLens.choices


def test_existing_links_go_on_showing_findings_and_no_lens() -> None:
    migration = importlib.import_module("relationships.migrations.0010_link_choices").Migration
    added = {step.name: step.field.default for step in migration.operations if isinstance(step, AddField)}
    assert (added["kind"], added["lenses"], added["shows_findings"]) == ("read", list, True)
