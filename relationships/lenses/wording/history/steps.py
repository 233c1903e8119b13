"""Sentences about undo, redo and cures, derived from the parts that they touched."""

from __future__ import annotations

from relationships.document.parts import NotePart
from relationships.lenses.wording.history import findings, indicators, notes, readings
from relationships.lenses.wording.history.changes import RecordedChange
from relationships.lenses.wording.history.phrases import block_name


def stepped(change: RecordedChange) -> str:
    """Return what an undo or a redo did."""
    return f"{effect(change)}, by {change.action}"


def effect(change: RecordedChange) -> str:
    """Return what a change did, derived from the parts that it touched."""
    if change.is_of_measures:
        return measured(change)
    if change.is_of_dismissal:
        return findings.dismissed(change)
    touched = change.touched(NotePart)
    if deleted := [before for before, after in touched if before and not after]:
        return f"deleted {_count(deleted, change)} from {block_name(deleted[-1].block)}"
    if restored := [after for before, after in touched if after and not before]:
        return f"put {_count(restored, change)} back into {block_name(restored[-1].block)}"
    if any(map(notes.is_moved, touched)):
        return notes.moved(change)
    if touched and change.part is None:
        return f"changed the relationship’s details of {notes.touched_names(change)}"
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
    """Return what was cured; for a cure that touched only measures, what happened to them."""
    return measured(change) if change.is_of_measures else findings.cured(change)


def _count(parts: list[NotePart], change: RecordedChange) -> str:
    return notes.subject_name(change) if len(parts) == 1 else f"{len(parts)} notes"
