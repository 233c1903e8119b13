"""What the change log of a canvas says about the texts of its notes, and what it says that people lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.models import Change, ChangeKind


@dataclass(frozen=True, slots=True)
class Written:
    """A text that somebody sent for a note, the text that they had seen in its form, and whether it was confirmed.

    An undo or redo sends no text, and nobody has seen the text of a new note.
    """

    request_id: str
    text: str | None = None
    seen: str | None = None
    is_acknowledged: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """What a change did to the text of one note; None stands for no such note.

    `undone` is the text that an undo took back or a redo brought back.
    """

    revision: int
    kind: str
    request_id: str
    note: UUID
    before: str | None
    after: str | None
    undone: str | None = None


def read_steps(canvas: UUID, after: int = 0) -> list[Step]:
    """Return what the changes of a canvas did to the texts of its notes, in order, from a revision on."""
    changes = Change.objects.filter(canvas=canvas, revision__gt=after).select_related("reverts").order_by("revision")
    return [step for change in changes for step in _steps(change)]


def _steps(change: Change) -> Iterator[Step]:
    for key in change.after:
        before, after = _text(change.before, key), _text(change.after, key)
        undone = _text(change.reverts.after, key) if change.reverts else None
        if before != after:
            yield Step(change.revision, change.kind, change.request_id, UUID(key), before, after, undone)


def _text(state: Mapping[str, dict[str, str] | None], key: str) -> str | None:
    part = state.get(key)
    return part["text"] if part and part["kind"] == "note" else None


def find_silent_losses(steps: Iterable[Step], written: Mapping[str, Written]) -> list[str]:
    """Return a line for each step that replaced a text which its author had not seen.

    The author of an edit saw what their form held; the author of an undo, what they themselves had written. `written`
    are the edits by the id of their request.
    """
    losses = []
    now: dict[UUID, str | None] = {}
    for step in steps:
        seen = _seen(step, written)
        if step.before != seen:
            losses.append(f"revision {step.revision} ({step.kind}) replaced {step.before!r}, seen was {seen!r}")
        elif step.note in now and step.before != now[step.note]:
            losses.append(f"revision {step.revision} ({step.kind}) does not know of {now[step.note]!r}")
        now[step.note] = step.after
    return losses


def _seen(step: Step, written: Mapping[str, Written]) -> str | None:
    if step.kind != ChangeKind.DO:
        return step.undone
    return written[step.request_id].seen if step.request_id in written else step.before


def find_missing(steps: Iterable[Step], written: Mapping[str, Written]) -> list[str]:
    """Return a line for each confirmed write that is in no change."""
    found = {(step.request_id, text) for step in steps for text in (step.after, None)}
    return [
        f"request {sent.request_id} ({sent.text or 'undo or redo'})"
        for sent in written.values()
        if sent.is_acknowledged and (sent.request_id, sent.text) not in found
    ]


def find_repeated(steps: Iterable[Step]) -> list[str]:
    """Return the texts that were written more than once; every text is sent for one note once."""
    counted = Counter(step.after for step in steps if step.kind == ChangeKind.DO and step.after is not None)
    return [text for text, count in counted.items() if count > 1]


def find_different(steps: Iterable[Step], texts: Mapping[UUID, str]) -> list[str]:
    """Return a line for each note whose text differs from what the changes have made of it."""
    last = {step.note: step.after for step in steps}
    return [f"{note} is {texts.get(note)!r}, not {text!r}" for note, text in last.items() if texts.get(note) != text]
