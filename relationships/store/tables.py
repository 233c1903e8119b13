"""Reading and writing the parts that are one row each: the head of a canvas, goals, indicators and so on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from relationships.document.parts import (
    CanvasPart,
    DismissalPart,
    GoalPart,
    IndicatorPart,
    Part,
    ReadingPart,
    ReviewPart,
)
from relationships.models import Canvas, Dismissal, Indicator, Reading, RelationshipGoal, Review
from relationships.store.columns import Row, changed_columns, choice_names, from_row, to_row, value_names
from relationships.store.compiled_query import CompiledQuery


@dataclass(frozen=True, slots=True)
class Table:
    """A table in which each row is one part.

    `names` are its columns, `choices` those with choices, `references` those that are foreign keys. The `derived`
    columns are written for a constraint and never read.
    """

    kind: type[Any]
    model: type[models.Model]
    names: tuple[str, ...]
    choices: frozenset[str]
    references: tuple[str, ...]
    holds_canvas: bool
    whole: CompiledQuery
    derived: tuple[str, ...] = ()

    def load(self, canvas_id: UUID, ids: Collection[UUID]) -> dict[UUID, Part]:
        """Return the parts of a canvas that have these ids."""
        rows = self.whole.rows(canvas_id, *ids) if ids else []
        values = {key: dict(zip(self.names, row, strict=True)) for key, *row in rows}
        return {key: self.kind(**from_row(row, self.choices)) for key, row in values.items()}

    def delete(self, ids: Collection[UUID]) -> None:
        """Delete rows. The database cascades to the rows that belong to them."""
        self.model._default_manager.filter(pk__in=ids).delete()

    def build_rows(self, canvas_id: UUID, parts: Mapping[UUID, Any]) -> list[list[models.Model]]:
        """Return the rows of new parts of a canvas, to be inserted."""
        owner = {"canvas_id": canvas_id} if self.holds_canvas else {}
        return [[self.model(id=key, **owner, **self._row(part)) for key, part in parts.items()]]

    def update(self, key: UUID, before: Any, after: Any) -> None:
        """Update the columns that differ between two states of a part."""
        if columns := changed_columns(self._row(before), self._row(after)):
            self.model._default_manager.filter(pk=key).update(**columns)

    def _row(self, part: Any) -> Row:
        return to_row(part, (*self.names, *self.derived), self.choices, self.references)


def _table(
    kind: type[Any],
    model: type[models.Model],
    canvas_path: str,
    *references: str,
    holds_canvas: bool = False,
    derived: tuple[str, ...] = (),
) -> Table:
    names = value_names(kind, without=["kind"])
    rows = model._default_manager
    whole = CompiledQuery(
        lambda canvas, *ids: rows.filter(Q(**{canvas_path: canvas, "pk__in": ids})).values_list("id", *names)
    )
    return Table(kind, model, names, choice_names(model, names), references, holds_canvas, whole, derived)


HEADS = _table(CanvasPart, Canvas, "id")
GOALS = _table(GoalPart, RelationshipGoal, "note__canvas", "note")
INDICATORS = _table(IndicatorPart, Indicator, "canvas", "subject", holds_canvas=True)
READINGS = _table(ReadingPart, Reading, "indicator__canvas", "indicator")
REVIEWS = _table(ReviewPart, Review, "canvas", "subject", holds_canvas=True)
DISMISSALS = _table(DismissalPart, Dismissal, "canvas", holds_canvas=True, derived=("key",))
