"""Factories for indicators with readings."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from relationships.document.measurements import Indicator, Reading

START = dt.date(2026, 1, 1)


def indicator(*values: str, days: int = 10, **fields: Any) -> Indicator:
    """Return an indicator with a reading every `days` days from 1 January 2026."""
    dates = (START + dt.timedelta(days=days * number) for number in range(len(values)))
    readings = tuple(
        Reading(id=uuid4(), date=date, value=Decimal(value)) for date, value in zip(dates, values, strict=True)
    )
    named = {"id": uuid4(), "name": "NPS", "unit": "points, −100 to 100", **fields}
    return Indicator.model_validate({**named, "readings": readings})


def of(subject: UUID | None, *values: str, **fields: Any) -> Indicator:
    """Return such an indicator for a note."""
    return indicator(*values, subject=subject, **fields)
