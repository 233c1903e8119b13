"""What came of an undo, a redo or a cure, in words, whatever parts it touched."""

from __future__ import annotations

from relationships.document.parts import NotePart
from relationships.lenses.wording.history import findings, indicators, notes, readings
from relationships.lenses.wording.history.changes import RecordedChange
from relationships.lenses.wording.history.phrases import block_name


def stepped(change: RecordedChange) -> str:
    """Say what came of an undo or a redo."""
    return f"{effect(change)}, by {change.action}"


def effect(change: RecordedChange) -> str:
    """Say what a change did, from the parts that it touched alone."""
    if change.is_of_measures:
        return measured(change)
    if change.is_of_dismissal:
        return findings.dismissed(change)
    touched = change.touched(NotePart)
    if gone := [before for before, after in touched if before and not after]:
        return f"deleted {_counted(gone, change)} from {block_name(gone[-1].block)}"
    if back := [after for before, after in touched if after and not before]:
        return f"put {_counted(back, change)} back into {block_name(back[-1].block)}"
    if any(map(notes.is_moved, touched)):
        return notes.moved(change)
    if touched and change.part is None:
        return f"changed the relationship’s details of {notes.touched_names(change)}"
    return notes.described_canvas(change) if change.subject == change.canvas_id else notes.edited(change)


def measured(change: RecordedChange) -> str:
    """Say what became of an indicator, its readings, or a review."""
    if change.is_of_readings:
        return readings.changed(change)
    if change.before and change.after:
        return indicators.edited(change)
    if change.before:
        return indicators.deleted(change)
    return indicators.put_back(change) if change.action in ("undo", "redo") else indicators.added(change)


def cured(change: RecordedChange) -> str:
    """Say what was cured; a cure that touched measures alone is told by what became of them."""
    return measured(change) if change.is_of_measures else findings.cured(change)


def _counted(parts: list[NotePart], change: RecordedChange) -> str:
    return notes.subject_name(change) if len(parts) == 1 else f"{len(parts)} notes"
