"""Fixtures: a canvas with one note, its owner, and other people."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.models import Member, Role
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand
from tests.relationships.actions.measured import MAY, READINGS, Meter, insert_indicator, measure


@dataclass(frozen=True)
class Table:
    """The owner's browser, on a canvas with the note "Shop" among the channels."""

    hand: Hand
    client: Client
    shop: UUID

    @property
    def address(self) -> str:
        return f"/canvases/{self.hand.canvas_id}/"

    @property
    def note(self) -> str:
        return f"{self.address}notes/{self.shop}/"


@pytest.fixture
def table(user: User, signed_in: Callable[[User], Client]) -> Table:
    hand = Hand(create_canvas(user.pk, CanvasDocument(title="Bean There")), user.pk)
    (shop,) = hand.add(CHANNELS, "Shop")
    return Table(hand, signed_in(user), shop)


@pytest.fixture
def sign_in_as(
    table: Table, make_user: Callable[..., User], signed_in: Callable[[User], Client]
) -> Callable[..., Client]:
    """Return a client signed in as a new user with this role on the canvas, or with none."""

    def client(name: str, role: Role | None = None) -> Client:
        other = make_user(name)
        if role:
            Member.objects.create(canvas_id=table.hand.canvas_id, user=other, role=role)
        return signed_in(other)

    return client


@pytest.fixture
def ben(table: Table, make_user: Callable[..., User]) -> Hand:
    """Return an editor who makes concurrent changes."""
    user = make_user("ben")
    Member.objects.create(canvas_id=table.hand.canvas_id, user=user, role=Role.EDITOR)
    return Hand(table.hand.canvas_id, user.pk)


@pytest.fixture
def meter(table: Table) -> Meter:
    """Return a net promoter score, operated by the owner."""
    return Meter(table.hand, insert_indicator(table.hand))


@pytest.fixture
def reading(meter: Meter) -> UUID:
    """Add measurement that a formula calculates."""
    inputs = {"promoters": "58", "passives": "30", "detractors": "12"}
    subject = meter.add(MAY, 46, variant="promoter_score_groups", inputs=inputs).subject
    assert subject is not None
    return subject


@pytest.fixture
def offices(table: Table) -> UUID:
    """Add a segment."""
    return table.hand.add(SEGMENTS, "Offices")[0]


@pytest.fixture
def calls(table: Table, offices: UUID) -> UUID:
    """Add a relationship with the segment."""
    (key,) = table.hand.add(RELATIONSHIPS, "A call a month")
    table.hand.edit(key, {"relationship.segment": str(offices), "relationship.type": "personal_assistance"})
    return key


@pytest.fixture
def ada(user: User) -> User:
    return user


@pytest.fixture
def grace(make_user: Callable[..., User]) -> User:
    return make_user("grace")


@pytest.fixture
def as_ada(ada: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(ada)


@pytest.fixture
def as_grace(grace: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(grace)


@pytest.fixture
def nps(table: Table, offices: UUID) -> UUID:
    """Add a net promoter score of the segment, with two readings."""
    return measure(table.hand, "NPS", subject=offices, target=Decimal(40), readings=READINGS, unit="points")
