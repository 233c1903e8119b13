"""Indicators on a canvas, and the URLs of their pages."""

from __future__ import annotations

from uuid import UUID

from relationships.document.measurements import Indicator
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL


def indicator_url(table: Table, key: UUID) -> str:
    return f"{table.address}indicators/{key}/"


def only_indicator(table: Table) -> Indicator:
    (indicator,) = table.hand.document.indicators
    return indicator


def headers_on(table: Table, path: str) -> dict[str, str]:
    """Return the headers of a script's request on a page."""
    return PARTIAL | {"HX-Current-URL": f"http://testserver{table.address}{path}"}
