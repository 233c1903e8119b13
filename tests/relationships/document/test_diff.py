"""Differences between two documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage, Status
from relationships.document.assembly import build_head, build_note, split_into_parts
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import Difference, differences
from relationships.document.notes import Blocks, Note
from relationships.document.parts import CanvasPart, GoalPart, IndicatorPart, NotePart, Part, ReadingPart
from tests.relationships.strategies import documents, patiently

ONE, TWO, THREE, FOUR = (UUID(int=number) for number in range(1, 5))


def channels(*notes: Note) -> CanvasDocument:
    return CanvasDocument(title="T", blocks=Blocks(channels=notes))


def note(key: UUID, text: str = "x") -> Note:
    return Note(id=key, text=text)


def changed(document: CanvasDocument, found: tuple[Difference, ...]) -> CanvasDocument:
    """Return the document with every difference applied to its parts."""
    head: Part = build_head(document)
    parts = split_into_parts(document)
    for difference in found:
        if difference.key is None and difference.after:
            head = difference.after
        elif difference.key and difference.after:
            parts[difference.key] = difference.after
        elif difference.key:
            del parts[difference.key]
    assert isinstance(head, CanvasPart)
    return assembled(head, parts)


def assembled(head: CanvasPart, parts: Mapping[UUID, Part]) -> CanvasDocument:
    """Return the document assembled from these parts, ordered by rank."""
    blocks = {
        block.value: [with_goals(key, part, parts) for key, part in ranked(parts, NotePart) if part.block is block]
        for block in Block
    }
    return CanvasDocument.model_validate(
        {
            **{name: getattr(head, name) for name in CanvasPart.model_fields if name != "kind"},
            "blocks": blocks,
            "indicators": [
                {
                    **part_fields(part, key),
                    "readings": [
                        part_fields(reading, inner, "indicator")
                        for inner, reading in parts.items()
                        if isinstance(reading, ReadingPart) and reading.indicator == key
                    ],
                }
                for key, part in ranked(parts, IndicatorPart)
            ],
            "reviews": [part_fields(part, key) for key, part in ranked(parts, Part) if part.kind == "review"],
            "dismissals": [part_fields(part, key) for key, part in ranked(parts, Part) if part.kind == "dismissal"],
        }
    )


def ranked(parts: Mapping[UUID, Part], kind: Any) -> list[tuple[UUID, Any]]:
    of_kind = [(key, part) for key, part in parts.items() if isinstance(part, kind)]
    return sorted(of_kind, key=lambda keyed: getattr(keyed[1], "rank", 0))


def with_goals(key: UUID, part: NotePart, parts: Mapping[UUID, Part]) -> dict[str, Any]:
    found = build_note(key, part).model_dump()
    if found["relationship"] is not None:
        found["relationship"]["goals"] = [
            part_fields(goal, inner, "note")
            for inner, goal in parts.items()
            if isinstance(goal, GoalPart) and goal.note == key
        ]
    return found


def part_fields(part: Part, key: UUID, *but: str) -> dict[str, Any]:
    return {**{name: value for name, value in part if name not in ("kind", "rank", *but)}, "id": key}


@patiently
@given(documents())
def test_document_does_not_differ_from_itself(document: CanvasDocument) -> None:
    assert differences(document, document) == ()
    assert assembled(build_head(document), split_into_parts(document)) == document


@settings(patiently, max_examples=80)
@given(documents(8), documents(8))
def test_differences_applied_to_the_first_document_give_the_second(one: CanvasDocument, two: CanvasDocument) -> None:
    assert changed(one, differences(one, two)) == two
    assert changed(two, differences(two, one)) == one


@patiently
@given(st.permutations(range(1, 8)))
def test_any_new_order_is_found_and_at_least_one_note_keeps_its_place(order: list[int]) -> None:
    before = channels(*(note(UUID(int=number)) for number in range(1, 8)))
    after = channels(*(note(UUID(int=number)) for number in order))
    found = differences(before, after)
    assert changed(before, found) == after
    assert len(found) < 7


def test_note_moved_is_one_difference_whatever_it_passes() -> None:
    before = channels(note(ONE), note(TWO), note(THREE), note(FOUR))
    after = channels(note(TWO), note(THREE), note(FOUR), note(ONE))
    assert [difference.key for difference in differences(before, after)] == [ONE]


def test_note_put_between_others_is_one_difference() -> None:
    before, after = channels(note(ONE), note(TWO)), channels(note(ONE), note(THREE, "new"), note(TWO))
    (found,) = differences(before, after)
    assert (found.key, found.before) == (THREE, None)
    assert isinstance(found.after, NotePart)
    assert found.after.text == "new"


def test_each_part_stands_beside_what_it_was() -> None:
    before = channels(note(ONE), note(TWO))
    after = CanvasDocument(
        title="T", stage=Stage.GROWTH, blocks=Blocks(channels=(Note(id=ONE, text="x", status=Status.FACT),))
    )
    head, first, second = differences(before, after)
    assert (head.key, first.key, second.key) == (None, ONE, TWO)
    assert isinstance(head.after, CanvasPart)
    assert isinstance(first.after, NotePart)
    assert (head.after.stage, first.after.status, second.after) == (Stage.GROWTH, Status.FACT, None)


def test_note_in_another_block_is_a_difference_of_its_place() -> None:
    before = channels(note(ONE))
    after = CanvasDocument(title="T", blocks=Blocks(key_resources=(note(ONE),)))
    (found,) = differences(before, after)
    assert isinstance(found.before, NotePart)
    assert isinstance(found.after, NotePart)
    assert (found.before.block, found.after.block) == (Block.CHANNELS, Block.KEY_RESOURCES)
