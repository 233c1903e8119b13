"""The summary of a comparison in sentences: what differs most comes first."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.blocks import Block
from relationships.checks.phrases import listed, quoted
from relationships.lenses.comparison.found import Found, at_start, counted, in_words, named
from relationships.lenses.comparison.relationship_sentences import (
    tell_balance,
    tell_cost,
    tell_goals_of_segments,
    tell_mix,
    tell_types,
    tell_types_of_segments,
)

# Their notes are told as segments, types and goals.
TOLD_BLOCKS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)


def summarize(found: Found) -> Iterator[str]:
    """Yield the sentences, with own words in quotation marks."""
    for tell in TELLERS:
        yield from tell(found)


def _tell_segments(found: Found) -> Iterator[str]:
    one, two = (len(side.segments) for side in found.sides)
    if one == two:
        yield f"Both have {counted(one, 'segment')}." if one else "Neither has a segment yet."
    else:
        yield f"{at_start(found.left.name)} has {counted(one, 'segment')}, {found.right.name} has {in_words(two)}."
    for side, only in ((found.left, found.segments.left), (found.right, found.segments.right)):
        if only:
            yield f"Only {side.name} serves {named(only)}."


def _tell_indicators(found: Found) -> Iterator[str]:
    for side, names in ((found.left, found.indicators.left), (found.right, found.indicators.right)):
        if names:
            yield f"Only {side.name} measures {listed([quoted(name) for name in names])}."


def _tell_stage(found: Found) -> Iterator[str]:
    one, two = (str(side.document.stage.label).lower() for side in found.sides)
    if one != two:
        yield f"{at_start(found.left.name)} is at the {one} stage, {found.right.name} at the {two} stage."


def _tell_blocks(found: Found) -> Iterator[str]:
    """Yield which blocks only one canvas has filled in, and in which block most of the other notes differ."""
    for side, other in found.each_way():
        filled = [block for block in Block if side.document.notes(block) and not other.document.notes(block)]
        if filled:
            yield f"Only {side.name} has notes in {listed([str(block.label) for block in filled])}."
    if not any(pair.changed or pair.same for pair in found.blocks):
        yield "They have no note in common."
        return
    differing = {pair.block: pair.count_differing() for pair in found.blocks if pair.block not in TOLD_BLOCKS}
    most = max(differing, key=lambda block: differing[block])
    if differing[most]:
        yield f"Of the other blocks, {most.label} differs most: {counted(differing[most], 'note')}."


TELLERS = (
    _tell_segments,
    tell_types_of_segments,
    tell_types,
    tell_goals_of_segments,
    tell_balance,
    tell_mix,
    tell_cost,
    _tell_indicators,
    _tell_blocks,
    _tell_stage,
)
