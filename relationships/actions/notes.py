"""Adding, editing, moving, copying and deleting the notes of a canvas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, cast
from uuid import UUID, uuid4

from django.db.models import Count

from relationships.actions.editing import Edit, action
from relationships.actions.merging import merge_into_note
from relationships.actions.references import delete_with_belongings, drop_dangling, goals_of, own_parts
from relationships.catalog.blocks import Block
from relationships.document.parts import RANK_GAP, NotePart, part_from_json
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.document.values import NOTES_PER_CANVAS
from relationships.errors import Missing, Refused
from relationships.models import Change, Note
from relationships.models import SegmentDetails as SegmentRow
from relationships.store.compiled_query import Prepared
from relationships.store.ordering import placed_notes, rank_after, rank_at_end

COUNT = Prepared(
    lambda canvas: (
        Note.objects.filter(canvas_id=canvas).values("canvas_id").annotate(count=Count("pk")).values_list("count")
    )
)


@action("note.add")
def add_notes(edit: Edit, *, block: Block, texts: Collection[str], segments: tuple[UUID, ...] = ()) -> UUID | None:
    """Put notes at the end of a block, in their order; the outcome's subject is the last. Refused beyond 1,000."""
    require_segments(edit, segments)
    rank = rank_at_end(edit.canvas.pk, block)
    key = None
    for number, text in enumerate(texts):
        key = uuid4()
        part = NotePart(block=block, rank=rank + number * RANK_GAP, text=text, segments=segments)
        edit.add(key, furnished(edit, part))
    make_room(edit)
    return key


@action("note.edit")
def edit_note(
    edit: Edit, *, note_id: UUID, changes: Mapping[str, Any], base_revision: int | None, over: int | None = None
) -> UUID:
    """Change fields of a note (dotted paths); see `merge_into_note` for what a field and a conflict are."""
    note = the_note(edit, note_id)
    require_known(edit, changes)
    if note.block in (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS):
        edit.write(note_id, furnished(edit, note, key=note_id))
    merge_into_note(edit, note_id, changes, base_revision, over=over)
    return note_id


@action("note.move")
def move_note(edit: Edit, *, note_id: UUID, block: Block, previous: UUID | None) -> UUID:
    """Put a note right behind another one of a block, or first when `previous` is None.

    It comes last where that other one was moved to another block meanwhile, or deleted; Missing where it never was on
    this canvas.
    """
    standing = [key for key, _ in placed_notes(edit.canvas.pk, block)]
    if previous is not None and previous not in standing:
        _require_past(edit, previous)
    if previous == note_id or _is_behind(standing, note_id, previous):
        the_note(edit, note_id)
        return note_id
    # Making room may give every note of the block a new rank: the note itself is read after that.
    rank = rank_after(edit.canvas.pk, block, previous, moving=note_id)
    note = the_note(edit, note_id)
    edit.write(note_id, furnished(edit, note.model_copy(update={"block": block, "rank": rank}), key=note_id))
    return note_id


@action("note.copy")
def copy_note(edit: Edit, *, note_id: UUID) -> UUID:
    """Put a copy of a note, its details and goals included, right behind it."""
    note = the_note(edit, note_id)
    key = uuid4()
    rank = rank_after(edit.canvas.pk, note.block, note_id)
    copy = note.model_copy(update={"rank": rank})
    edit.add(key, furnished(edit, copy, fresh_hue=True))
    for goal in goals_of(edit, [note_id]).values():
        edit.add(uuid4(), goal.model_copy(update={"note": key}))
    make_room(edit)
    return key


@action("note.delete")
def delete_note(edit: Edit, *, note_id: UUID) -> UUID:
    """Delete a note and what belongs to it; undoing the change brings all of it back."""
    the_note(edit, note_id)
    delete_with_belongings(edit, note_id)
    return note_id


@action("note.restore")
def bring_back_note(edit: Edit, *, note_id: UUID, changes: Mapping[str, Any], base_revision: int | None = None) -> UUID:
    """Put back a note that somebody deleted while its form was open, with what was typed there.

    Raises Conflict as `edit_note` does, where a revision is given at which the form was opened.
    """
    change = deletion_of(edit.canvas.pk, note_id)
    if change is None:
        raise Missing("This note is no longer on the canvas.")
    gone = {UUID(key): part_from_json(state) for key, state in change.before.items() if state and not change.after[key]}
    for key, part in own_parts(note_id, gone).items():
        edit.add(key, part)
    free_hues(edit)
    drop_dangling(edit)
    make_room(edit)
    require_known(edit, changes)
    merge_into_note(edit, note_id, changes, base_revision)
    return note_id


