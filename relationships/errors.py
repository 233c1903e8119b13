"""What can keep a write to a canvas from being done, each with the reason in words for the person who asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


class NotWritten(Exception):
    """Nothing was written; `reason` says why in a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotAllowed(NotWritten):
    """The actor may see the canvas but not do this."""


class Missing(NotWritten):
    """The canvas, or the part that was named, does not exist for the actor."""


class Refused(NotWritten):
    """The request is clear and allowed, but the state of the canvas forbids it."""


class Overtaken(Refused):
    """A change cannot be taken back: the same thing was changed since."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that two people changed: dotted path, and its value as opened, as typed, and as it stands now."""

    path: str
    base: object
    mine: object
    theirs: object


class Conflict(NotWritten):
    """Somebody saved a newer value of the same field. Nothing was written; both values are here.

    `untouched` are the other fields that the sender left as they had opened them, with the values they have now:
    who keeps what they typed has to be shown these, or would put the old ones back without a word. `who` is empty
    where it was the sender, in another window.
    """

    def __init__(
        self,
        note: UUID,
        fields: tuple[FieldConflict, ...],
        revision: int,
        who: str,
        untouched: Mapping[str, object],
    ) -> None:
        super().__init__(
            f"{who} changed this while you were writing."
            if who
            else "You changed this in another window while you were writing here."
        )
        self.note = note
        self.fields = fields
        self.revision = revision
        self.who = who
        self.untouched = untouched
