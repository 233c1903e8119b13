"""The page of members: visibility, roles, removal, leaving and transferring the ownership."""

from collections.abc import Callable

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas
from relationships.actions.invitations import invite
from relationships.actions.share_links import make_join_link, make_link
from relationships.models import Canvas, Change, Member, Role
from relationships.sharing.queries import list_members
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import CHANNELS, Hand

SignInAs = Callable[..., Client]
MEMBERS = [Role.EDITOR, Role.COMMENTER, Role.VIEWER]
REASON = "Only the owner of this canvas can do this."


def roles(table: Table) -> dict[str, str]:
    return {str(member.user): member.role for member in list_members(table.hand.canvas_id)}


def member_url(table: Table, name: str, what: str) -> str:
    member = Member.objects.get(canvas=table.hand.canvas_id, user__display_name=name)
    return f"{table.address}members/{member.pk}/{what}/"


@pytest.fixture
def grace(sign_in_as: SignInAs) -> Client:
    return sign_in_as("grace", Role.EDITOR)


def test_owner_sees_members_with_addresses_and_every_control(table: Table, grace: Client) -> None:
    page = table.client.get(f"{table.address}members/").text
    assert [name in page for name in ("Ada", "ada@example.com", "Grace", "grace@example.com")] == [True] * 4
    for path in (member_url(table, "Grace", "role"), f"{table.address}invitations/", f"{table.address}links/"):
        assert f'action="{path}' in page


@pytest.mark.parametrize("role", MEMBERS)
def test_other_members_see_who_is_there_and_only_how_much_is_shared(
    table: Table, sign_in_as: SignInAs, role: Role
) -> None:
    invite(table.hand.canvas_id, table.hand.user_id, "hedy@example.com", "viewer")
    make_link(table.hand.canvas_id, table.hand.user_id, "For the bank", None)
    make_join_link(table.hand.canvas_id, table.hand.user_id, "For the team", None, use_limit=2)
    page = " ".join(sign_in_as("grace", role).get(f"{table.address}members/").text.split())
    assert "Ada" in page
    assert "grace@example.com" in page
    assert "1 more person is invited. 1 secret link lets others read this canvas." in page
    assert "1 secret link lets others join as editors." in page
    names = ("ada@example.com", "hedy@example.com", "For the bank", "For the team")
    for hidden in (*names, "<form", "/role/", "/removal/"):
        assert hidden not in page.partition("<main")[2]


def test_title_and_names_are_escaped(table: Table, sign_in_as: SignInAs) -> None:
    sign_in_as("grace", Role.EDITOR)
    User.objects.filter(display_name="Grace").update(display_name="<b>Grace</b>")
    Canvas.objects.update(title="<i>Bean</i>")
    page = table.client.get(f"{table.address}members/").text
    assert "&lt;b&gt;Grace&lt;/b&gt;" in page
    assert "<b>Grace" not in page
    assert "<i>Bean" not in page


def test_fragment_is_what_can_change(table: Table) -> None:
    fragment = table.client.get(f"{table.address}members/", headers=PARTIAL).text
    assert fragment.lstrip().startswith('<div id="sharing"')
    assert "<html" not in fragment


@pytest.mark.parametrize("people", [1, 12])
def test_number_of_queries_does_not_grow_with_members(
    table: Table, sign_in_as: SignInAs, django_assert_num_queries: Callable[[int], object], people: int
) -> None:
    for number in range(people):
        sign_in_as(f"person{number}", Role.VIEWER)
        invite(table.hand.canvas_id, table.hand.user_id, f"guest{number}@example.com", "viewer")
    # Session, user, canvas, members, invitations, links, steps to undo, the case it began as.
    with django_assert_num_queries(9):  # type: ignore[attr-defined]
        table.client.get(f"{table.address}members/")


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_owner_changes_role(table: Table, grace: Client, role: str) -> None:
    answer = table.client.post(member_url(table, "Grace", "role"), {"role": role}, follow=True)
    assert (answer.status_code, answer.redirect_chain) == (200, [(f"{table.address}members/", 303)])
    assert f"Grace is now {'an' if role == 'editor' else 'a'} {role}." in unmarked(answer.text)
    assert roles(table) == {"Ada": "owner", "Grace": role}


