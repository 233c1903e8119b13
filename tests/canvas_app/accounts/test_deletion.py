"""Deleting an account."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.test import Client

from canvas_app.accounts import data_providers
from canvas_app.accounts.actions.deletion import DeletionBlockedError, delete_account
from canvas_app.accounts.models import User
from relationships.models import Canvas, Change, Member
from tests.canvas_app.accounts.people import PASSWORD, is_signed_in, sign_in
from tests.markup import unmarked

PAGE = "/accounts/deletion/"
SHARED = ("Corner shop", "/canvases/1/members/")
OWN = ("Lemonade stand", "/canvases/2/")


class Canvases:
    """A fake app that registers shared and own canvases."""

    def __init__(self, shared: list[data_providers.Link], own: list[data_providers.Link]) -> None:
        self.deleted_for: list[int] = []
        data_providers.register_holding(
            "canvases",
            data_providers.Holding(
                blocks_deletion=lambda user: shared,
                goes_along=lambda user: own,
                prepare=lambda user: None,
                delete=lambda user: self.deleted_for.append(user.pk),
            ),
        )


def test_page_says_what_goes_along(as_ada: Client) -> None:
    Canvases(shared=[], own=[OWN])
    answer = as_ada.get(PAGE)
    assert (answer.status_code, answer.context["going"], answer.context["blocking"]) == (200, [OWN], [])
    assert '<a href="/canvases/2/">Lemonade stand</a>' in unmarked(answer.text)


def test_password_deletes_the_account_and_what_goes_along(
    ada: User, grace: User, as_ada: Client, outbox: list[EmailMessage]
) -> None:
    canvases = Canvases(shared=[], own=[OWN])
    answer = as_ada.post(PAGE, {"password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert list(User.objects.all()) == [grace]
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["grace@example.org"]
    assert canvases.deleted_for == [ada.pk]
    assert [(message.to, message.subject) for message in outbox] == [
        (["ada@example.org"], "Your account has been deleted")
    ]


def test_nobody_is_signed_in_afterwards(ada: User, as_ada: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(ada)
    as_ada.post(PAGE, {"password": PASSWORD})
    assert (is_signed_in(as_ada), is_signed_in(elsewhere)) == (False, False)
    assert Session.objects.filter(session_key=as_ada.session.session_key or "").count() == 0
    assert sign_in(Client(), "ada@example.org") == 422


def test_canvas_of_somebody_else_keeps_the_change_without_the_name(ada: User, grace: User) -> None:
    canvas = Canvas.objects.create(title="Corner shop")
    Member.objects.create(canvas=canvas, user=grace, role="owner")
    Member.objects.create(canvas=canvas, user=ada, role="editor")
    change = Change.objects.create(canvas=canvas, revision=1, actor=ada, action="add note", before={}, after={})
    delete_account(ada)
    change.refresh_from_db()
    assert change.actor is None
    assert list(canvas.members.values_list("user", flat=True)) == [grace.pk]


def test_wrong_password_deletes_nothing(ada: User, as_ada: Client) -> None:
    canvases = Canvases(shared=[], own=[OWN])
    answer = as_ada.post(PAGE, {"password": "wrong"})
    assert (answer.status_code, answer.context["form"].errors) == (422, {"password": ["This isn’t your password."]})
    assert User.objects.filter(pk=ada.pk).exists()
    assert canvases.deleted_for == []


def test_no_password_deletes_nothing(ada: User, as_ada: Client) -> None:
    assert as_ada.post(PAGE, {}).status_code == 422
    assert User.objects.filter(pk=ada.pk).exists()


def test_guessing_the_password_is_slowed_down(ada: User, as_ada: Client) -> None:
    for _ in range(5):
        as_ada.post(PAGE, {"password": "wrong"})
    assert as_ada.post(PAGE, {"password": PASSWORD}).status_code == 422
    assert User.objects.filter(pk=ada.pk).exists()


def test_shared_canvases_must_be_handed_over_first(ada: User, as_ada: Client) -> None:
    canvases = Canvases(shared=[SHARED], own=[OWN])
    page = as_ada.get(PAGE)
    assert (page.status_code, page.context["blocking"]) == (200, [SHARED])
    assert '<a href="/canvases/1/members/">Corner shop</a>' in unmarked(page.text)
    answer = as_ada.post(PAGE, {"password": PASSWORD})
    assert answer.status_code == 409
    assert User.objects.filter(pk=ada.pk).exists()
    assert canvases.deleted_for == []


def test_canvas_shared_at_the_last_moment_stops_the_deletion(ada: User) -> None:
    canvases = Canvases(shared=[SHARED], own=[])
    with pytest.raises(DeletionBlockedError) as stopped:
        delete_account(ada)
    assert stopped.value.links == [SHARED]
    assert (User.objects.filter(pk=ada.pk).exists(), canvases.deleted_for) == (True, [])


def test_failure_of_one_app_leaves_everything_as_it_was(ada: User) -> None:
    def fail(user: User) -> None:
        user.delete()
        raise RuntimeError("broken")

    data_providers.register_holding(
        "broken", data_providers.Holding(lambda user: [], lambda user: [], lambda user: None, fail)
    )
    with pytest.raises(RuntimeError, match="broken"):
        delete_account(ada)
    assert User.objects.filter(pk=ada.pk).exists()


def test_anonymous_is_sent_to_sign_in(ada: User, visitor: Client) -> None:
    answer = visitor.post(PAGE, {"password": PASSWORD})
    assert answer["Location"] == "/accounts/login/?next=/accounts/deletion/"
    assert User.objects.count() == 1


def test_other_methods_are_refused(as_ada: Client) -> None:
    assert [getattr(as_ada, method)(PAGE).status_code for method in ("put", "patch", "delete")] == [405, 405, 405]
