"""Sentences about changes, by action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from relationships.lenses.wording.history import findings, indicators, notes, readings, selections, steps
from relationships.lenses.wording.history.changes import RecordedChange, read_changes
from relationships.models import Change

# The action of a cure is recorded as `cure:<rule>`.
SENTENCES: Mapping[str, Callable[[RecordedChange], str]] = {
    "canvas.describe": notes.described_canvas,
    "note.add": notes.added,
    "note.edit": notes.edited,
    "note.move": notes.moved,
    "note.copy": notes.duplicated,
    "note.delete": notes.deleted,
    "note.restore": notes.restored,
    "notes.segment": selections.assigned,
    "notes.status": selections.rated,
    "notes.move": selections.moved,
    "notes.delete": selections.deleted,
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
    """Return what a change, or its group, did, as the rest of a sentence that begins with its author."""
    return build_sentence(*read_changes([change.as_one_step()]))


def build_sentence(change: RecordedChange) -> str:
    """Return what a change did; an unknown action is described by the parts that it touched."""
    return SENTENCES.get(change.action, steps.effect)(change)


def confirmation(verb: str, change: Change | None) -> str:
    """Return a sentence that confirms to the author what happened to a note."""
    return f"{verb} {notes.subject_name(*read_changes([change])) if change else 'the note'}."


def original(change: Change) -> Change:
    """Return the change that a chain of undos and redos goes back to."""
    while change.reverts_id:
        # The chain can be long and its changes large, and only the last is described.
        is_known = Change.reverts.is_cached(change)
        reverted = None if is_known else Change.objects.defer("before", "after").get(pk=change.reverts_id)
        change = reverted or cast("Change", change.reverts)
    return change
