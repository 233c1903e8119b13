"""Inviting people by e-mail, as the owner."""

import re
from collections.abc import Callable
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from canvas_app.boards.sharing.views.invitations import LIMIT
from relationships.models import Canvas, Invitation, Role
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import unmarked

SignInAs = Callable[..., Client]
GRACE = {"email": "Grace@Example.com", "role": "editor"}
REASON = "Only the owner of this canvas can do this."


def token_in(message: EmailMessage) -> str:
    """Return the token of the only link in a message."""
    (token,) = re.findall(r"http://testserver/invitations/([\w-]+)/\n", str(message.body))
    return str(token)


def open_now() -> list[tuple[str, str]]:
    return list(Invitation.objects.order_by("email").values_list("email", "role"))


def invitation_url(table: Table, what: str) -> str:
    return f"{table.address}invitations/{Invitation.objects.get().pk}/{what}/"


@pytest.fixture
def invited(table: Table) -> Table:
    table.client.post(f"{table.address}invitations/", GRACE)
    return table


@pytest.fixture
def broken_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **options: object) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr(EmailMessage, "send", fail)


def test_link_leads_to_the_public_address(table: Table, mailoutbox: list[EmailMessage], settings: Any) -> None:
    settings.PUBLIC_URL = "https://canvas.example:8443"
    table.client.post(f"{table.address}invitations/", GRACE)
    assert "https://canvas.example:8443/invitations/" in mailoutbox[0].body
    assert "testserver" not in mailoutbox[0].body


def test_invitation_is_kept_and_mailed(table: Table, mailoutbox: list[EmailMessage]) -> None:
    answer = table.client.post(f"{table.address}invitations/", GRACE, follow=True)
    assert answer.redirect_chain == [(f"{table.address}members/", 303)]
    assert "grace@example.com is invited." in unmarked(answer.text)
    assert open_now() == [("grace@example.com", "editor")]
    assert Invitation.objects.get().mailed_at is not None
    (message,) = mailoutbox
    assert (message.to, message.subject) == (["grace@example.com"], "Ada invites you to “Bean There”")
    assert "on Rapport as an editor." in str(message.body)
    assert token_in(message) not in str(Invitation.objects.values().get())


def test_mail_is_plain_text_on_one_subject_line(table: Table, mailoutbox: list[EmailMessage]) -> None:
    Canvas.objects.update(title="Bean\nBcc: eve@example.com & <Co>")
    table.client.post(f"{table.address}invitations/", GRACE)
    (message,) = mailoutbox
    assert message.subject == "Ada invites you to “Bean Bcc: eve@example.com & <Co>”"
    assert message.recipients() == ["grace@example.com"]


def test_fragment_shows_the_invitation_and_goes_on_in_the_field(table: Table, mailoutbox: list[EmailMessage]) -> None:
    answer = table.client.post(f"{table.address}invitations/", GRACE, headers=PARTIAL)
    assert (answer.status_code, answer.text.lstrip().startswith('<div id="sharing"')) == (200, True)
    assert re.search(r'<input type="email" name="email"[^>]*autofocus', answer.text)
    assert 'value="Grace' not in answer.text
    assert "grace@example.com is invited." in unmarked(answer.text)


@pytest.mark.parametrize(
    ("email", "role", "field"),
    [
        ("", "editor", "email"),
        ("grace", "editor", "email"),
        ("grace@example.com\nBcc: eve@example.com", "editor", "email"),
        ("grace@example.com\x00", "editor", "email"),
        (f"{'x' * 300}@example.com", "editor", "email"),
        ("a@example.com, b@example.com", "editor", "email"),
        ("grace@example.com", "owner", "role"),
        ("grace@example.com", "commenter", "role"),
        ("grace@example.com", "", "role"),
    ],
)
def test_invalid_input_invites_nobody_and_keeps_what_was_typed(
    table: Table, mailoutbox: list[EmailMessage], email: str, role: str, field: str
) -> None:
    answer = table.client.post(f"{table.address}invitations/", {"email": email, "role": role})
    form = answer.context["invitation_form"]
    assert (answer.status_code, list(form.errors)) == (422, [field])
    assert (form["email"].value(), form["role"].value()) == (email, role)
    assert f'aria-describedby="id_{field}_error"' in answer.text
    assert (open_now(), mailoutbox) == ([], [])


@pytest.mark.parametrize("address", ["grace@example.com", "GRACE@example.com", "ada@example.com"])
def test_member_is_not_invited(
    table: Table, sign_in_as: SignInAs, mailoutbox: list[EmailMessage], address: str
) -> None:
    sign_in_as("grace", Role.VIEWER)
    answer = table.client.post(f"{table.address}invitations/", {"email": address, "role": "editor"})
    errors = answer.context["invitation_form"].errors
    assert (answer.status_code, errors) == (
        422,
        {"email": ["The person with this e-mail address is already a member."]},
    )
    assert (open_now(), mailoutbox) == ([], [])


def test_address_is_invited_once(invited: Table, mailoutbox: list[EmailMessage]) -> None:
    answer = invited.client.post(f"{invited.address}invitations/", {**GRACE, "role": "viewer"}, headers=PARTIAL)
    assert (answer.status_code, "There is already an open invitation to this e-mail address." in answer.text) == (
        422,
        True,
    )
    assert (open_now(), len(mailoutbox)) == ([("grace@example.com", "editor")], 1)


