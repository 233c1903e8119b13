"""What was measured of a note and when it is to be reviewed, read without the rest of the canvas."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils import timezone

from relationships.document import Indicator, Reading
from relationships.lenses.marks import Mark, Marks, spark_of
from relationships.models import Reading as ReadingRow
from relationships.models import Review
from relationships.store.prepared import Prepared, Row

FIELDS = ("id", "name", "unit", "direction", "target")
READINGS = Prepared(
    lambda note: (
        ReadingRow.objects.filter(indicator__subject=note)
        .order_by("indicator__rank", "indicator", "date")
        .values_list("indicator__canvas__currency", *(f"indicator__{name}" for name in FIELDS), "date", "value")
    )
)
NEWEST_REVIEW = Prepared(
    lambda note: Review.objects.filter(subject=note).order_by("-date", "-rank", "-pk").values_list("next_due")[:1]
)


def marks_in(note: UUID) -> Marks:
    """The mark of one note as `marks_of` gives it, if it has any; by two queries, whatever was measured."""
    rows, review = READINGS.rows(note), NEWEST_REVIEW.first(note)
    is_due = bool(review and review[0] and review[0] <= timezone.localdate())
    if not rows and not is_due:
        return {}
    spark = spark_of(_indicators(rows), rows[0][0]) if rows else None
    return {note: Mark(spark, is_due)}


def _indicators(rows: list[Row]) -> Iterator[Indicator]:
    """Indicators with what a card needs of them; what was checked when it was written is not checked again."""
    for fields, group in groupby(rows, key=lambda row: row[1:-2]):
        values: dict[str, Any] = dict(zip(FIELDS, fields, strict=True))
        read: list[dict[str, Any]] = [{"date": date, "value": value} for *_, date, value in group]
        yield Indicator.model_construct(**values, readings=tuple(Reading.model_construct(**each) for each in read))
