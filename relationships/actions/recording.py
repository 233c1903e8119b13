"""What a change records of the parts that it touched, and the limits of how much that may be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from relationships.document.parts import Json, Parts, part_to_json
from relationships.document.sizes import TOO_MANY_CHARACTERS
from relationships.document.values import CHARACTERS_PER_CANVAS
from relationships.errors import Refused
from relationships.models import Canvas, Change, ChangeKind

ADVICE = "Shorten some texts, or create a second canvas."
# A large change records a large part of a canvas twice, and undoing and redoing it again and again would fill the disk.
LARGE_CHARACTERS = 200_000
LARGE_REVERTS_AN_HOUR = 30
# Of all large changes of a canvas together, like 200 of all its notes. Those that change less are always recorded.
MOST_OF_LARGE_CHANGES = 500_000_000
# Whoever has just made the last one can still undo it.
MOST_WITH_REVERTS = 600_000_000
# The parts of a canvas one by one take more characters than its document, and what was deleted can always be undone.
SPACE_OF_REVERTS = 2
HOUR = timedelta(hours=1)
TOO_MANY_REVERTS = (
    f"You’ve undone or redone {LARGE_REVERTS_AN_HOUR} large changes on this canvas within an hour. Wait a while, "
    "then try again."
)
TOO_LONG_A_HISTORY = (
    "The history of this canvas is too large for one more change of this size. Change fewer notes or measurements at "
    "once, or duplicate the canvas and use the copy."
)


@dataclass(frozen=True, slots=True)
class RecordedParts:
    """The parts that a change touched as JSON, before and after it, and the characters that they take."""

    before: Json
    after: Json
    characters_before: int
    characters_after: int

    @property
    def characters(self) -> int:
        """The characters that the change takes."""
        return self.characters_before + self.characters_after

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the change that say what it touched."""
        touched = " ".join(self.after)
        return {"before": self.before, "after": self.after, "touched": touched, "size": self.characters}


def record_parts(before: Parts, after: Parts) -> RecordedParts:
    """Return what a change records that turns these parts into those."""
    old, new = _as_json(before), _as_json(after)
    return RecordedParts(old, new, _count(old), _count(new))


def _as_json(parts: Parts) -> Json:
    return {str(key): part_to_json(part) if part else None for key, part in parts.items()}


def _count(parts: Json) -> int:
    return len(json.dumps(parts, ensure_ascii=False))


def require_space(canvas: Canvas, kind: ChangeKind, recorded: RecordedParts) -> int:
    """Return the characters of the canvas after a change. Raise Refused if it adds some and there are too many then."""
    growth = recorded.characters_after - recorded.characters_before
    limit = CHARACTERS_PER_CANVAS * (1 if kind is ChangeKind.DO else SPACE_OF_REVERTS)
    if growth > 0 and canvas.size + growth > limit:
        raise Refused(f"{TOO_MANY_CHARACTERS.capitalize()}. {ADVICE}")
    return max(0, canvas.size + growth)


def require_moderation(canvas: Canvas, kind: ChangeKind, recorded: RecordedParts) -> None:
    """Raise Refused if a large change is too much for the history, or is one undo or redo too many within an hour."""
    if recorded.characters <= LARGE_CHARACTERS:
        return
    large = Change.objects.filter(canvas=canvas, size__gt=LARGE_CHARACTERS)
    stored = large.aggregate(characters=Sum("size", default=0))["characters"]
    if stored + recorded.characters > (MOST_OF_LARGE_CHANGES if kind is ChangeKind.DO else MOST_WITH_REVERTS):
        raise Refused(TOO_LONG_A_HISTORY)
    reverts = large.filter(at__gt=timezone.now() - HOUR).exclude(kind=ChangeKind.DO)
    if kind is not ChangeKind.DO and reverts.count() >= LARGE_REVERTS_AN_HOUR:
        raise Refused(TOO_MANY_REVERTS)
