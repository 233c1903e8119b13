"""Fixtures for the tests of accounts."""

from typing import cast

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from canvas_app.accounts import data_providers
from canvas_app.accounts.actions.creation import open_account
from canvas_app.accounts.models import User
from tests.canvas_app.accounts.people import PASSWORD


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Give every test the database, in which attempts are counted too."""


@pytest.fixture(autouse=True)
def no_data_providers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove what other apps have registered."""
    for name in ("EXPORTS", "HOLDINGS"):
        monkeypatch.setattr(data_providers, name, {})


@pytest.fixture
def ada() -> User:
    return open_account("ada@example.org", PASSWORD, "Ada Lovelace", is_verified=True)


@pytest.fixture
def grace() -> User:
    return open_account("grace@example.org", PASSWORD, is_verified=True)


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def as_ada(ada: User) -> Client:
    client = Client()
    client.force_login(ada)
    return client


@pytest.fixture
def outbox(mailoutbox: object) -> list[EmailMessage]:
    return cast("list[EmailMessage]", mailoutbox)
