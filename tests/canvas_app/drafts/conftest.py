"""Clients with a draft, signed in or not."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from tests.canvas_app.drafts.review import ASK, GIVEN


@pytest.fixture
def visitor() -> Client:
    """Return the client of a visitor with a draft."""
    client = Client()
    assert client.post(ASK, GIVEN).status_code == HTTPStatus.SEE_OTHER
    return client


@pytest.fixture
def ada(make_user: Callable[..., User]) -> User:
    return make_user("ada")


@pytest.fixture
def member(ada: User) -> Client:
    """Return the client of a signed-in user with a draft."""
    client = Client()
    client.force_login(ada)
    client.post(ASK, GIVEN)
    return client