def test_changed_role_comes_back_as_fragment_with_notice(table: Table, grace: Client) -> None:
    answer = table.client.post(member_url(table, "Grace", "role"), {"role": "viewer"}, headers=PARTIAL)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div id="sharing"')
    assert '<hx-partial hx-target="#notices" hx-swap="beforeend">' in answer.text
    assert "Grace is now a viewer." in unmarked(answer.text)


@pytest.mark.parametrize("role", ["owner", "commenter", "admin", "", "x" * 5000, "\x00"])
def test_role_that_is_not_offered_is_refused(table: Table, grace: Client, role: str) -> None:
    answer = table.client.post(member_url(table, "Grace", "role"), {"role": role})
    assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


def test_commenter_keeps_the_role_and_can_get_another(table: Table, sign_in_as: SignInAs, grace: Client) -> None:
    sign_in_as("hedy", Role.COMMENTER)
    page = table.client.get(f"{table.address}members/").text
    assert page.count('value="commenter"') == 1
    assert table.client.post(member_url(table, "Hedy", "role"), {"role": "commenter"}).status_code == 303
    assert roles(table) == {"Ada": "owner", "Grace": "editor", "Hedy": "commenter"}
    assert table.client.post(member_url(table, "Hedy", "role"), {"role": "viewer"}).status_code == 303
    assert roles(table) == {"Ada": "owner", "Grace": "editor", "Hedy": "viewer"}
    assert 'value="commenter"' not in table.client.get(f"{table.address}members/").text


def test_role_of_the_owner_stays(table: Table) -> None:
    answer = table.client.post(member_url(table, "Ada", "role"), {"role": "viewer"})
    assert (answer.status_code, "Hand over the canvas to another member" in answer.text) == (409, True)
    assert roles(table) == {"Ada": "owner"}


def test_removal_asks_first(table: Table, grace: Client) -> None:
    make_link(table.hand.canvas_id, table.hand.user_id, "", None)
    make_join_link(table.hand.canvas_id, table.hand.user_id, "", None, use_limit=2)
    page = table.client.get(member_url(table, "Grace", "removal"))
    said = ("Remove Grace?", "1 read-only link.", "1 joining link.")
    assert (page.status_code, [words in unmarked(page.text) for words in said]) == (200, [True] * 3)
    fragment = table.client.get(member_url(table, "Grace", "removal"), headers=PARTIAL).text
    assert ('id="dialog-heading"' in fragment, "<html" in fragment) == (True, False)
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


def test_removed_member_loses_access_at_once(table: Table, grace: Client) -> None:
    assert grace.get(f"{table.address}members/").status_code == 200
    assert table.client.post(member_url(table, "Grace", "removal")).status_code == 303
    assert roles(table) == {"Ada": "owner"}
    for path in ("", "members/", "history/", "departure/"):
        assert grace.get(f"{table.address}{path}").status_code == 404
    assert grace.post(f"{table.address}notes/", {"block": "channels", "text": "Mine"}).status_code == 404


def test_history_still_names_a_removed_member(table: Table, sign_in_as: SignInAs) -> None:
    sign_in_as("grace", Role.EDITOR)
    member = Member.objects.get(user__display_name="Grace")
    Hand(table.hand.canvas_id, member.user_id).add(CHANNELS, "Web shop")
    table.client.post(member_url(table, "Grace", "removal"))
    assert Change.objects.filter(actor=member.user_id).count() == 1
    assert "Grace" in table.client.get(f"{table.address}history/").text


@pytest.mark.parametrize("method", ["get", "post"])
def test_owner_cannot_be_removed(table: Table, method: str) -> None:
    assert getattr(table.client, method)(member_url(table, "Ada", "removal")).status_code == 409
    assert roles(table) == {"Ada": "owner"}


def test_ownership_is_handed_over_to_a_chosen_member(table: Table, grace: Client) -> None:
    member = Member.objects.get(user__display_name="Grace")
    page = table.client.get(f"{table.address}ownership/", {"member": member.pk})
    assert f'<option value="{member.pk}" selected>Grace (editor)</option>' in unmarked(page.text)
    answer = table.client.post(f"{table.address}ownership/", {"member": member.pk})
    assert (answer.status_code, answer["Location"]) == (303, f"{table.address}members/")
    assert roles(table) == {"Grace": "owner", "Ada": "editor"}
    assert table.client.get(f"{table.address}ownership/").status_code == 403
    assert grace.get(f"{table.address}ownership/").status_code == 200


