"""How comparisons relate: a canvas with itself, with a copy, in either order, and what is left out of none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations
from time import thread_time

import pytest

from relationships.catalog.blocks import Block
from relationships.document.assembly import with_new_ids
from relationships.document.canvas import CanvasDocument
from relationships.lenses.comparison.blocks import BlockPair, Pair
from relationships.lenses.comparison.comparison import Comparison, compare
from relationships.lenses.comparison.rows import Group, Row
from relationships.lenses.comparison.sides import Compared
from relationships.lenses.matrix import build_matrix
from relationships.samples import load_sample, sample_names
from tests.relationships.document.largest import largest_document
from tests.relationships.lenses.comparison.building import TODAY, canvas, compared, note

SAMPLES = {name: load_sample(name) for name in sample_names()}
PAIRS = list(permutations(SAMPLES, 2))
OTHER_SIDE = {"left": "right", "right": "left", "": ""}


def changed(document: CanvasDocument) -> CanvasDocument:
    """Return another version of a canvas: without its first and last notes, one of which has moved, and reworded."""
    blocks = document.blocks
    first, second, *_ = blocks.channels
    update = {
        "customer_segments": blocks.customer_segments[1:],
        "channels": (second.model_copy(update={"text": "By mail"}), *blocks.channels[2:]),
        "key_resources": (*blocks.key_resources, first),
        "customer_relationships": blocks.customer_relationships[:-1],
    }
    return document.model_copy(update={"blocks": blocks.model_copy(update=update), "indicators": ()})


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_differs_from_itself_or_a_copy(name: str) -> None:
    document = SAMPLES[name]
    for other in (document, with_new_ids(document)):
        comparison = compared(document, other)
        assert comparison.sentences == ("Nothing differs.",)
        assert not comparison.differs
        assert not any(row.differs for row in every_row(comparison))
        assert not any(pair.differs for pair in comparison.blocks)
        assert comparison.by_id is (other is document)


def every_row(comparison: Comparison) -> list[Row]:
    groups = (*comparison.figures, *comparison.segments)
    return [*comparison.indicators, *(row for group in groups for row in group.rows)]


def test_copy_with_another_title_differs_in_nothing_else() -> None:
    document = SAMPLES["lego"]
    comparison = compared(document, with_new_ids(document).model_copy(update={"title": "Lego (copy)"}))
    assert comparison.sentences == ("Nothing differs except the titles.",)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_order_of_the_canvases_changes_only_the_sides(one: str, other: str) -> None:
    assert_mirrored(SAMPLES[one], SAMPLES[other])


@pytest.mark.parametrize("name", SAMPLES)
def test_order_of_versions_changes_only_the_sides(name: str) -> None:
    assert_mirrored(SAMPLES[name], changed(SAMPLES[name]))
    assert_mirrored(SAMPLES[name], with_new_ids(changed(SAMPLES[name])))


def assert_mirrored(one: CanvasDocument, other: CanvasDocument) -> None:
    there, back = compared(one, other), compared(other, one)
    assert (there.left.title, there.right.title) == (back.right.title, back.left.title)
    assert there.figures == tuple(map(mirror_group, back.figures))
    assert Counter(there.segments) == Counter(map(mirror_group, back.segments))
    assert Counter(there.indicators) == Counter(map(mirror_row, back.indicators))
    assert there.blocks == tuple(map(mirror_block, back.blocks))
    only = [sorted(sentence for sentence in found.sentences if "Only" in sentence) for found in (there, back)]
    assert only[0] == only[1] or there.by_id or one.title == other.title
    assert len(there.sentences) == len(back.sentences)


def mirror_row(row: Row) -> Row:
    return replace(row, left=row.right, right=row.left)


def mirror_group(group: Group) -> Group:
    return replace(group, rows=tuple(map(mirror_row, group.rows)), only=OTHER_SIDE[group.only])


def mirror_block(pair: BlockPair) -> BlockPair:
    changed, same = (tuple(map(mirror_pair, pairs)) for pairs in (pair.changed, pair.same))
    return BlockPair(pair.block, changed, same, left=pair.right, right=pair.left)


def mirror_pair(pair: Pair) -> Pair:
    return Pair(pair.right, pair.left, tuple(map(mirror_row, pair.fields)))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_note_is_shown_once(one: str, other: str) -> None:
    left, right = SAMPLES[one], SAMPLES[other]
    for shown in compared(left, right).blocks:
        assert_complete(shown, left, right)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_note_of_a_version_is_shown_once(name: str) -> None:
    left, right = SAMPLES[name], changed(SAMPLES[name])
    comparison = compared(left, right)
    for shown in comparison.blocks:
        assert_complete(shown, left, right)
    [channels] = [shown for shown in comparison.blocks if shown.block is Block.CHANNELS]
    assert [face.elsewhere for face in channels.left] == ["Key Resources"]
    assert [pair.right.text for pair in channels.changed] == ["By mail"]


def assert_complete(shown: BlockPair, left: CanvasDocument, right: CanvasDocument) -> None:
    pairs = (*shown.changed, *shown.same)
    texts = [
        sorted([*(pair.left.text for pair in pairs), *(face.text for face in shown.left)]),
        sorted([*(pair.right.text for pair in pairs), *(face.text for face in shown.right)]),
    ]
    assert texts == [sorted(note.text for note in document.notes(shown.block)) for document in (left, right)]


def test_largest_canvases_are_compared_in_linear_time() -> None:
    """A comparison of the largest canvases takes as long as a few lenses, also if all names are the same."""
    largest, other = largest_document(), largest_document().model_copy(update={"currency": "USD"})
    same = canvas("Shops", channels=[note("Shop") for _ in range(1000)])
    marks = canvas("Marks", channels=[note("e" + "\N{COMBINING ACUTE ACCENT}" * 490) for _ in range(1000)])
    lens = least_seconds(lambda: build_matrix(largest, TODAY))
    pairs = ((largest, other), (largest, same), (same, with_new_ids(same)), (same, marks), (marks, with_new_ids(marks)))
    for left, right in pairs:
        seconds = least_seconds(lambda: compare(Compared(left), Compared(right), TODAY))  # noqa: B023 (called at once)
        assert seconds < 10 * lens, (left.title, right.title)


def least_seconds(work: object) -> float:
    """Return the shortest processor time of three runs, in seconds."""
    times = []
    for _ in range(3):
        started = thread_time()
        work()  # type: ignore[operator]
        times.append(thread_time() - started)
    return min(times)
