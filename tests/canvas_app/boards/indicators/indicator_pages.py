"""Indicators on a canvas, and where they live, in as few words as a test needs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

from relationships.actions.editing import Submission
from relationships.actions.indicators import add_indicator
from relationships.document.measurements import Indicator
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.relationships.actions.board import Hand

READINGS = {dt.date(2026, 1, 31): Decimal(38), dt.date(2026, 2, 28): Decimal(46)}


def measure(hand: Hand, name: str, **fields: Any) -> UUID:
    outcome = add_indicator(hand.canvas_id, hand.user_id, Submission(), name=name, **fields)
    assert outcome.subject is not None
    return outcome.subject


def page_of(table: Table, key: UUID) -> str:
    return f"{table.address}indicators/{key}/"


def only(table: Table) -> Indicator:
    (indicator,) = table.hand.document.indicators
    return indicator


def on(table: Table, path: str) -> dict[str, str]:
    """The headers of a request that a script makes on a page."""
    return PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}{path}"}
