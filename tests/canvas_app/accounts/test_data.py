"""The export of all data about a user."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from canvas_app.accounts import data_providers
from canvas_app.accounts.data_providers import EncodedJson
from canvas_app.accounts.models import User
from canvas_app.web.hourly_limit import HourlyLimit

PAGE = "/accounts/data.json"


def test_file_holds_profile_and_addresses(ada: User, as_ada: Client) -> None:
    EmailAddress.objects.create(user=ada, email="countess@example.org")
    ada.refresh_from_db()
    assert ada.last_login is not None
    answer = as_ada.get(PAGE)
    content = json.loads(answer.getvalue())
    content.pop("exported_at")
    assert content == {
        "version": 1,
        "profile": {
            "email": "ada@example.org",
            "display_name": "Ada Lovelace",
            "theme": "system",
            "number_format": "",
            "date_format": "",
            "joined_at": ada.date_joined.isoformat(),
            "last_signed_in_at": ada.last_login.isoformat(),
        },
        "email_addresses": [
            {"email": "ada@example.org", "verified": True, "current": True},
            {"email": "countess@example.org", "verified": False, "current": False},
        ],
    }


def test_file_is_a_download(as_ada: Client) -> None:
    answer = as_ada.get(PAGE)
    name = f"rapport-account-{timezone.localdate().isoformat()}.json"
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Cache-Control"] == "private, no-store"


def test_file_holds_what_other_apps_keep_of_this_user_only(ada: User, grace: User, as_ada: Client) -> None:
    data_providers.register_export("canvases", lambda user: {"mine": iter([EncodedJson(f'"canvas of {user.email}"')])})
    data_providers.register_export("invitations", lambda user: {"sent": user.pk})
    content = json.loads(as_ada.get(PAGE).getvalue())
    assert (content["canvases"], content["invitations"]) == ({"mine": ["canvas of ada@example.org"]}, {"sent": ada.pk})
    assert "grace" not in as_ada.get(PAGE).getvalue().decode()


def test_file_holds_no_password(ada: User, as_ada: Client) -> None:
    assert ada.password not in as_ada.get(PAGE).getvalue().decode()


def test_two_apps_cannot_use_one_name() -> None:
    data_providers.register_export("canvases", lambda user: {})
    with pytest.raises(ValueError, match="canvases is registered already"):
        data_providers.register_export("canvases", lambda user: {})


def test_anonymous_is_sent_to_sign_in(visitor: Client) -> None:
    assert visitor.get(PAGE)["Location"] == "/accounts/login/?next=/accounts/data.json"


def test_other_methods_are_refused(as_ada: Client) -> None:
    statuses = [getattr(as_ada, method)(PAGE).status_code for method in ("post", "put", "patch", "delete")]
    assert statuses == [405, 405, 405, 405]


def test_downloads_are_limited(as_ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("canvas_app.accounts.views.DATA_LIMIT", HourlyLimit("tests", 1, "downloaded it {} times"))
    assert [as_ada.get(PAGE).status_code for _ in range(2)] == [200, 429]
