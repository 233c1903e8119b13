"""Fixtures: a canvas with an owner, and others who join it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.models import Member, Role
from tests.relationships.actions.board import SEGMENTS, Hand


@pytest.fixture
def owner(make_user: Callable[..., User]) -> User:
    return make_user("ada")


@pytest.fixture
def canvas_id(owner: User) -> UUID:
    return create_canvas(owner.pk, CanvasDocument(title="Bean There"))


@pytest.fixture
def ada(owner: User, canvas_id: UUID) -> Hand:
    return Hand(canvas_id, owner.pk)


@pytest.fixture
def ben(canvas_id: UUID, make_user: Callable[..., User]) -> Hand:
    """Return a second person, an editor."""
    user = make_user("ben")
    Member.objects.create(canvas_id=canvas_id, user=user, role=Role.EDITOR)
    return Hand(canvas_id, user.pk)


@pytest.fixture
def join(canvas_id: UUID, make_user: Callable[..., User]) -> Callable[[str, Role], Member]:
    """Return a function that creates a user and adds them to the canvas."""

    def joined(name: str, role: Role) -> Member:
        return Member.objects.create(canvas_id=canvas_id, user=make_user(name), role=role)

    return joined


@pytest.fixture
def offices(ada: Hand) -> UUID:
    """Add a segment."""
    return ada.add(SEGMENTS, "Offices")[0]
