"""The table of figures: the canvas as a whole, its notes, types, goals, service mix, costs and measurements."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument
from relationships.document.own_words import OwnWords
from relationships.lenses.comparison.rows import Group, Row, content_row, number_row, text_row
from relationships.lenses.comparison.sides import Side, describe_cost, describe_shares

NOT_CHOSEN = "Type not chosen"


def build_figures(left: Side, right: Side) -> tuple[Group, ...]:
    """Return the figures of both canvases by topic."""
    return (
        Group("Canvas", tuple(_head_rows(left.document, right.document))),
        Group("Notes", tuple(_note_rows(left, right))),
        Group("Active relationships by type", tuple(_type_rows(left, right))),
        Group("Balance of goals", tuple(_goal_rows(left, right))),
        Group("Service and cost", tuple(_service_rows(left, right))),
        Group("Measurements and reviews", tuple(_measuring_rows(left.document, right.document))),
    )


def _head_rows(left: CanvasDocument, right: CanvasDocument) -> Iterator[Row]:
    yield text_row("Stage", left.stage.label, right.stage.label)
    patterns = (document.market_pattern for document in (left, right))
    yield text_row("Market pattern", *(str(pattern.label) if pattern else "" for pattern in patterns))
    yield text_row("Currency", left.currency, right.currency)
    yield text_row("Description", OwnWords(left.description), OwnWords(right.description))
    yield content_row("Sources", left.sources, right.sources)


def _note_rows(left: Side, right: Side) -> Iterator[Row]:
    yield number_row("All notes", *(len(side.names) for side in (left, right)))
    for block in Block:
        yield number_row(str(block.label), *(len(side.document.notes(block)) for side in (left, right)))


def _type_rows(left: Side, right: Side) -> Iterator[Row]:
    yield number_row("All types", len(left.active), len(right.active))
    for kind in RelationshipType:
        yield number_row(str(kind.label), left.types[kind], right.types[kind])
    if left.types[None] or right.types[None]:
        yield number_row(NOT_CHOSEN, left.types[None], right.types[None])


def _goal_rows(left: Side, right: Side) -> Iterator[Row]:
    for goal in Goal:
        yield text_row(str(goal.label), *(describe_balance(side, goal) for side in (left, right)))
    yield text_row("Goals supported for segments", *map(_describe_coverage, (left, right)))


def describe_balance(side: Side, goal: Goal) -> str:
    """Return how many of the active relationships support a goal; empty if there are none."""
    return f"{side.goals[goal]} of {len(side.active)} relationships" if side.active else ""


def _describe_coverage(side: Side) -> str:
    """Return how many goals of segments are supported, counting each goal once for each segment."""
    covered = sum(len(side.covered(segment)) for segment in side.segments)
    return f"{covered} of {len(side.segments) * len(Goal)}" if side.segments else ""


def _service_rows(left: Side, right: Side) -> Iterator[Row]:
    sides = (left, right)
    yield text_row("Served by, by customers", *(describe_shares(side.mix.by_customers) for side in sides))
    yield text_row("Served by, by cost", *(describe_shares(side.mix.by_cost) for side in sides))
    yield text_row("Cost of relationships", *(describe_cost(side.cost) for side in sides))


def _measuring_rows(left: CanvasDocument, right: CanvasDocument) -> Iterator[Row]:
    yield number_row("Indicators", len(left.indicators), len(right.indicators))
    yield number_row("Indicators with a target", *(_count_targets(document) for document in (left, right)))
    yield content_row("Measurements", *(_contents(_readings(document)) for document in (left, right)))
    yield content_row("Reviews", _contents(left.reviews), _contents(right.reviews))
    yield content_row("Dismissed findings", *(_contents(document.dismissals) for document in (left, right)))


def _count_targets(document: CanvasDocument) -> int:
    return sum(indicator.target is not None for indicator in document.indicators)


def _readings(document: CanvasDocument) -> tuple[Value, ...]:
    return tuple(reading for indicator in document.indicators for reading in indicator.readings)


# The ids of parts and of what they are about differ between two canvases, whatever they say.
IDS = frozenset(("id", "subject", "about", "fingerprint"))


def _contents(values: tuple[Value, ...]) -> list[Hashable]:
    """Return what values say, without ids."""
    return [tuple((name, str(content)) for name, content in value if name not in IDS) for value in values]
