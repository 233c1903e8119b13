"""Fixtures for the tests of import and export."""

from collections.abc import Callable

import pytest
from django.test import Client

from canvas_app.accounts.models import User


@pytest.fixture
def client(user: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(user)
