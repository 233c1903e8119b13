"""Adding, editing, moving, copying and deleting the notes of a canvas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, cast
from uuid import UUID, uuid4

from relationships.actions.editing import Edit, action
from relationships.actions.merging import merge_into_note
from relationships.actions.note_segments import carry_segments, forget_removed_segment
from relationships.actions.references import (
    delete_with_belongings,
    drop_dangling_references,
    load_goals,
    own_parts,
)
from relationships.catalog.blocks import Block
from relationships.catalog.types import RelationshipType
from relationships.document.parts import RANK_GAP, NotePart, part_from_json
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.document.values import NOTES_PER_CANVAS
from relationships.document.version import Version
from relationships.errors import Missing
from relationships.models import Change, Note
from relationships.models import SegmentDetails as SegmentRow
from relationships.store.ordering import placed_notes, rank_after, rank_at_end


@action("note.add")
def add_notes(
    edit: Edit,
    *,
    block: Block,
    texts: Collection[str],
    segments: tuple[UUID, ...] = (),
    kind: RelationshipType | None = None,
) -> UUID | None:
    """Add notes at the end of a block, in order, and return the id of the last.

    `kind` is the type of notes that are relationships. These are for the first of several segments, and for the others
    as well. Raise Missing for an unknown segment, and Refused if the canvas would have more than 1,000 notes.
    """
    require_segments(edit, segments)
    rank = rank_at_end(edit.canvas.pk, block)
    key = None
    for number, text in enumerate(texts):
        key = uuid4()
        part = NotePart(block=block, rank=rank + number * RANK_GAP, text=text, segments=segments)
        carried = carry_segments(edit, part, block) if segments else part
        edit.add(key, with_details(edit, _of_type(carried, kind)))
    return key


def _of_type(part: NotePart, kind: RelationshipType | None) -> NotePart:
    """Return the note with a type, if it is a relationship."""
    if kind is None or part.block is not Block.CUSTOMER_RELATIONSHIPS:
        return part
    details = part.relationship or RelationshipFields()
    return part.model_copy(update={"relationship": details.model_copy(update={"type": kind})})


@action("note.edit")
def edit_note(
    edit: Edit,
    *,
    note_id: UUID,
    changes: Mapping[str, Any],
    base: Version | None,
    over: Version | None = None,
    is_autosave: bool = False,
) -> UUID:
    """Change fields of a note (dotted paths). Raise Missing, and Conflict as `merge_into_note` does.

    With `is_autosave`, the change may continue a group: see `find_group`.
    """
    edit.is_autosave = is_autosave
    note = get_note(edit, note_id)
    require_references(edit, changes)
    if note.block in (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS):
        edit.write(note_id, with_details(edit, note, key=note_id))
    merge_into_note(edit, note_id, changes, base, over=over)
    edit.write(note_id, forget_removed_segment(get_note(edit, note_id), note))
    return note_id


@action("note.move")
def move_note(edit: Edit, *, note_id: UUID, block: Block, previous: UUID | None) -> UUID:
    """Move a note right after another one of a block, or to its start if `previous` is None.

    In another block it stays for its segments: see `carry_segments`.
    It comes last if `previous` was deleted or moved to another block meanwhile. Raise Missing if `previous` never was
    on this canvas.
    """
    order = [key for key, _ in placed_notes(edit.canvas.pk, block)]
    if previous is not None and previous not in order:
        _require_known(edit, previous)
    if previous == note_id or _is_right_after(order, note_id, previous):
        get_note(edit, note_id)
        return note_id
    # This may renumber the block, so the note is loaded afterwards.
    rank = rank_after(edit.canvas.pk, block, previous, moving=note_id)
    note = get_note(edit, note_id)
    carried = note if note.block is block else carry_segments(edit, note, block)
    edit.write(note_id, with_details(edit, carried.model_copy(update={"rank": rank}), key=note_id))
    return note_id


@action("note.copy")
def copy_note(edit: Edit, *, note_id: UUID) -> UUID:
    """Add a copy of a note, with its details and goals, right after it."""
    note = get_note(edit, note_id)
    key = uuid4()
    rank = rank_after(edit.canvas.pk, note.block, note_id)
    copy = note.model_copy(update={"rank": rank})
    edit.add(key, with_details(edit, copy, fresh_hue=True))
    for goal in load_goals(edit, [note_id]).values():
        edit.add(uuid4(), goal.model_copy(update={"note": key}))
    return key


@action("note.delete")
def delete_note(edit: Edit, *, note_id: UUID) -> UUID:
    """Delete a note and what belongs to it. Undoing the change restores all of it."""
    get_note(edit, note_id)
    delete_with_belongings(edit, [note_id])
    return note_id


@action("note.restore")
def restore_note(edit: Edit, *, note_id: UUID, changes: Mapping[str, Any], base: Version | None = None) -> UUID:
    """Restore a note that was deleted while its form was open, and apply the changes of the form.

    Raise Missing if it was not deleted, and Conflict as `edit_note` does if `base` is given.
    """
    change = find_note_deletion(edit.canvas.pk, note_id)
    if change is None:
        raise Missing("This note is no longer on the canvas.")
    deleted = {
        UUID(key): part_from_json(state) for key, state in change.before.items() if state and not change.after[key]
    }
    for key, part in own_parts(note_id, deleted).items():
        edit.add(key, part)
    resolve_hues(edit)
    drop_dangling_references(edit)
    require_references(edit, changes)
    merge_into_note(edit, note_id, changes, base)
    return note_id


def find_note_deletion(canvas_id: UUID, note_id: UUID) -> Change | None:
    """Return the change that deleted a note, if it is deleted; its `before` contains the note."""
    change = Change.touching(canvas_id, note_id).order_by("-revision").first()
    return change if change and change.after[str(note_id)] is None else None


def get_note(edit: Edit, note_id: UUID) -> NotePart:
    """Return a note of this canvas. Raise Missing if there is none with this id."""
    part = edit.load("note", [note_id]).get(note_id)
    if part is None:
        raise Missing("This note is no longer on the canvas.")
    return cast("NotePart", part)


class HuesLeft:
    """The hues that no segment has, lowest first, beside the notes that an edit is about to write."""

    def __init__(self, edit: Edit, exclude: Collection[UUID] = ()) -> None:
        rows = SegmentRow.objects.filter(note__canvas=edit.canvas.pk, note__block=Block.CUSTOMER_SEGMENTS)
        stored = rows.exclude(pk__in=exclude).values_list("hue", flat=True)
        notes = (part for key, part in edit.after.items() if isinstance(part, NotePart) and key not in exclude)
        segments = (part.segment for part in notes if part.block is Block.CUSTOMER_SEGMENTS)
        self.taken = {*stored, *(details.hue for details in segments if details)}

    def take(self, wanted: int) -> int:
        """Return the wanted hue if it is left, or else the lowest one (wanted: 0 for any)."""
        hue = wanted
        if not wanted or wanted in self.taken:
            hue = next(hue for hue in range(1, NOTES_PER_CANVAS + 2) if hue not in self.taken)
        self.taken.add(hue)
        return hue


def with_details(
    edit: Edit, part: NotePart, *, key: UUID | None = None, fresh_hue: bool = False, hues: HuesLeft | None = None
) -> NotePart:
    """Return a note with the details of its block, if it is a customer block. A segment gets an unused hue.

    When there are many notes, `hues` are those left for all of them.
    """
    if part.block is Block.CUSTOMER_RELATIONSHIPS and part.relationship is None:
        return part.model_copy(update={"relationship": RelationshipFields()})
    if part.block is not Block.CUSTOMER_SEGMENTS:
        return part
    details = part.segment or SegmentDetails()
    left = hues or HuesLeft(edit, [key] if key else [])
    hue = left.take(0 if fresh_hue else details.hue)
    return part.model_copy(update={"segment": details.model_copy(update={"hue": hue})})


def resolve_hues(edit: Edit) -> None:
    """Give segments that this edit restores another hue if a newer segment has the same."""
    notes = {key: part for key, part in edit.after.items() if isinstance(part, NotePart)}
    segments = {key: part for key, part in notes.items() if part.block is Block.CUSTOMER_SEGMENTS}
    restored = {key: part for key, part in segments.items() if not _was_segment(edit, key)}
    hues = HuesLeft(edit, restored) if restored else None
    for key, part in restored.items():
        edit.write(key, with_details(edit, part, hues=hues))


def _was_segment(edit: Edit, key: UUID) -> bool:
    before = edit.before[key]
    return isinstance(before, NotePart) and before.block is Block.CUSTOMER_SEGMENTS


def _require_known(edit: Edit, key: UUID) -> None:
    """Raise Missing unless a note is or was on this canvas."""
    if (
        not Note.objects.filter(canvas=edit.canvas.pk, pk=key).exists()
        and find_note_deletion(edit.canvas.pk, key) is None
    ):
        raise Missing("The note before this position is no longer on the canvas.")


def _is_right_after(order: list[UUID], note_id: UUID, previous: UUID | None) -> bool:
    places = [None, *order]
    return note_id in order and places[places.index(note_id) - 1] == previous


def require_segments(edit: Edit, segments: Collection[UUID]) -> None:
    """Raise Missing unless all ids are those of segments of this canvas."""
    if not segments:
        return
    known = Note.objects.filter(canvas=edit.canvas.pk, pk__in=segments, segment_details__isnull=False)
    if known.count() < len(set(segments)):
        raise Missing("A segment that you chose is no longer on the canvas.")


def require_references(edit: Edit, changes: Mapping[str, Any]) -> None:
    """Raise Missing unless all segments and notes that the changes refer to are on this canvas."""
    segments = {*changes.get("segments", ()), changes.get("relationship.segment")} - {None, ""}
    require_segments(edit, [UUID(str(key)) for key in segments])
    notes = {*changes.get("relationship.serves", ()), changes.get("relationship.channel")} - {None, ""}
    if notes and Note.objects.filter(canvas=edit.canvas.pk, pk__in=notes).count() < len(notes):
        raise Missing("A note that you chose is no longer on the canvas.")
