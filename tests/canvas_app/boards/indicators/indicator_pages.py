"""Indicators on a canvas, and where they live, in as few words as a test needs."""

from __future__ import annotations

from uuid import UUID

from relationships.document.measurements import Indicator
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL


def page_of(table: Table, key: UUID) -> str:
    return f"{table.address}indicators/{key}/"


def only(table: Table) -> Indicator:
    (indicator,) = table.hand.document.indicators
    return indicator


def on(table: Table, path: str) -> dict[str, str]:
    """The headers of a request that a script makes on a page."""
    return PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}{path}"}