def deletion_of(canvas_id: UUID, note_id: UUID) -> Change | None:
    """The change that took a note away, if it is away; its `before` holds the note as it was."""
    change = Change.objects.filter(canvas=canvas_id, before__has_key=str(note_id)).order_by("-revision").first()
    return change if change and change.after[str(note_id)] is None else None


def the_note(edit: Edit, note_id: UUID) -> NotePart:
    """A note of this canvas; raises Missing."""
    part = edit.load("note", [note_id]).get(note_id)
    if part is None:
        raise Missing("This note is no longer on the canvas.")
    return cast("NotePart", part)


def furnished(edit: Edit, part: NotePart, *, key: UUID | None = None, fresh_hue: bool = False) -> NotePart:
    """Give a note of the two customer blocks its details; a segment gets a hue that no other segment has."""
    if part.block is Block.CUSTOMER_RELATIONSHIPS and part.relationship is None:
        return part.model_copy(update={"relationship": RelationshipFields()})
    if part.block is not Block.CUSTOMER_SEGMENTS:
        return part
    details = part.segment or SegmentDetails()
    taken = _hues(edit, key)
    if fresh_hue or not details.hue or details.hue in taken:
        free = next(hue for hue in range(1, NOTES_PER_CANVAS + 2) if hue not in taken)
        details = details.model_copy(update={"hue": free})
    return part.model_copy(update={"segment": details})


def free_hues(edit: Edit) -> None:
    """Give every segment that this edit brings back another hue where one that came meanwhile has its own."""
    for key, part in list(edit.after.items()):
        if isinstance(part, NotePart) and part.block is Block.CUSTOMER_SEGMENTS and not _stood_there(edit, key):
            edit.write(key, furnished(edit, part, key=key))


def _stood_there(edit: Edit, key: UUID) -> bool:
    before = edit.before[key]
    return isinstance(before, NotePart) and before.block is Block.CUSTOMER_SEGMENTS


def _hues(edit: Edit, but: UUID | None) -> set[int]:
    rows = SegmentRow.objects.filter(note__canvas=edit.canvas.pk, note__block=Block.CUSTOMER_SEGMENTS)
    stored = rows.exclude(pk=but).values_list("hue", flat=True)
    notes = (part for key, part in edit.after.items() if isinstance(part, NotePart) and key != but)
    return {*stored, *(part.segment.hue for part in notes if part.segment and part.block is Block.CUSTOMER_SEGMENTS)}


def _require_past(edit: Edit, key: UUID) -> None:
    """Raise Missing unless a note stands elsewhere on this canvas, or stood on it."""
    if not Note.objects.filter(canvas=edit.canvas.pk, pk=key).exists() and deletion_of(edit.canvas.pk, key) is None:
        raise Missing("The note to put it behind is not on this canvas.")


def _is_behind(standing: list[UUID], note_id: UUID, previous: UUID | None) -> bool:
    places = [None, *standing]
    return note_id in standing and places[places.index(note_id) - 1] == previous


def make_room(edit: Edit) -> None:
    """Raise Refused when this edit would leave more notes on the canvas than it holds."""
    touched = [key for key, part in edit.after.items() if part != edit.before[key]]
    states = [(edit.before[key], edit.after[key]) for key in touched]
    growth = sum(isinstance(after, NotePart) - isinstance(before, NotePart) for before, after in states)
    if growth > 0 and _count(edit) + growth > NOTES_PER_CANVAS:
        raise Refused(f"A canvas holds {NOTES_PER_CANVAS:,} notes at most. Delete some, or start a second canvas.")


def _count(edit: Edit) -> int:
    counted = COUNT.first(edit.canvas.pk)
    return counted[0] if counted else 0


def require_segments(edit: Edit, segments: Collection[UUID]) -> None:
    """Raise Missing unless every id names a segment of this canvas."""
    if not segments:
        return
    known = Note.objects.filter(canvas=edit.canvas.pk, pk__in=segments, segment_details__isnull=False)
    if known.count() < len(set(segments)):
        raise Missing("A segment that was chosen is no longer on this canvas.")


def require_known(edit: Edit, changes: Mapping[str, Any]) -> None:
    """Raise Missing unless every segment and note that a note is to name is on this canvas."""
    segments = {*changes.get("segments", ()), changes.get("relationship.segment")} - {None, ""}
    require_segments(edit, [UUID(str(key)) for key in segments])
    notes = {*changes.get("relationship.serves", ()), changes.get("relationship.channel")} - {None, ""}
    if notes and Note.objects.filter(canvas=edit.canvas.pk, pk__in=notes).count() < len(notes):
        raise Missing("A note that was chosen is no longer on this canvas.")
