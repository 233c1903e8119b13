"""The changes of a canvas in words, by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from relationships.analysis.stages import in_words
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal, Stage, Status
from relationships.document.base import Value
from relationships.document.canvas import CanvasHead
from relationships.document.naming import short_name
from relationships.document.parts import Json, NotePart, fields_of
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.lenses.wording.field_names import lowered, with_article
from relationships.lenses.wording.history_of_findings import told_of_dismissal, told_of_finding
from relationships.lenses.wording.history_of_indicators import measured_sentence
from relationships.lenses.wording.history_of_readings import (
    IndicatorNames,
    is_about_readings,
    names_of_indicators,
    readings_sentence,
)
from relationships.models import Change, ChangeKind

NAME_LENGTH = 80
VERBS = {"note.copy": "duplicated", "note.restore": "put back"}
SPAN = ("relationship.start_stage", "relationship.end_stage")
# The details of a note that are named one by one if few of them were changed.
DETAILS: dict[str, type[Value]] = {"segment": SegmentDetails, "relationship": RelationshipFields}
DETAILS_NAMED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: who, when, what in a sentence without the name, and whether the reader can undo it."""

    revision: int
    who: str
    at: dt.datetime
    what: str
    was_undone: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The changes of one day, the newest first."""

    date: dt.date
    entries: tuple[Entry, ...]


def days_of(changes: Sequence[Change], reader_id: int | None) -> list[Day]:
    """The changes, given newest first, by local day."""
    names = names_of_indicators(changes)
    entries = [_entry(change, reader_id, names) for change in changes]
    grouped = groupby(entries, key=lambda entry: timezone.localdate(entry.at))
    return [Day(date, tuple(group)) for date, group in grouped]


def _entry(change: Change, reader_id: int | None, names: IndicatorNames) -> Entry:
    undone = hasattr(change, "reverted_by")
    own = reader_id is not None and change.actor_id == reader_id
    return Entry(
        change.revision,
        str(change.actor) if change.actor else "A former member",
        change.at,
        sentence(change, names),
        undone,
        own and not undone and change.kind != ChangeKind.UNDO,
    )


def told_of(verb: str, change: Change | None) -> str:
    """What was done with a note, to whoever did it."""
    return f"{verb} {_name(change) if change else 'the note'}."


def original(change: Change) -> Change:
    """What an undo took back, or a redo did again, however often it was undone and done between."""
    return original(change.reverts) if change.reverts else change


def sentence(change: Change, names: IndicatorNames | None = None) -> str:
    """What a change did, as the rest of a sentence that begins with who did it; `names` spares asking for them."""
    if not is_about_readings(change):
        return measured_sentence(change) or _sentence(change)
    said = readings_sentence(change, names_of_indicators([change]) if names is None else names)
    return f"{said}, by {change.action}" if change.action in ("undo", "redo") else said


def _sentence(change: Change) -> str:
    name = _name(change)
    match change.action:
        case "note.copy" | "note.restore":
            return f"{VERBS[change.action]} {name}"
        case "undo" | "redo":
            return f"{_effect(change, name)}, by {change.action}"
        case "note.add":
            added = [part for part in change.after.values() if part and part["kind"] == "note"]
            return f"added {name} to {_block(added[-1])}" if len(added) == 1 else _added(added)
        case "note.delete":
            return f"deleted {name} from {_block(change.before[str(change.subject)])}"
        case "note.move":
            return _moved(change, name)
        case "guidance.answer":
            return f"answered a guiding question about {_relationships(change)}"
        case "canvas.describe":
            return "changed " + _joined(_heads(change))
        case _:
            return told_of_finding(change) or _edit(change, name)


def _effect(change: Change, name: str) -> str:
    """What an undo or a redo came to, whatever it was that was undone."""
    if told := told_of_dismissal(change):
        return told
    pairs = zip(change.before.values(), change.after.values(), strict=True)
    notes = [(before, after) for before, after in pairs if (before or after)["kind"] == "note"]
    gone, back = [before for before, after in notes if not after], [after for before, after in notes if not before]
    if gone:
        return f"deleted {_counted(gone, name)} from {_block(gone[-1])}"
    if back:
        return f"put {_counted(back, name)} back into {_block(back[-1])}"
    if any((before["block"], before["rank"]) != (after["block"], after["rank"]) for before, after in notes):
        return _moved(change, name)
    if notes and str(change.subject) not in change.after:
        return f"changed the relationship’s details of {_relationships(change)}"
    return "changed " + _joined(_heads(change)) if change.subject == change.canvas_id else _edit(change, name)


def _relationships(change: Change) -> str:
    """The notes that a change of several touched, by name, in the order in which they stand: JSON keeps none."""
    notes = [part for part in change.after.values() if part and part["kind"] == "note"]
    notes.sort(key=lambda part: part["rank"])
    return _joined([f"“{short_name(part['text'])[:NAME_LENGTH]}”" for part in notes])


def _counted(parts: list[Json], name: str) -> str:
    return name if len(parts) == 1 else f"{len(parts)} notes"


def _added(parts: list[Json]) -> str:
    return f"added {len(parts)} notes to {_block(parts[-1])}"


def _name(change: Change) -> str:
    key = str(change.subject)
    part = change.after.get(key) or change.before.get(key)
    text = (part or {}).get("text") or (part or {}).get("title") or "the canvas"
    return f"“{short_name(text)[:NAME_LENGTH]}”" if part else "the canvas"


def _block(part: Json) -> str:
    return str(Block(part["block"]).label)


def _moved(change: Change, name: str) -> str:
    before, after = change.before[str(change.subject)], change.after[str(change.subject)]
    if before["block"] == after["block"]:
        return f"moved {name} within {_block(after)}"
    return f"moved {name} from {_block(before)} to {_block(after)}"


def _heads(change: Change) -> list[str]:
    before, after = (getattr(change, when)[str(change.subject)] for when in ("before", "after"))
    return [with_article(CanvasHead, key) for key in after if before[key] != after[key]]


def _edit(change: Change, name: str) -> str:
    before, after = (getattr(change, when).get(str(change.subject)) for when in ("before", "after"))
    paths, goals = _edited(before, after), list(_goals(change))
    if paths == ["text"] and not goals:
        return f"changed “{short_name(before['text'])[:NAME_LENGTH]}” to {name}"
    if paths == ["status"] and not goals:
        return f"set {name} to {Status(after['status']).label.lower()}"
    if paths and set(paths) <= set(SPAN) and not goals:
        return f"let {name} run {in_words(*_span(after))}"
    return f"changed {_joined([*_fields(paths), *goals])} of {name}"


def _span(part: Json) -> tuple[Stage | None, Stage | None]:
    """From which stage until which the relationship in a note is meant to run."""
    start, end = (part["relationship"][path.rpartition(".")[2]] for path in SPAN)
    return Stage(start) if start else None, Stage(end) if end else None


def _edited(before: Json | None, after: Json | None) -> list[str]:
    """Return the paths of the fields that differ. Databases keep the keys of JSON in orders of their own."""
    old, new = fields_of(before or {}), fields_of(after or {})
    return sorted(path for path in {**old, **new} if old.get(path) != new.get(path))


def _fields(paths: Sequence[str]) -> Iterator[str]:
    """Name the fields of a note, in the order in which it declares them."""
    for name in NotePart.model_fields:
        if inner := [path.partition(".")[2].partition(".")[0] for path in paths if path.partition(".")[0] == name]:
            yield with_article(NotePart, name) + _details(name, set(inner))


def _details(name: str, inner: Collection[str]) -> str:
    kind = DETAILS.get(name)
    if kind is None or "" in inner or len(inner) > DETAILS_NAMED:
        return ""
    return f" ({', '.join(lowered(kind, field) for field in kind.model_fields if field in inner)})"


def _goals(change: Change) -> Iterator[str]:
    states = [after or before for before, after in zip(change.before.values(), change.after.values(), strict=True)]
    yield from (f"the goal {Goal(part['goal']).label.lower()}" for part in states if part and part["kind"] == "goal")


def _joined(words: list[str]) -> str:
    *others, last = words or ["nothing"]
    return f"{', '.join(others)} and {last}" if others else last
