"""The URLs of an indicator's readings, and the fields of their forms."""

from __future__ import annotations

from uuid import UUID

from tests.canvas_app.boards.conftest import Table
from tests.relationships.actions.measured import Meter

GROUPS = "promoter_score_groups"
ANSWERED = {"input-promoters": "58", "input-passives": "30", "input-detractors": "12"}
PLAIN = {"date": "2026-05-03", "value": "46", "remark": ""}


def meter_url(table: Table, meter: Meter) -> str:
    """Return the URL of the indicator."""
    return f"{table.address}indicators/{meter.key}/"


def new(table: Table, meter: Meter, variant: str = "") -> str:
    """Return the URL of the form for a new reading, with the formula if one is named."""
    return f"{meter_url(table, meter)}readings/new/{variant and f'?variant={variant}'}"


def reading_url(table: Table, meter: Meter, reading: UUID, variant: str = "") -> str:
    """Return the URL of the form of a reading."""
    return f"{meter_url(table, meter)}readings/{reading}/{variant and f'?variant={variant}'}"
