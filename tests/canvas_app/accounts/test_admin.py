"""Users in the admin."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from canvas_app.accounts.models import User
from tests.canvas_app.accounts.people import PASSWORD


@pytest.fixture
def as_admin() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root@example.org", PASSWORD))
    return client


def test_list_and_search_find_a_user(ada: User, as_admin: Client) -> None:
    answer = as_admin.get("/admin/accounts/user/?q=lovelace")
    assert [user.email for user in answer.context["cl"].result_list] == ["ada@example.org"]


def test_user_can_be_switched_off_and_keeps_the_address(ada: User, as_admin: Client) -> None:
    page = f"/admin/accounts/user/{ada.pk}/change/"
    assert as_admin.get(page).status_code == 200
    answer = as_admin.post(page, {"display_name": "Ada", "theme": "dark", "email": "eve@example.org"})
    assert answer.status_code == 302
    ada.refresh_from_db()
    assert (ada.is_active, ada.email, ada.display_name) == (False, "ada@example.org", "Ada")


def test_user_can_be_added(as_admin: Client) -> None:
    fields = {"email": "New@example.org", "password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    assert as_admin.post("/admin/accounts/user/add/", fields).status_code == 302
    assert User.objects.get(email="new@example.org").check_password(PASSWORD)


def test_user_cannot_be_deleted_past_the_hand_over(ada: User, as_admin: Client) -> None:
    assert as_admin.post(f"/admin/accounts/user/{ada.pk}/delete/", {"post": "yes"}).status_code == 403


def test_addresses_are_shown_and_none_is_verified_by_hand(ada: User, as_admin: Client) -> None:
    address = EmailAddress.objects.create(user=ada, email="boss@example.org", verified=False)
    listed, page = "/admin/account/emailaddress/", f"/admin/account/emailaddress/{address.pk}/change/"
    assert "boss@example.org" in as_admin.get(listed, {"q": "boss"}).text
    assert as_admin.get(page).status_code == 200
    answers = [
        as_admin.post(page, {"email": address.email, "user": ada.pk, "verified": "on"}),
        as_admin.post("/admin/account/emailaddress/add/", {"email": "eve@example.org", "user": ada.pk}),
        as_admin.post(f"/admin/account/emailaddress/{address.pk}/delete/", {"post": "yes"}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    as_admin.post(listed, {"action": "make_verified", "_selected_action": [address.pk]})
    assert list(EmailAddress.objects.filter(email=address.email).values_list("verified")) == [(False,)]


def test_others_are_kept_out(as_ada: Client) -> None:
    assert as_ada.get("/admin/").status_code == 302
    assert as_ada.get("/admin/login/").status_code == 403
