"""Choices of a note's form: the other notes that it can refer to, and the places it can be moved to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.http import QueryDict

from canvas_app.boards.sheet import load_tints
from canvas_app.forms.chips import tinted
from relationships.catalog.blocks import Block
from relationships.catalog.links import LINK_QUESTIONS
from relationships.document.naming import in_quotes, offered_name
from relationships.document.own_words import OwnWords
from relationships.document.parts import NotePart, own_segment
from relationships.lenses.cards import Tint
from relationships.models import Canvas, Change, Note
from relationships.store.compiled_query import CompiledQuery

Named = tuple[UUID, str]
Places = list[tuple[str, list[tuple[str, str]]]]
CUSTOMER_BLOCKS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)
REFERENCE_FIELDS = ("segments", "relationship-segment", "relationship-channel", "relationship-serves")
MOST_LOOKUPS = 100
NAME_LENGTH = 60


NOTES = CompiledQuery(
    lambda canvas: (
        Note.objects.filter(canvas=canvas).order_by("rank").values_list("pk", "block", "text", "segment_details__hue")
    )
)


def segment_choices(canvas: Canvas) -> list[Named]:
    """Return the segments of a canvas in order, with their tinted names."""
    return [(key, tinted(tint)) for key, tint in load_tints(canvas.pk).items()]


class Others(dict[Block, list[Named]]):
    """The other notes of a canvas by block, with the names that forms show; those of segments are tinted.

    `previous` and `next` are the ids of the neighbours of the note in its block.
    """

    previous: UUID | None = None
    next: UUID | None = None


def other_notes(canvas: Canvas, key: UUID) -> Others:
    """Return the notes of a canvas other than one, which need not exist."""
    others, ahead, place = Others({block: [] for block in Block}), None, 0
    for other, value, text, hue in NOTES.rows(canvas.pk):
        block = Block(value)
        place += block is Block.CUSTOMER_SEGMENTS
        if other == key:
            ahead, others.previous = block, others[block][-1][0] if others[block] else None
            continue
        if block is ahead:
            ahead, others.next = None, other
        name = offered_name(text)
        is_segment = block is Block.CUSTOMER_SEGMENTS and hue is not None
        others[block].append((other, tinted(Tint(hue or place, name, place)) if is_segment else name))
    return others


def segments_for(note: NotePart, block: Block, others: Others, *, is_sent: bool = False) -> list[Named]:
    """Return the segments a note may concern.

    There are none for a segment. A relationship has a field for its own segment, and this one for others only while it
    has some, as after a move from another block, or if a form that `is_sent` has it.
    """
    if block is Block.CUSTOMER_SEGMENTS or (block is Block.CUSTOMER_RELATIONSHIPS and not (note.segments or is_sent)):
        return []
    own = None if is_sent else own_segment(note)
    return [named for named in _with_own(Block.CUSTOMER_SEGMENTS, note.segments, others) if named[0] != own]


def choices_for(note: NotePart, others: Others) -> dict[str, Any]:
    """Return the choices for the details of a relationship."""
    details = note.relationship
    segment, channel, serves = (details.segment, details.channel, details.serves) if details else (None, None, ())
    groups = [(question, others[block]) for block, question in LINK_QUESTIONS.items() if others[block]]
    served = set(serves)
    moved = [named for block in CUSTOMER_BLOCKS for named in others[block] if named[0] in served]
    return {
        "segments": _with_own(Block.CUSTOMER_SEGMENTS, [segment], others),
        "channels": _with_own(Block.CHANNELS, [channel], others),
        "notes": [*groups, ("Customers", moved)] if moved else groups,
    }


def _with_own(block: Block, own: Iterable[UUID | None], others: Others) -> list[Named]:
    """Return the notes of a block, and the current choices `own`, which may have been moved to another block."""
    elsewhere = {key: name for other, group in others.items() if other is not block for key, name in group}
    return [*others[block], *((key, elsewhere[key]) for key in own if key in elsewhere)]


def refers(names: Iterable[str]) -> bool:
    """Return whether one of the fields with these names in the HTML refers to other notes."""
    return not set(names).isdisjoint(REFERENCE_FIELDS)


def without_deleted(
    canvas: Canvas, others: Others, data: QueryDict, fields: Collection[str] = REFERENCE_FIELDS
) -> QueryDict:
    """Return the submitted data, without notes in `fields` that were deleted while the form was open.

    Ids that were never on the canvas are kept, so that the form rejects them.
    """
    existing = {str(key) for group in others.values() for key, _ in group}
    unknown = {value for name in fields for value in data.getlist(name) if value} - existing
    deleted = _find_deleted(canvas, unknown) if unknown else set()
    if not deleted:
        return data
    cleaned = data.copy()
    for name in fields:
        if name in cleaned:
            cleaned.setlist(name, [value for value in data.getlist(name) if value not in deleted])
    return cleaned


def _find_deleted(canvas: Canvas, ids: Collection[str]) -> set[str]:
    keys = sorted(filter(is_id, ids))[:MOST_LOOKUPS]
    if not keys:
        return set()
    # The ids that changes touched are small, unlike the parts, and so many are found faster here than one by one.
    touched = Change.objects.filter(canvas=canvas.pk).values_list("touched", flat=True)
    wanted = set(keys)
    return {key for ids in touched.iterator() for key in wanted.intersection(ids.split(" "))}


def is_id(value: str) -> bool:
    """Return whether a value has the format of an id; PostgreSQL rejects some other values, such as NUL characters."""
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


def places_among(others: Others, block: Block) -> Places:
    """Return the places by block, starting with `block`; values are `block|previous note`, or `block|` for the top."""
    blocks = [block, *(other for other in Block if other is not block)]
    return [(group.label, [(f"{group.value}|", "At the top"), *_places_after(group, others)]) for group in blocks]


def _places_after(block: Block, others: Others) -> list[tuple[str, str]]:
    return [(f"{block.value}|{key}", OwnWords(f"After {in_quotes(name[:NAME_LENGTH])}")) for key, name in others[block]]
