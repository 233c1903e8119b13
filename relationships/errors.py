"""The errors that writes to a canvas raise, with a reason to show to the user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.document.version import Version


class NotWritten(Exception):
    """Nothing was written. `reason` is a sentence that says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotAllowed(NotWritten):
    """The actor may see the canvas but not make this change."""


class Missing(NotWritten):
    """The canvas or the part does not exist, or the actor may not see it."""


class Refused(NotWritten):
    """The request is valid and allowed, but conflicts with the state of the canvas."""


class Overtaken(Refused):
    """A change cannot be undone, because what it changed was changed again since."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field that two people changed: its dotted path, and its value when opened, as submitted, and at present."""

    path: str
    base: object
    mine: object
    theirs: object


class Conflict(NotWritten):
    """The same field was changed since the form was opened. Nothing was written.

    `fields` are the fields in conflict. `untouched` are the fields that the sender did not change, with their present
    values: the form must show these when it is sent again, or it would silently revert them. `who` is the name of the
    person who made the other change; empty if it was the sender in another window, or if nobody knows what the sender
    saw, because the canvas `is_restored` from a backup.
    """

    def __init__(
        self,
        note: UUID,
        fields: tuple[FieldConflict, ...],
        version: Version,
        who: str,
        untouched: Mapping[str, object],
        *,
        is_restored: bool = False,
    ) -> None:
        super().__init__(_explain(who, is_restored=is_restored))
        self.note = note
        self.fields = fields
        self.version = version
        self.who = who
        self.untouched = untouched
        self.is_restored = is_restored


def _explain(who: str, *, is_restored: bool) -> str:
    if is_restored:
        return "This canvas was restored from a backup after you opened it here."
    if who:
        return f"{who} changed this while you were editing it."
    return "You changed this in another window while you were editing it here."
