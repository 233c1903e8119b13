"""Sentences about undo, redo and fixes, derived from the parts that they touched."""

from __future__ import annotations

from relationships.document.parts import NotePart
from relationships.lenses.wording.history import findings, indicators, notes, readings, selections
from relationships.lenses.wording.history.changes import RecordedChange
from relationships.lenses.wording.history.phrases import block_name, joined, quoted

MOST_PLACES = 2


def stepped(change: RecordedChange) -> str:
    """Return what an undo or a redo did."""
    return f"{effect(change)} ({change.action})"


def effect(change: RecordedChange) -> str:
    """Return what a change did, derived from the parts that it touched."""
    if change.is_of_measures:
        return measured(change)
    if change.is_of_dismissal:
        return findings.dismissed(change)
    touched = change.touched(NotePart)
    if deleted := [before for before, after in touched if before and not after]:
        return f"deleted {_count(deleted, change)} from {_places(deleted)}"
    if restored := [after for before, after in touched if after and not before]:
        return f"restored {_count(restored, change)} to {_places(restored)}"
    is_of_several = change.part is None and bool(touched)
    if any(map(notes.is_moved, touched)):
        return selections.moved(change) if is_of_several else notes.moved(change)
    if is_of_several:
        return selections.edited(change)
    return notes.described_canvas(change) if change.subject == change.canvas_id else notes.edited(change)


def measured(change: RecordedChange) -> str:
    """Return what happened to an indicator, its readings, or a review."""
    if change.is_of_readings:
        return readings.changed(change)
    if change.before and change.after:
        return indicators.edited(change)
    if change.before:
        return indicators.deleted(change)
    return indicators.restored(change) if change.action in ("undo", "redo") else indicators.added(change)


def cured(change: RecordedChange) -> str:
    """Return what was fixed; for a fix that touched only measures, what happened to them."""
    return measured(change) if change.is_of_measures else findings.cured(change)


def _count(parts: list[NotePart], change: RecordedChange) -> str:
    name = quoted(parts[0].text) if change.part is None else notes.subject_name(change)
    return name if len(parts) == 1 else f"{len(parts)} notes"


def _places(parts: list[NotePart]) -> str:
    """Return the names of the blocks of notes, if they are few."""
    blocks = {part.block: None for part in parts}
    return joined([block_name(block) for block in blocks]) if len(blocks) <= MOST_PLACES else f"{len(blocks)} blocks"
