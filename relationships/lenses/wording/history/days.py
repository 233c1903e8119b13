"""The changes of a canvas by day, for the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from relationships.lenses.wording.history.changes import read_changes
from relationships.lenses.wording.history.large_changes import is_loaded, summary
from relationships.lenses.wording.history.sentences import build_sentence
from relationships.models import Change, ChangeKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A change: who made it and when, the rest of the sentence, and whether the reader can undo it.

    `state` is the state of the canvas after it, as hexadecimal digits; empty if unknown.
    """

    revision: int
    state: str
    who: str
    at: dt.datetime
    what: str
    was_undone: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The changes of one day, newest first."""

    date: dt.date
    entries: tuple[Entry, ...]


def group_by_day(changes: Sequence[Change], reader_id: int | None) -> list[Day]:
    """Return changes, given newest first, by local day; those whose parts are deferred are only summarized."""
    loaded = [change for change in changes if is_loaded(change)]
    recorded = dict(zip((change.pk for change in loaded), read_changes(loaded), strict=True))
    sentences = [
        build_sentence(recorded[change.pk]) if change.pk in recorded else summary(change) for change in changes
    ]
    entries = [_entry(change, what, reader_id) for change, what in zip(changes, sentences, strict=True)]
    grouped = groupby(entries, key=lambda entry: timezone.localdate(entry.at))
    return [Day(date, tuple(group)) for date, group in grouped]


def _entry(change: Change, what: str, reader_id: int | None) -> Entry:
    undone = hasattr(change, "reverted_by")
    own = reader_id is not None and change.actor_id == reader_id
    return Entry(
        change.revision,
        change.state.hex if change.state else "",
        change.actor_name,
        change.at,
        what,
        undone,
        own and not undone and change.kind != ChangeKind.UNDO,
    )
