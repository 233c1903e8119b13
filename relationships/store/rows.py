"""The rows of whole canvases, with one query per table."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import models

from relationships.document.measurements import DismissalFields, IndicatorFields, ReadingFields, ReviewFields
from relationships.document.relationships import GoalFields
from relationships.models import (
    Canvas,
    Dismissal,
    Indicator,
    Note,
    NoteSegment,
    Reading,
    RelationshipDetails,
    RelationshipGoal,
    RelationshipLink,
    Review,
    SegmentDetails,
)
from relationships.store import notes, tables
from relationships.store.columns import Row, value_names
from relationships.store.compiled_query import CompiledQuery


class CanvasRows:
    """A query for the rows of one table that belong to given canvases.

    `path` is the lookup from a row to its canvas, `names` are the columns to read.
    """

    def __init__(self, model: type[models.Model], path: str, names: Iterable[str], *order: str) -> None:
        self.names = tuple(names)
        ordered = model._default_manager.order_by(*order)
        self._query = CompiledQuery(lambda *ids: ordered.filter(**{f"{path}__in": ids}).values_list(*self.names))

    def rows(self, canvas_ids: Collection[UUID]) -> list[Row]:
        """Return the rows of these canvases, in order, as dictionaries; without a query if no canvas is given."""
        found = self._query.rows(*canvas_ids) if canvas_ids else []
        return [dict(zip(self.names, row, strict=True)) for row in found]


HEAD = CanvasRows(Canvas, "pk", ["id", "revision", "state", *tables.HEADS.names])
VERSION = CanvasRows(Canvas, "pk", ["id", "revision", "state"])
NOTE = CanvasRows(Note, "canvas", ["id", "canvas", "block", *notes.FIELDS], "rank")
TINT = CanvasRows(NoteSegment, "note__canvas", ["note", "segment"], "pk")
SEGMENT = CanvasRows(SegmentDetails, "note__canvas", ["note", *notes.SEGMENT])
RELATIONSHIP = CanvasRows(RelationshipDetails, "note__canvas", ["note", *notes.RELATIONSHIP])
LINK = CanvasRows(RelationshipLink, "relationship__canvas", ["relationship", "served"], "pk")
GOAL = CanvasRows(RelationshipGoal, "note__canvas", ["note", "id", *value_names(GoalFields)])
INDICATOR = CanvasRows(Indicator, "canvas", ["canvas", "id", *value_names(IndicatorFields)], "rank", "pk")
READING = CanvasRows(Reading, "indicator__canvas", ["indicator", "id", *value_names(ReadingFields)], "date")
REVIEW = CanvasRows(Review, "canvas", ["canvas", "id", *value_names(ReviewFields)], "rank", "pk")
DISMISSAL = CanvasRows(Dismissal, "canvas", ["canvas", "id", *value_names(DismissalFields)], "rank", "pk")
