"""Invalid URLs in `next`, which parsers of URLs reject with an exception."""

from collections.abc import Callable

import pytest
from django.test import Client

from canvas_app.accounts.actions.creation import open_account
from canvas_app.accounts.models import User
from tests.canvas_app.accounts.people import PASSWORD, is_signed_in

INVALID = ("//[", "http://[x", "https://a]b/", "//\u2100")
PUBLIC = ("login", "signup", "logout", "password/reset", "reauthenticate", "email", "password/change", "confirm-email")
OURS = ("/", "/accounts/profile/", "/accounts/deletion/", "/canvases/", "/canvases/import/")
PAGES = (*(f"/accounts/{name}/" for name in PUBLIC), *OURS)


@pytest.mark.parametrize("address", INVALID)
@pytest.mark.parametrize("page", PAGES)
def test_invalid_address_to_go_on_to_is_ignored(
    page: str, address: str, user: User, signed_in: Callable[[User], Client]
) -> None:
    anonymous = Client()
    answers = [
        anonymous.get(page, {"next": address}),
        anonymous.post(page, {"next": address}),
        signed_in(user).get(page, {"next": address}),
        signed_in(user).post(page, {"next": address}),
    ]

    assert all(answer.status_code < 500 for answer in answers)
    assert not any(answer.get("Location", "").startswith(address) for answer in answers)


@pytest.mark.parametrize("address", INVALID)
def test_account_is_made_in_spite_of_it(address: str, client: Client) -> None:
    answer = client.post("/accounts/signup/", {"email": "ada@example.org", "password1": PASSWORD, "next": address})

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert (User.objects.get().email, is_signed_in(client)) == ("ada@example.org", True)


def test_signing_in_goes_home_instead(client: Client) -> None:
    open_account("ada@example.org", PASSWORD, is_verified=True)

    answer = client.post("/accounts/login/", {"login": "ada@example.org", "password": PASSWORD, "next": "//["})

    assert (answer.status_code, answer["Location"], is_signed_in(client)) == (302, "/", True)
