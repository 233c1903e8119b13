"""The changes of a canvas by day, for the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from relationships.document.canvas import CanvasDocument
from relationships.lenses.wording.history.changes import RecordedChange, read_changes
from relationships.lenses.wording.history.field_changes import FieldChange, Names, field_changes, note_names
from relationships.lenses.wording.history.large_changes import is_loaded, summary
from relationships.lenses.wording.history.parts import PartReference, part_of
from relationships.lenses.wording.history.sentences import build_sentence
from relationships.models import Change, ChangeKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A change: who made it and when, the rest of the sentence, and whether the reader can undo it.

    `state` is the state of the canvas after it, as hexadecimal digits; empty if unknown. `fields` are the fields whose
    values it changed, `more` the number of further ones, and `part` is what it is about, if that is still there.
    """

    revision: int
    state: str
    who: str
    at: dt.datetime
    what: str
    was_undone: bool
    can_undo: bool
    fields: tuple[FieldChange, ...] = ()
    more: int = 0
    part: PartReference | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """The changes of one day, newest first."""

    date: dt.date
    entries: tuple[Entry, ...]


def group_by_day(changes: Sequence[Change], reader_id: int | None, document: CanvasDocument) -> list[Day]:
    """Return changes, given newest first, by local day; those whose parts are deferred are only summarized.

    `document` is the canvas as it is now, which has the names of notes and what can be opened.
    """
    loaded = [change for change in changes if is_loaded(change)]
    recorded = dict(zip((change.pk for change in loaded), read_changes(loaded), strict=True))
    names = note_names(document)
    entries = [_entry(change, recorded.get(change.pk), reader_id, document, names) for change in changes]
    grouped = groupby(entries, key=lambda entry: timezone.localdate(entry.at))
    return [Day(date, tuple(group)) for date, group in grouped]


def _entry(
    change: Change, recorded: RecordedChange | None, reader_id: int | None, document: CanvasDocument, names: Names
) -> Entry:
    undone = hasattr(change, "reverted_by")
    own = reader_id is not None and change.actor_id == reader_id
    fields, more = field_changes(recorded, names, document.currency) if recorded else ((), 0)
    return Entry(
        change.revision,
        change.state.hex if change.state else "",
        change.actor_name,
        change.at,
        build_sentence(recorded) if recorded else summary(change),
        undone,
        own and not undone and change.kind != ChangeKind.UNDO,
        fields,
        more,
        part_of(recorded, document) if recorded else None,
    )
