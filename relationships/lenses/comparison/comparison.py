"""The comparison of two documents as one value for templates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from relationships.catalog.blocks import Block
from relationships.document.own_words import OwnWords
from relationships.lenses.comparison.blocks import BlockPair, build_blocks, match_notes
from relationships.lenses.comparison.figures import build_figures
from relationships.lenses.comparison.found import Found
from relationships.lenses.comparison.indicators import build_indicators
from relationships.lenses.comparison.rows import Group, Row
from relationships.lenses.comparison.segments import build_segments
from relationships.lenses.comparison.sentences import summarize
from relationships.lenses.comparison.sides import LEFT, RIGHT, Compared, Side, build_sides

NOTHING_DIFFERS = "Nothing differs."
ONLY_TITLES = "Nothing differs except the titles."


@dataclass(frozen=True, slots=True)
class Head:
    """How a canvas is called: its title as somebody wrote it, which version it is, and both as sentences name it."""

    title: OwnWords
    when: str
    name: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the page shows; `by_id` is whether notes are matched by identity, as in versions of one canvas.

    `sentences` have names in quotation marks.
    """

    left: Head
    right: Head
    by_id: bool
    differs: bool
    sentences: tuple[str, ...]
    figures: tuple[Group, ...]
    segments: tuple[Group, ...]
    indicators: tuple[Row, ...]
    blocks: tuple[BlockPair, ...]

    @property
    def indicator_groups(self) -> tuple[Group, ...]:
        """The indicators as the one group of a table, without a heading."""
        return (Group("", self.indicators),)

    @property
    def shared_segments(self) -> tuple[Group, ...]:
        """The segments of both canvases."""
        return tuple(group for group in self.segments if not group.only)

    @property
    def has_only_segments(self) -> bool:
        """Whether one of the canvases has a segment that the other lacks."""
        return any(group.only for group in self.segments)

    @property
    def only_segments(self) -> tuple[tuple[Head, tuple[Group, ...]], ...]:
        """Each canvas with the segments that only it has."""
        sides = ((self.left, LEFT), (self.right, RIGHT))
        return tuple((head, tuple(group for group in self.segments if group.only == side)) for head, side in sides)

    @property
    def heads(self) -> tuple[Head, Head]:
        """Both canvases."""
        return self.left, self.right


def compare(left: Compared, right: Compared, today: dt.date) -> Comparison:
    """Return what differs between two documents on a day. Takes linear time."""
    sides = build_sides(left, right, today)
    notes = match_notes(*sides)
    segments, indicators = notes[Block.CUSTOMER_SEGMENTS], build_indicators(*sides)
    blocks = build_blocks(*sides, notes)
    figures = build_figures(*sides)
    groups = build_segments(*sides, segments)
    rows = (*indicators.rows, *(row for group in (*figures, *groups) for row in group.rows))
    differs = any(row.differs for row in rows) or any(pair.differs for pair in blocks)
    found = Found(*sides, segments, indicators, blocks)
    sentences = tuple(summarize(found)) if differs else (_nothing(left, right),)
    return Comparison(
        _head(sides[0]),
        _head(sides[1]),
        not sides[0].names.keys().isdisjoint(sides[1].names),
        differs,
        sentences,
        figures,
        groups,
        indicators.rows,
        blocks,
    )


def _nothing(left: Compared, right: Compared) -> str:
    return NOTHING_DIFFERS if left.document.title == right.document.title else ONLY_TITLES


def _head(side: Side) -> Head:
    return Head(OwnWords(side.document.title), side.when, side.name)
