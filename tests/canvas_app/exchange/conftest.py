"""Fixtures for the tests of import and export."""

from collections.abc import Callable

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.boards.demo import coffee
from canvas_app.boards.demo.building import fill
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas
from relationships.store.load import load_document


@pytest.fixture
def client(user: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(user)


@pytest.fixture
def demo(db: None) -> CanvasDocument:
    """Return the canvas of the demonstration, which has every kind of detail."""
    fill()
    return load_document(Canvas.objects.get(title=coffee.TITLE).pk).document
