"""The notes that later changes moved, for an undo of a change that moved, added or deleted them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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
# How much of later changes is read, in characters, which is all of a large canvas several times. Changes beyond that
# count as if they had moved all notes that they touched.
MOST_CHARACTERS = 16_000_000


class _Later(NamedTuple):
    """A later change, with the change that it undoes or redoes and the one that undid or redid it."""

    key: int
    reverts: int | None
    reverted_by: int | None
    action: str
    kind: str
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
        near, far = _split(self._in_effect())
        moved = self._read_places(near) if len(self._notes) == 1 else _read_moved(near)
        touched = (keys for some in _chunks(far) for (keys,) in _rows(some, "touched"))
        return moved.union(*(keys.split() for keys in touched))

    @property
    def _later(self) -> QuerySet[Change]:
        """The later changes of the notes, or if there are many, all later changes."""
        canvas, few = self._change.canvas_id, len(self._notes) <= LOOKED_UP_AT_ONCE
        changes = Change.touching(canvas, *self._notes) if few else Change.objects.filter(canvas=canvas)
        return changes.filter(revision__gt=self._change.revision)

    def _in_effect(self) -> Iterator[_Later]:
        """Yield the later changes that may have moved a note, and are not undone, latest first."""
        columns = ("pk", "reverts", "reverted_by", "action", "kind", "size")
        later = {row[0]: _Later(*row) for row in self._later.order_by("-revision").values_list(*columns)}
        for row in later.values():
            keeps_places = row.kind == ChangeKind.DO and row.action in KEEPING_PLACES
            if row.reverted_by is None and not keeps_places and _is_in_effect(row, later):
                yield row

    def _read_places(self, changes: Iterable[int]) -> set[str]:
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


def _split(changes: Iterable[_Later]) -> tuple[list[int], list[int]]:
    """Return the changes that are read, and those that would be too much."""
    near, far, characters = list[int](), list[int](), 0
    for change in changes:
        characters += change.size
        (near if characters <= MOST_CHARACTERS else far).append(change.key)
    return near, far


def _read_moved(changes: Iterable[int]) -> set[str]:
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


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    listed = list(keys)
    return (listed[start : start + LOOKED_UP_AT_ONCE] for start in range(0, len(listed), LOOKED_UP_AT_ONCE))
