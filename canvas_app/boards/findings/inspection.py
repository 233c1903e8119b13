"""A canvas with what the checks found of it today, and one finding with what its cure would change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.sheet import notes_url
from relationships.checks.cure_effect import Effect, effect_of
from relationships.checks.finding import Finding
from relationships.checks.inspection import Inspection, inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import differences
from relationships.document.measurements import Dismissal
from relationships.lenses.checks import concerned_in, shown, shown_checks
from relationships.lenses.wording.differences import shown_differences
from relationships.lenses.wording.dismissal_authors import dismissed_by
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document


@dataclass(frozen=True, slots=True)
class Inspected:
    """A document and what was found of it on a day."""

    document: CanvasDocument
    found: Inspection
    today: dt.date

    def finding(self, key: str) -> Finding | None:
        """The finding of this key, dismissed or not."""
        return self.found.finding(key)

    def asleep(self, key: str) -> Dismissal | None:
        """The dismissal of this key, where there is no such finding at present."""
        return next((each for each in self.found.asleep if each.key == key), None)

    def effect(self, finding: Finding) -> Effect | None:
        """What its cure would change."""
        return effect_of(self.document, finding, self.found, self.today)


def inspected(canvas: Canvas) -> Inspected:
    """Read a canvas and hold every rule against it."""
    document, today = load_document(canvas.pk).document, timezone.localdate()
    return Inspected(document, inspect(document, today), today)


def findings_url(canvas_id: UUID) -> str:
    """Where the findings of a canvas live; a finding's own URL is this and its key."""
    return reverse("boards:findings", args=[canvas_id])


def note_context(canvas: Canvas, now: Inspected, note_id: UUID) -> dict[str, object]:
    """What is shown of the findings of one note."""
    return {"checks": shown_checks(now.document, now.found, note_id), **_around(canvas)}


def _around(canvas: Canvas) -> dict[str, object]:
    """What every list of findings needs: who dismissed, where things are, and whether the reader may write."""
    return {
        "people": dismissed_by(canvas.pk),
        "base": notes_url(canvas.pk),
        "findings": findings_url(canvas.pk),
        "can_edit": can_edit(canvas, canvas.role),
    }


def finding_context(canvas: Canvas, key: str) -> dict[str, object]:
    """What the drawer shows of one finding, or of what is left where it is not found any more."""
    now = inspected(canvas)
    finding = now.finding(key)
    context: dict[str, object] = {
        "key": key,
        "name": finding.sentence if finding else "Not found any more",
        "each": shown(finding, concerned_in(now.document), now.found) if finding else None,
        "asleep": now.asleep(key),
        "next": next((each for each in now.found.findings if each.key != key), None),
        **_around(canvas),
    }
    return context | (_cure(now, finding) if finding else {})


def _cure(now: Inspected, finding: Finding) -> dict[str, object]:
    effect = now.effect(finding)
    if effect is None:
        return {}
    found = differences(now.document, effect.document)
    return {"effect": effect, "changes": shown_differences(found, now.document, effect.document)}
