"""Answering an invitation: by the link in the e-mail, or with a verified address."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from canvas_app.accounts.actions.creation import open_account
from canvas_app.accounts.models import User
from relationships.actions.invitations import IssuedInvitation, invite
from relationships.actions.members import leave_canvas, remove_member
from relationships.models import Invitation, Member, Role
from relationships.sharing.queries import list_members
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PASSWORD
from tests.markup import one_line, unmarked

SignInAs = Callable[..., Client]


@pytest.fixture
def issued(table: Table) -> IssuedInvitation:
    return invite(table.hand.canvas_id, table.hand.user_id, "grace@example.com", "editor")


@pytest.fixture
def page(issued: IssuedInvitation) -> str:
    return f"/invitations/{issued.token}/"


def roles(table: Table) -> dict[str, str]:
    return {str(member.user): member.role for member in list_members(table.hand.canvas_id)}


def verified(user: User, *, is_verified: bool = True) -> None:
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=is_verified)


@pytest.mark.parametrize("way", ["login", "signup"])
def test_invited_address_is_filled_in_for_whoever_holds_the_link(page: str, way: str) -> None:
    address = f"/accounts/{way}/?next="
    assert 'value="grace@example.com"' in Client().get(address + page).text
    for other in ("/invitations/wrong/", "/canvases/", "nowhere"):
        assert "grace@example.com" not in Client().get(address + other).text


def test_visitor_sees_who_invites_to_what_and_the_ways_in(page: str) -> None:
    answer = Client().get(page)
    text = answer.text
    assert answer.status_code == 200
    assert [words in unmarked(text) for words in ("Ada invites you to", "Bean There", "Editor")] == [True] * 3
    assert f'href="/accounts/login/?next={page}"' in text
    assert f'href="/accounts/signup/?next={page}"' in text
    assert f'action="{page}acceptance/"' not in text


def test_page_tells_nothing_but_the_title(page: str) -> None:
    text = Client().get(page).text
    assert [secret in text for secret in ("Shop", "ada@example.com", "grace@example.com")] == [False] * 3


def test_page_is_kept_out_of_search_engines_and_caches(page: str) -> None:
    answer = Client().get(page)
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex, nofollow", "private, no-store")
    # With `no-referrer`, browsers would send the forms of this page without an origin, and they would be refused.
    assert answer["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.text


def test_page_says_which_account_joins(page: str, sign_in_as: SignInAs) -> None:
    text = sign_in_as("hedy").get(page).text
    assert [words in text for words in ("You’ll join as", "Hedy", "hedy@example.com")] == [True] * 3
    assert f'action="{page}acceptance/"' in text


def test_looking_changes_nothing(table: Table, page: str, sign_in_as: SignInAs) -> None:
    sign_in_as("hedy").get(page)
    assert (roles(table), Invitation.objects.count()) == ({"Ada": "owner"}, 1)


def test_whoever_holds_the_link_joins(table: Table, page: str, sign_in_as: SignInAs) -> None:
    hedy = sign_in_as("hedy")
    answer = hedy.post(f"{page}acceptance/")
    assert (answer.status_code, answer["Location"]) == (303, table.address)
    assert roles(table) == {"Ada": "owner", "Hedy": "editor"}
    assert hedy.get(table.address).status_code == 200


def test_link_works_once(table: Table, page: str, sign_in_as: SignInAs) -> None:
    hedy, eve = sign_in_as("hedy"), sign_in_as("eve")
    hedy.post(f"{page}acceptance/")
    for answer in (eve.get(page), eve.post(f"{page}acceptance/"), eve.post(f"{page}refusal/")):
        assert (answer.status_code, "This invitation is no longer open" in answer.text) == (404, True)
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert roles(table) == {"Ada": "owner", "Hedy": "editor"}


def test_visitor_signs_in_and_comes_back(table: Table, page: str) -> None:
    open_account("grace@example.com", PASSWORD, "Grace")
    visitor = Client()
    answer = visitor.post(f"{page}acceptance/")
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={page}")
    credentials = {"login": "grace@example.com", "password": PASSWORD, "next": page}
    assert visitor.post("/accounts/login/", credentials)["Location"] == page
    visitor.post(f"{page}acceptance/")
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


def test_newcomer_signs_up_comes_back_and_joins(table: Table, page: str, mailoutbox: list[EmailMessage]) -> None:
    newcomer = Client()
    account = {"email": "grace@example.com", "display_name": "Grace", "password1": PASSWORD, "next": page}
    assert newcomer.post("/accounts/signup/", account)["Location"] == page
    assert "You’ll join as" in newcomer.get(page).text
    newcomer.post(f"{page}acceptance/")
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


def test_other_account_can_be_chosen(page: str, sign_in_as: SignInAs) -> None:
    hedy = sign_in_as("hedy")
    assert f'<input type="hidden" name="next" value="{page}">' in hedy.get(page).text
    assert hedy.post("/accounts/logout/", {"next": page})["Location"] == page


def test_member_is_shown_to_the_canvas_and_keeps_the_role(table: Table, page: str, sign_in_as: SignInAs) -> None:
    viewer = sign_in_as("hedy", Role.VIEWER)
    assert f'href="{table.address}">Open canvas' in viewer.get(page).text
    assert viewer.post(f"{page}acceptance/").status_code == 409
    assert roles(table) == {"Ada": "owner", "Hedy": "viewer"}


def test_visitor_declines(page: str) -> None:
    visitor = Client()
    answer = visitor.post(f"{page}refusal/", follow=True)
    assert (answer.redirect_chain, "You declined" in answer.text) == ([("/", 303)], True)
    assert Invitation.objects.count() == 0
    assert visitor.get(page).status_code == 404


@pytest.mark.parametrize("token", ["x", "-" * 43, "a" * 5000])
def test_unknown_token_opens_nothing(table: Table, token: str) -> None:
    assert Client().get(f"/invitations/{token}/").status_code == 404


def test_expired_invitation_is_gone(table: Table, page: str, sign_in_as: SignInAs) -> None:
    Invitation.objects.update(expires_at=timezone.now())
    hedy = sign_in_as("hedy")
    assert (hedy.get(page).status_code, hedy.post(f"{page}acceptance/").status_code) == (404, 404)
    assert roles(table) == {"Ada": "owner"}


def test_sender_who_is_gone_is_somebody(table: Table, issued: IssuedInvitation, page: str) -> None:
    Invitation.objects.update(invited_by=None)
    assert "Somebody invites you to" in Client().get(page).text


def test_removed_member_joins_again_by_invitation_only(
    table: Table, issued: IssuedInvitation, sign_in_as: SignInAs
) -> None:
    grace = sign_in_as("grace", Role.EDITOR)
    member = Member.objects.get(user__display_name="Grace")
    remove_member(table.hand.canvas_id, table.hand.user_id, member.pk)
    assert grace.get(table.address).status_code == 404
    grace.post(f"/invitations/{issued.token}/acceptance/")
    assert grace.get(table.address).status_code == 200


def test_typed_address_binds_nothing(table: Table, issued: IssuedInvitation, sign_in_as: SignInAs) -> None:
    grace = sign_in_as("grace")
    verified(User.objects.get(display_name="Grace"), is_verified=False)
    page = grace.get("/invitations/").text
    assert ("Bean There" in page, "isn’t confirmed yet" in page) == (False, True)
    for what in ("acceptance", "refusal"):
        assert grace.post(f"/invitations/waiting/{issued.invitation.pk}/{what}/").status_code == 404
    assert (roles(table), Invitation.objects.count()) == ({"Ada": "owner"}, 1)


def test_invitation_waits_for_a_verified_address(table: Table, issued: IssuedInvitation, sign_in_as: SignInAs) -> None:
    grace = sign_in_as("grace")
    verified(User.objects.get(display_name="Grace"))
    page = grace.get("/invitations/").text
    assert ("Bean There" in page, "Ada invites you as an editor" in one_line(page)) == (True, True)
    answer = grace.post(f"/invitations/waiting/{issued.invitation.pk}/acceptance/")
    assert (answer.status_code, answer["Location"]) == (303, table.address)
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}
    assert "No open invitations" in grace.get("/invitations/").text


def test_invitation_waits_on_the_list_of_canvases(issued: IssuedInvitation, sign_in_as: SignInAs) -> None:
    grace = sign_in_as("grace")
    assert "You’ve been invited" not in grace.get("/canvases/").text
    verified(User.objects.get(display_name="Grace"))
    page = grace.get("/canvases/").text
    assert (
        "You’ve been invited" in page,
        f'action="/invitations/waiting/{issued.invitation.pk}/acceptance/"' in page,
    ) == (
        True,
        True,
    )


def test_waiting_invitation_can_be_declined(issued: IssuedInvitation, sign_in_as: SignInAs) -> None:
    grace = sign_in_as("grace")
    verified(User.objects.get(display_name="Grace"))
    assert grace.post(f"/invitations/waiting/{issued.invitation.pk}/refusal/").status_code == 303
    assert Invitation.objects.count() == 0


def test_invitation_of_others_cannot_be_answered(table: Table, issued: IssuedInvitation, sign_in_as: SignInAs) -> None:
    eve = sign_in_as("eve")
    verified(User.objects.get(display_name="Eve"))
    assert "Bean There" not in eve.get("/invitations/").text
    for what in ("acceptance", "refusal"):
        assert eve.post(f"/invitations/waiting/{issued.invitation.pk}/{what}/").status_code == 404
        assert eve.post(f"/invitations/waiting/{'9' * 40}/{what}/").status_code == 404
    assert (roles(table), Invitation.objects.count()) == ({"Ada": "owner"}, 1)


def test_member_who_left_joins_again(table: Table, issued: IssuedInvitation, sign_in_as: SignInAs) -> None:
    hedy = sign_in_as("hedy")
    hedy.post(f"/invitations/{issued.token}/acceptance/")
    leave_canvas(table.hand.canvas_id, User.objects.get(display_name="Hedy").pk)
    again = invite(table.hand.canvas_id, table.hand.user_id, "hedy@example.com", "viewer")
    hedy.post(f"/invitations/{again.token}/acceptance/")
    assert roles(table) == {"Ada": "owner", "Hedy": "viewer"}


def test_own_invitations_need_signing_in(issued: IssuedInvitation) -> None:
    visitor, path = Client(), f"/invitations/waiting/{issued.invitation.pk}/acceptance/"
    assert visitor.get("/invitations/")["Location"] == "/accounts/login/?next=/invitations/"
    assert visitor.post(path).status_code == 401
    assert Invitation.objects.count() == 1


def test_forms_are_guarded_against_forgery(page: str, sign_in_as: SignInAs) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{page}refusal/").status_code == 403
    assert Invitation.objects.count() == 1


def test_other_methods_are_refused(page: str, issued: IssuedInvitation, sign_in_as: SignInAs) -> None:
    hedy, waiting = sign_in_as("hedy"), f"/invitations/waiting/{issued.invitation.pk}/"
    assert [hedy.post(path).status_code for path in (page, "/invitations/")] == [405, 405]
    paths = [f"{base}{what}/" for base in (page, waiting) for what in ("acceptance", "refusal")]
    assert [hedy.get(path).status_code for path in paths] == [405] * 4