@pytest.mark.parametrize("member", ["", "0", "x", "9" * 40])
def test_only_another_member_becomes_owner(table: Table, grace: Client, member: str) -> None:
    answer = table.client.post(f"{table.address}ownership/", {"member": member})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["member"])
    own = Member.objects.get(user__display_name="Ada")
    assert table.client.post(f"{table.address}ownership/", {"member": own.pk}).status_code == 422
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


def test_ownership_of_a_canvas_without_others_leads_to_inviting(table: Table) -> None:
    page = table.client.get(f"{table.address}ownership/").text
    assert f'href="{table.address}members/#invite"' in page
    assert "<select" not in page


@pytest.mark.parametrize("role", MEMBERS)
def test_member_leaves(table: Table, sign_in_as: SignInAs, role: Role) -> None:
    leaver = sign_in_as("grace", role)
    assert leaver.get(f"{table.address}departure/").status_code == 200
    answer = leaver.post(f"{table.address}departure/")
    assert (answer.status_code, answer["Location"]) == (303, "/canvases/")
    assert roles(table) == {"Ada": "owner"}
    assert leaver.get(f"{table.address}members/").status_code == 404


def test_owner_must_hand_over_before_leaving(table: Table, grace: Client) -> None:
    page = table.client.get(f"{table.address}departure/")
    assert (page.status_code, "Hand over the canvas first" in page.text) == (409, True)
    answer = table.client.post(f"{table.address}departure/")
    assert (answer.status_code, "Before you can leave" in answer.text) == (409, True)
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


@pytest.mark.parametrize("role", MEMBERS)
def test_only_the_owner_manages(table: Table, sign_in_as: SignInAs, role: Role) -> None:
    member = sign_in_as("grace", role)
    sign_in_as("hedy", Role.VIEWER)
    hedy = Member.objects.get(user__display_name="Hedy")
    answers = [
        member.post(member_url(table, "Hedy", "role"), {"role": "editor"}),
        member.get(member_url(table, "Hedy", "removal")),
        member.post(member_url(table, "Hedy", "removal")),
        member.get(f"{table.address}ownership/"),
        member.post(f"{table.address}ownership/", {"member": hedy.pk}),
    ]
    assert [(answer.status_code, REASON in answer.text) for answer in answers] == [(403, True)] * 5
    assert roles(table) == {"Ada": "owner", "Grace": role.value, "Hedy": "viewer"}


def test_outsider_finds_nothing(table: Table, sign_in_as: SignInAs, grace: Client) -> None:
    outsider, role, removal = (
        sign_in_as("eve"),
        member_url(table, "Grace", "role"),
        member_url(table, "Grace", "removal"),
    )
    paths = [f"{table.address}{path}/" for path in ("members", "ownership", "departure")]
    assert [outsider.get(path).status_code for path in [*paths, removal]] == [404] * 4
    assert [outsider.post(path).status_code for path in [*paths[1:], role, removal]] == [404] * 4
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


@pytest.mark.parametrize("number", ["0", "9" * 40])
@pytest.mark.parametrize("what", ["role", "removal"])
def test_unknown_member_is_not_found(table: Table, number: str, what: str) -> None:
    answer = table.client.post(f"{table.address}members/{number}/{what}/", {"role": "viewer"})
    assert answer.status_code == 404


def test_anonymous_is_sent_to_sign_in(table: Table) -> None:
    answer = Client().get(f"{table.address}members/")
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={table.address}members/")


def test_other_methods_are_refused(table: Table, grace: Client) -> None:
    role, removal = member_url(table, "Grace", "role"), member_url(table, "Grace", "removal")
    assert table.client.post(f"{table.address}members/").status_code == 405
    assert [getattr(table.client, method)(role).status_code for method in ("get", "put", "delete")] == [405] * 3
    for path in (removal, f"{table.address}ownership/", f"{table.address}departure/"):
        assert [getattr(table.client, method)(path).status_code for method in ("put", "delete")] == [405] * 2


def test_members_of_an_archived_canvas_can_still_be_removed(table: Table, grace: Client) -> None:
    archive_canvas(table.hand.canvas_id, table.hand.user_id)
    assert table.client.post(member_url(table, "Grace", "removal")).status_code == 303
    assert roles(table) == {"Ada": "owner"}
