"""Two documents compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage, Status
from relationships.document.assembly import head_of, note_of, parts_of
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
    """The document with every difference applied to its parts."""
    head: Part = head_of(document)
    parts = parts_of(document)
    for each in found:
        if each.key is None and each.after:
            head = each.after
        elif each.key and each.after:
            parts[each.key] = each.after
        elif each.key:
            del parts[each.key]
    assert isinstance(head, CanvasPart)
    return assembled(head, parts)


def assembled(head: CanvasPart, parts: Mapping[UUID, Part]) -> CanvasDocument:
    """The document that has these parts, by their ranks."""
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
                    **said(part, key),
                    "readings": [
                        said(each, inner, "indicator")
                        for inner, each in parts.items()
                        if isinstance(each, ReadingPart) and each.indicator == key
                    ],
                }
                for key, part in ranked(parts, IndicatorPart)
            ],
            "reviews": [said(part, key) for key, part in ranked(parts, Part) if part.kind == "review"],
            "dismissals": [said(part, key) for key, part in ranked(parts, Part) if part.kind == "dismissal"],
        }
    )


def ranked(parts: Mapping[UUID, Part], kind: Any) -> list[tuple[UUID, Any]]:
    of_kind = [(key, part) for key, part in parts.items() if isinstance(part, kind)]
    return sorted(of_kind, key=lambda each: getattr(each[1], "rank", 0))


def with_goals(key: UUID, part: NotePart, parts: Mapping[UUID, Part]) -> dict[str, Any]:
    found = note_of(key, part).model_dump()
    if found["relationship"] is not None:
        found["relationship"]["goals"] = [
            said(each, inner, "note")
            for inner, each in parts.items()
            if isinstance(each, GoalPart) and each.note == key
        ]
    return found


def said(part: Part, key: UUID, *but: str) -> dict[str, Any]:
    return {**{name: value for name, value in part if name not in ("kind", "rank", *but)}, "id": key}


@patiently
@given(documents())
def test_document_does_not_differ_from_itself(document: CanvasDocument) -> None:
    assert differences(document, document) == ()
    assert assembled(head_of(document), parts_of(document)) == document


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
    assert [each.key for each in differences(before, after)] == [ONE]


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
