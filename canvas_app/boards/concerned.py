"""Whose cards a change concerns: the notes that what it touched is, or belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.models import Change, Indicator
from relationships.parts import Json
from relationships.store.prepared import Prepared

# Where a part says which note it belongs to; one that says none belongs to the canvas as a whole, which has no card.
OWNER = {"goal": "note", "indicator": "subject", "review": "subject"}
MEASURED = Prepared(lambda *ids: Indicator.objects.filter(pk__in=ids, subject__isnull=False).values_list("subject"))


def concerned(change: Change) -> set[UUID | None]:
    """The notes on whose cards the change may show; None among them where it may show on any."""
    states = [(key, state) for when in (change.before, change.after) for key, state in when.items() if state]
    touched = dict(states)
    notes = {note for key, state in states for note in _notes(key, state)}
    elsewhere = {state["indicator"] for _, state in states if state["kind"] == "reading"} - set(touched)
    return notes | ({key for (key,) in MEASURED.rows(*map(UUID, sorted(elsewhere)))} if elsewhere else set())


def _notes(key: str, state: Json) -> Iterator[UUID | None]:
    kind = state["kind"]
    if kind == "note":
        yield UUID(key)
    elif kind in OWNER:
        yield from (UUID(owner) for owner in [state[OWNER[kind]]] if owner)
    elif kind != "reading":
        yield None
