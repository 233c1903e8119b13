"""The notes that later changes moved, for an undo of a change that moved, added or deleted them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.fields.json import KT

from relationships.document.parts import Json
from relationships.models import Change, ChangeKind

PLACE = ("block", "rank")
# These never move a note, however many they touch.
KEEPING_PLACES = ("note.edit", "notes.segment", "notes.status")
LOOKED_UP_AT_ONCE = 100
# How many characters of later changes are read, like five changes of all of the largest canvas, and how many changes.
# Beyond either, they count as if they had moved every note.
MOST_CHARACTERS = 16_000_000
MOST_CHANGES = 10_000


class _Later(NamedTuple):
    """A later change, with the change that it undoes or redoes and the one that undid or redid it."""

    key: int
    reverts: int | None
    reverted_by: int | None
    size: int


class LaterMoves:
    """The notes among these that changes after a change moved. Renumbering a block does not count as a move.

    The changes are read once for all notes, and not before they are needed.
    """

    def __init__(self, change: Change, notes: Collection[str]) -> None:
        self._change, self._notes = change, notes

    def __contains__(self, note: UUID) -> bool:
        return str(note) in self._moved

    @cached_property
    def _moved(self) -> set[str]:
        later = self._read_later()
        in_effect = [row for row in later.values() if row.reverted_by is None and _is_in_effect(row, later)]
        if len(later) > MOST_CHANGES or sum(row.size for row in in_effect) > MOST_CHARACTERS:
            return {*self._notes}
        changes = [row.key for row in in_effect]
        return self._read_places(changes) if len(self._notes) == 1 else _read_moved(changes)

    @property
    def _later(self) -> QuerySet[Change]:
        """The later changes of the notes, or if there are many, all later changes."""
        canvas, few = self._change.canvas_id, len(self._notes) <= LOOKED_UP_AT_ONCE
        changes = Change.touching(canvas, *self._notes) if few else Change.objects.filter(canvas=canvas)
        return changes.filter(revision__gt=self._change.revision)

    def _read_later(self) -> dict[int, _Later]:
        """Return the later changes by key, latest first, without those that never move a note."""
        changes = self._later.exclude(kind=ChangeKind.DO, action__in=KEEPING_PLACES).order_by("-revision")
        rows = changes.values_list("pk", "reverts", "reverted_by", "size")[: MOST_CHANGES + 1]
        return {row[0]: _Later(*row) for row in rows}

    def _read_places(self, changes: Sequence[int]) -> set[str]:
        """Return the only note if one of these changes moved it, of which no other part is read."""
        (note,) = self._notes
        states = [KT(f"{state}__{note}__{name}") for state in ("before", "after") for name in PLACE]
        places = (row for some in _chunks(changes) for row in _rows(some, *states))
        return {note} if any(place[: len(PLACE)] != place[len(PLACE) :] for place in places) else set()


def _is_in_effect(row: _Later, later: Mapping[int, _Later]) -> bool:
    """Return whether a change has an effect: in a chain of reverts, every revert cancels the one before it."""
    has_effect = True
    while row.reverts is not None and row.reverts in later:
        row, has_effect = later[row.reverts], not has_effect
    return has_effect


def _read_moved(changes: Sequence[int]) -> set[str]:
    """Return the ids of the parts that these changes moved, added or deleted."""
    moved = set[str]()
    for some in _chunks(changes):
        for before, after in _rows(some, "before", "after"):
            moved.update(key for key, state in after.items() if _place(before[key]) != _place(state))
    return moved


def _place(state: Json | None) -> list[Any]:
    return [state.get(name) for name in PLACE] if state else []


def _rows(changes: Collection[int], *columns: Any) -> Iterator[tuple[Any, ...]]:
    """Yield these columns of changes, which can be megabytes, without keeping them."""
    return Change.objects.filter(pk__in=changes).values_list(*columns).iterator(chunk_size=1)


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + LOOKED_UP_AT_ONCE] for start in range(0, len(keys), LOOKED_UP_AT_ONCE))