def test_failing_mail_server_loses_no_invitation(table: Table, broken_mail: None) -> None:
    page = table.client.post(f"{table.address}invitations/", GRACE, follow=True).text
    assert "grace@example.com is invited, but the e-mail couldn’t be sent." in unmarked(page)
    assert "e-mail not sent" in page
    assert (open_now(), Invitation.objects.get().mailed_at) == ([("grace@example.com", "editor")], None)


def test_sending_again_makes_a_new_link_and_a_new_term(invited: Table, mailoutbox: list[EmailMessage]) -> None:
    Invitation.objects.update(expires_at=timezone.now())
    assert "expired" in invited.client.get(f"{invited.address}members/").text
    answer = invited.client.post(invitation_url(invited, "delivery"))
    assert answer.status_code == 303
    first, second = (token_in(message) for message in mailoutbox)
    visitor = Client()
    assert visitor.get(f"/invitations/{first}/").status_code == 404
    assert visitor.get(f"/invitations/{second}/").status_code == 200


def test_withdrawn_invitation_opens_nothing(invited: Table, mailoutbox: list[EmailMessage]) -> None:
    answer = invited.client.post(invitation_url(invited, "withdrawal"), headers=PARTIAL)
    assert (answer.status_code, "is withdrawn" in answer.text) == (200, True)
    assert open_now() == []
    assert Client().get(f"/invitations/{token_in(mailoutbox[0])}/").status_code == 404


def test_messages_are_limited_in_number(table: Table, mailoutbox: list[EmailMessage], minutes_left: int) -> None:
    for number in range(LIMIT.most - 1):
        table.client.post(f"{table.address}invitations/", {"email": f"guest{number}@example.com", "role": "viewer"})
    last = Invitation.objects.first()
    assert last is not None
    again = f"{table.address}invitations/{last.pk}/delivery/"
    assert table.client.post(again).status_code == 303
    refused = table.client.post(f"{table.address}invitations/", GRACE)
    reason = f"You’ve sent 20 invitations this hour. Wait {minutes_left} minutes, then try again."
    assert (refused.status_code, reason in refused.text) == (429, True)
    assert refused.context["invitation_form"]["email"].value() == GRACE["email"]
    assert table.client.post(again).status_code == 429
    for path in (again, f"{table.address}invitations/"):
        noticed = table.client.post(path, GRACE, headers=PARTIAL)
        assert (noticed.status_code, noticed["HX-Retarget"], reason in noticed.text) == (429, "#notices", True)
    assert (len(mailoutbox), Invitation.objects.filter(email="grace@example.com").count()) == (LIMIT.most, 0)


def test_limit_is_each_users_own(
    table: Table, sign_in_as: SignInAs, mailoutbox: list[EmailMessage], minutes_left: int
) -> None:
    other = sign_in_as("hedy")
    other.post("/canvases/", {"title": "Tea There", "stage": "idea", "currency": "EUR"})
    for _ in range(LIMIT.most + 1):
        table.client.post(f"{table.address}invitations/", GRACE)
    theirs = Canvas.objects.get(title="Tea There").pk
    assert other.post(f"/canvases/{theirs}/invitations/", GRACE).status_code == 303


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMMENTER, Role.VIEWER])
def test_only_the_owner_invites(
    invited: Table, sign_in_as: SignInAs, mailoutbox: list[EmailMessage], role: Role
) -> None:
    member = sign_in_as("hedy", role)
    answers = [
        member.post(f"{invited.address}invitations/", {"email": "eve@example.com", "role": "viewer"}),
        member.post(invitation_url(invited, "delivery")),
        member.post(invitation_url(invited, "withdrawal")),
    ]
    assert [(answer.status_code, REASON in answer.text) for answer in answers] == [(403, True)] * 3
    assert (open_now(), len(mailoutbox)) == ([("grace@example.com", "editor")], 1)


def test_outsider_finds_nothing(invited: Table, sign_in_as: SignInAs, mailoutbox: list[EmailMessage]) -> None:
    outsider = sign_in_as("eve")
    paths = [
        f"{invited.address}invitations/",
        invitation_url(invited, "delivery"),
        invitation_url(invited, "withdrawal"),
    ]
    assert [outsider.post(path, GRACE).status_code for path in paths] == [404] * 3
    assert outsider.get(paths[0]).status_code == 404
    assert len(mailoutbox) == 1


def test_invitation_to_another_canvas_is_not_found(invited: Table, mailoutbox: list[EmailMessage]) -> None:
    invited.client.post("/canvases/", {"title": "Tea There", "stage": "idea", "currency": "EUR"})
    other = Canvas.objects.get(title="Tea There").pk
    pk = Invitation.objects.get().pk
    for what in ("delivery", "withdrawal"):
        assert invited.client.post(f"/canvases/{other}/invitations/{pk}/{what}/").status_code == 404
        assert invited.client.post(f"{invited.address}invitations/{'9' * 40}/{what}/").status_code == 404
    assert (len(open_now()), len(mailoutbox)) == (1, 1)


def test_looking_leads_to_the_members(invited: Table, sign_in_as: SignInAs) -> None:
    answer = sign_in_as("hedy", Role.VIEWER).get(f"{invited.address}invitations/")
    assert (answer.status_code, answer["Location"]) == (303, f"{invited.address}members/")


def test_other_methods_are_refused(invited: Table) -> None:
    client: Any = invited.client
    assert [getattr(client, method)(f"{invited.address}invitations/").status_code for method in ("put", "delete")] == [
        405,
        405,
    ]
    for what in ("delivery", "withdrawal"):
        assert [getattr(client, method)(invitation_url(invited, what)).status_code for method in ("get", "put")] == [
            405,
            405,
        ]
