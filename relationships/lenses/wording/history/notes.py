"""Sentences about changes of notes and of the canvas as a whole."""

from __future__ import annotations

from relationships.analysis.stages import describe_span
from relationships.document.parts import CanvasPart, GoalPart, NotePart
from relationships.lenses.wording.history.changes import RecordedChange
from relationships.lenses.wording.history.field_names import SPAN, changed_paths, field_names
from relationships.lenses.wording.history.phrases import block_name, goal_name, joined, quoted

NotePair = tuple[NotePart | None, NotePart | None]


def subject_name(change: RecordedChange) -> str:
    """Return the name of the note or the canvas that a change is about."""
    match change.part:
        case NotePart(text=name) | CanvasPart(title=name):
            return quoted(name)
        case _:
            # Of a relationship, perhaps only goals were touched.
            text = change.text_of(change.subject)
            return quoted(text) if text else "the canvas"


def added(change: RecordedChange) -> str:
    """Return which note was added, or how many."""
    notes = [after for _, after in change.touched(NotePart) if after]
    what = subject_name(change) if len(notes) == 1 else f"{len(notes)} notes"
    return f"added {what} to {block_name(notes[-1].block)}"


def duplicated(change: RecordedChange) -> str:
    """Return which note was copied."""
    return f"duplicated {subject_name(change)}"


def restored(change: RecordedChange) -> str:
    """Return which deleted note was restored."""
    return f"restored {subject_name(change)}"


def deleted(change: RecordedChange) -> str:
    """Return which note was deleted, and from which block."""
    before = change.before
    return f"deleted {subject_name(change)} from {block_name(before.block) if isinstance(before, NotePart) else ''}"


def moved(change: RecordedChange) -> str:
    """Return from where to where a note was moved: the subject, or else the first moved one."""
    pairs = [(before, after) for before, after in change.touched(NotePart) if before and after]
    before, after = next((pair for pair in pairs if pair[1] is change.after), None) or next(filter(is_moved, pairs))
    if before.block is after.block:
        return f"moved {subject_name(change)} within {block_name(after.block)}"
    return f"moved {subject_name(change)} from {block_name(before.block)} to {block_name(after.block)}"


def is_moved(pair: NotePair) -> bool:
    """Return whether a note was moved, and neither added nor deleted."""
    before, after = pair
    return before is not None and after is not None and (before.block, before.rank) != (after.block, after.rank)


def edited(change: RecordedChange) -> str:
    """Return which fields of a note were changed, with the new text, status or stages if these are the only ones."""
    name, before, after = subject_name(change), change.before, change.after
    paths, goals = changed_paths(before, after), _goal_names(change)
    if isinstance(before, NotePart) and isinstance(after, NotePart) and not goals:
        if paths == ["text"]:
            return f"changed {quoted(before.text)} to {name}"
        if paths == ["status"]:
            return f"set the status of {name} to {after.status.label.lower()}"
        if paths and after.relationship and set(paths) <= set(SPAN):
            span = describe_span(after.relationship.start_stage, after.relationship.end_stage)
            return f"set {name} to be active {span}"
    return f"changed {joined([*field_names(change.part, paths), *goals])} of {name}"


def _goal_names(change: RecordedChange) -> list[str]:
    return [goal_name(goal.goal) for before, after in change.touched(GoalPart) if (goal := after or before)]


def answered_question(change: RecordedChange) -> str:
    """Return about which relationships a guiding question was answered."""
    return f"answered a guiding question about {touched_names(change)}"


def touched_names(change: RecordedChange) -> str:
    """Return the names of the notes that a change touched and did not delete, in order of rank."""
    notes = sorted((after for _, after in change.touched(NotePart) if after), key=lambda note: note.rank)
    return joined([quoted(note.text) for note in notes])


def described_canvas(change: RecordedChange) -> str:
    """Return which fields of the canvas were changed."""
    return f"changed {joined(field_names(change.part, changed_paths(change.before, change.after)))}"
