"""Sentences about changes of several notes at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from relationships.document.parts import NotePart, own_segment
from relationships.formulas.rounding import counted
from relationships.lenses.wording.history.changes import RecordedChange
from relationships.lenses.wording.history.field_names import changed_paths, field_names
from relationships.lenses.wording.history.phrases import block_name, joined, quoted

MOST_NAMED = 2


def assigned(change: RecordedChange) -> str:
    """Return which segment was added to which notes, or removed from them."""
    pairs = [(before, after) for before, after in change.touched(NotePart) if before and after]
    name = change.note_texts.get(change.subject) if change.subject else None
    segment = f"the segment {quoted(name)}" if name else "a segment"
    is_taken = all(len(_segments(after)) < len(_segments(before)) for before, after in pairs)
    verb, place = ("removed", "from") if is_taken else ("added", "to")
    return f"{verb} {segment} {place} {_notes([after for _, after in pairs])}"


def _segments(part: NotePart) -> set[UUID | None]:
    return {*part.segments, own_segment(part)} - {None}


def rated(change: RecordedChange) -> str:
    """Return which status was given to which notes."""
    notes = _after(change)
    return f"set the status of {_notes(notes)} to {notes[0].status.label.lower()}"


def moved(change: RecordedChange) -> str:
    """Return to which block notes were moved."""
    notes = _after(change)
    places = {note.block: None for note in notes}
    return f"moved {_notes(notes)} to {joined([block_name(block) for block in places])}"


def deleted(change: RecordedChange) -> str:
    """Return which notes were deleted."""
    return f"deleted {_notes([before for before, after in change.touched(NotePart) if before and not after])}"


def edited(change: RecordedChange) -> str:
    """Return which fields of several notes were changed."""
    pairs = change.touched(NotePart)
    fields = sorted({path.partition(".")[0] for before, after in pairs for path in changed_paths(before, after)})
    notes = _after(change)
    return f"changed {joined(field_names(notes[0], fields))} of {_notes(notes)}"


def _after(change: RecordedChange) -> list[NotePart]:
    return [after for _, after in change.touched(NotePart) if after]


def _notes(notes: Sequence[NotePart]) -> str:
    """Return the names of a few notes in order of rank, or the number of many."""
    if len(notes) > MOST_NAMED:
        return counted(len(notes), "note")
    return joined([quoted(note.text) for note in sorted(notes, key=lambda note: note.rank)])
