"""What a note's form offers of the other notes: to name, and to move behind; without what was deleted since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import QueryDict

from relationships.catalog.blocks import Block
from relationships.document.naming import offered_name
from relationships.document.parts import NotePart
from relationships.models import Canvas, Change, Note
from relationships.store.compiled_query import Prepared

Named = tuple[UUID, str]
Others = Mapping[Block, list[Named]]
Places = list[tuple[str, list[tuple[str, str]]]]
CUSTOMER_BLOCKS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)
NAMING_OTHERS = ("segments", "relationship-segment", "relationship-channel", "relationship-serves")
LOOKED_UP_AT_ONCE = 100
NAME_LENGTH = 60


OTHERS = Prepared(
    lambda canvas, key: (
        Note.objects.filter(canvas=canvas).exclude(pk=key).order_by("rank").values_list("pk", "block", "text")
    )
)


def other_notes(canvas: Canvas, key: UUID) -> Others:
    """The other notes of the canvas by block, by the names under which a form offers them."""
    others: dict[Block, list[Named]] = {block: [] for block in Block}
    for other, block, text in OTHERS.rows(canvas.pk, key):
        others[Block(block)].append((other, offered_name(text)))
    return others


def segments_for(note: NotePart, block: Block, others: Others) -> list[Named]:
    """The segments a note may concern: a relationship names its one in its details, a segment concerns itself."""
    return [] if block in CUSTOMER_BLOCKS else _with_own(Block.CUSTOMER_SEGMENTS, note.segments, others)


def choices_for(note: NotePart, others: Others) -> dict[str, Any]:
    """What the details of a relationship may name."""
    details = note.relationship
    segment, channel, serves = (details.segment, details.channel, details.serves) if details else (None, None, ())
    groups = [(block.label, group) for block, group in others.items() if group and block not in CUSTOMER_BLOCKS]
    moved = [named for block in CUSTOMER_BLOCKS for named in others[block] if named[0] in serves]
    return {
        "segments": _with_own(Block.CUSTOMER_SEGMENTS, [segment], others),
        "channels": _with_own(Block.CHANNELS, [channel], others),
        "notes": [*groups, ("Customers", moved)] if moved else groups,
    }


def _with_own(block: Block, own: Iterable[UUID | None], others: Others) -> list[Named]:
    """The notes of a block, and what this note names already: its block may have changed since."""
    elsewhere = {key: name for each, group in others.items() if each is not block for key, name in group}
    return [*others[block], *((key, elsewhere[key]) for key in own if key in elsewhere)]


def without_deleted(
    canvas: Canvas, others: Others, data: QueryDict, naming: Collection[str] = NAMING_OTHERS
) -> QueryDict:
    """What was sent, without the notes that somebody deleted while it was being written; `naming` are the fields.

    They are not the sender's mistake. An id that never was on this canvas is left in, for the form to refuse.
    """
    there = {str(key) for group in others.values() for key, _ in group}
    unknown = {value for name in naming for value in data.getlist(name) if value} - there
    gone = _deleted(canvas, unknown) if unknown else set()
    if not gone:
        return data
    rest = data.copy()
    for name in naming:
        if name in rest:
            rest.setlist(name, [value for value in data.getlist(name) if value not in gone])
    return rest


def _deleted(canvas: Canvas, ids: Collection[str]) -> set[str]:
    asked = sorted(filter(_is_id, ids))[:LOOKED_UP_AT_ONCE]
    if not asked:
        return set()
    changes = Change.objects.filter(canvas=canvas.pk, before__has_any_keys=asked).values_list("before", flat=True)
    return {key for before in changes for key in before} & set(asked)


def _is_id(value: str) -> bool:
    """Whether a value reads as the id of a part does; PostgreSQL takes no other, such as one with a NUL in it."""
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


def places_among(others: Others, block: Block) -> Places:
    """The places by block, the note's own first; a place is `block|note behind which`, or `block|` for the top."""
    first = [block, *(each for each in Block if each is not block)]
    return [(each.label, [(f"{each.value}|", "At the top"), *_behind(each, others)]) for each in first]


def _behind(block: Block, others: Others) -> list[tuple[str, str]]:
    return [(f"{block.value}|{key}", f"After “{name[:NAME_LENGTH]}”") for key, name in others[block]]
