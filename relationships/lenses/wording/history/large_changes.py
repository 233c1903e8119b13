"""The changes of a page of the history, of which very large ones are described without loading their parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock

from django.db.models import Max

from relationships.formulas.rounding import counted
from relationships.models import Change

PARTS = ("before", "after")
# An import of a thousand readings without remarks has 250,000 characters. Two million take a third of a second.
MAX_CHARACTERS = 2_000_000
# Loaded, they take ten times as many bytes. Pages that load more than this do so one after the other.
LARGE_CHARACTERS = 400_000
TURN = Lock()
WITH_READINGS = {
    "reading.import": "imported {} from a table",
    "indicator.add": "added an indicator with {}",
    "indicator.delete": "deleted an indicator with {}",
}


@contextmanager
def loaded_changes(keys: Collection[int]) -> Iterator[list[Change]]:
    """Hold the changes with these primary keys, newest first, with their actors and what reverted them.

    The first change of a group stands for the group, which is returned as one change. Parts are loaded as long as they
    have two million characters together, and deferred for the others. If they are large, other threads wait for them.
    """
    related = Change.objects.select_related("actor", "reverted_by", "continues").filter(pk__in=_last_keys(keys))
    unread = (*PARTS, *(f"reverted_by__{name}" for name in PARTS), "continues__after")
    changes = list(related.order_by("-revision").defer(*unread))
    fitting = {change.pk: change for change in _fitting(changes)}
    with TURN if sum(change.size for change in fitting.values()) > LARGE_CHARACTERS else nullcontext():
        for key, before, after in Change.objects.filter(pk__in=fitting).values_list("pk", *PARTS).iterator():
            fitting[key].before, fitting[key].after = before, after
        yield [change.as_one_step() if change.pk in fitting else change for change in changes]


def _last_keys(firsts: Collection[int]) -> list[int]:
    """Return the keys of the last changes of the groups that these changes begin; of others, their own."""
    groups = Change.objects.filter(continues__in=firsts).order_by().values("continues")
    last = dict(groups.values_list("continues", Max("pk")))
    return [last.get(first, first) for first in firsts]


def _fitting(changes: Collection[Change]) -> Iterator[Change]:
    left = MAX_CHARACTERS
    for change in changes:
        if change.size <= left:
            left -= change.size
            yield change


def is_loaded(change: Change) -> bool:
    """Return whether the parts of a change are loaded."""
    return change.get_deferred_fields().isdisjoint(PARTS)


def summary(change: Change) -> str:
    """Return what a change did as far as its action and the number of parts tell."""
    parts = change.touched.split()
    if phrase := WITH_READINGS.get(change.action):
        return phrase.format(counted(len(parts) - (str(change.subject) in parts), "measurement"))
    by = f" ({change.action})" if change.action in ("undo", "redo") else ""
    return f"changed {counted(len(parts), 'part')} of the canvas{by}"
