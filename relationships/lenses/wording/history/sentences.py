"""What a change did, as a sentence: one function for each action."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from relationships.lenses.wording.history import findings, indicators, notes, readings, steps
from relationships.lenses.wording.history.changes import RecordedChange, read_changes
from relationships.models import Change

# By the action that a change records; that of a cure is followed by a colon and the code of the rule.
SENTENCES: Mapping[str, Callable[[RecordedChange], str]] = {
    "canvas.describe": notes.described_canvas,
    "note.add": notes.added,
    "note.edit": notes.edited,
    "note.move": notes.moved,
    "note.copy": notes.duplicated,
    "note.delete": notes.deleted,
    "note.restore": notes.restored,
    "guidance.answer": notes.answered_question,
    "indicator.add": indicators.added,
    "indicator.edit": indicators.edited,
    "indicator.delete": indicators.deleted,
    "reading.add": readings.changed,
    "reading.edit": readings.changed,
    "reading.delete": readings.changed,
    "reading.import": readings.changed,
    "review.add": indicators.added,
    "review.edit": indicators.edited,
    "review.delete": indicators.deleted,
    "cure": steps.cured,
    "finding.dismiss": findings.dismissed,
    "finding.return": findings.dismissed,
    "undo": steps.stepped,
    "redo": steps.stepped,
}


def sentence(change: Change) -> str:
    """Return what a change did, as the rest of a sentence that begins with who did it."""
    return sentence_of(*read_changes([change]))


def sentence_of(change: RecordedChange) -> str:
    """Return the sentence of a change; one whose action is not known is told by the parts that it touched."""
    return SENTENCES.get(change.action, steps.effect)(change)


def told_of(verb: str, change: Change | None) -> str:
    """Return what was done with a note, as a sentence for the one who did it."""
    return f"{verb} {notes.subject_name(*read_changes([change])) if change else 'the note'}."


def original(change: Change) -> Change:
    """Return what an undo took back, or a redo did again, however often it was undone and done between."""
    return original(change.reverts) if change.reverts else change
