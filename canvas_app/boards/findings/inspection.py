"""Today's findings on a canvas, and the context of pages about findings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.sheet import notes_url
from relationships.checks.cure_effect import Effect, compute_effect
from relationships.checks.finding import Finding
from relationships.checks.inspection import Inspection, inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import differences
from relationships.document.measurements import Dismissal
from relationships.lenses.checks import build_references, describe_inspection, shown
from relationships.lenses.wording.differences import shown_differences
from relationships.lenses.wording.dismissal_authors import dismissed_by
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document


@dataclass(frozen=True, slots=True)
class InspectedCanvas:
    """A document and its findings on a day."""

    document: CanvasDocument
    found: Inspection
    today: dt.date

    def finding(self, key: str) -> Finding | None:
        """Return the finding with a key, dismissed or not; None if there is none."""
        return self.found.finding(key)

    def unused_dismissal(self, key: str) -> Dismissal | None:
        """Return the dismissal with the key of a finding that does not occur at present."""
        return next((dismissal for dismissal in self.found.asleep if dismissal.key == key), None)

    def effect(self, finding: Finding) -> Effect | None:
        """Return what the cure of a finding would change; None if it has no cure."""
        return compute_effect(self.document, finding, self.found, self.today)


def inspect_canvas(canvas: Canvas) -> InspectedCanvas:
    """Load a canvas and check all rules today."""
    document, today = load_document(canvas.pk).document, timezone.localdate()
    return InspectedCanvas(document, inspect(document, today), today)


def findings_url(canvas_id: UUID) -> str:
    """Return the URL of the findings of a canvas; the URL of a finding is this followed by its key."""
    return reverse("boards:findings", args=[canvas_id])


def note_context(canvas: Canvas, now: InspectedCanvas, note_id: UUID) -> dict[str, object]:
    """Return the context of the findings of a note."""
    return {"checks": describe_inspection(now.document, now.found, note_id), **_shared_context(canvas)}


def _shared_context(canvas: Canvas) -> dict[str, object]:
    """Return the context that all templates of findings share."""
    return {
        "people": dismissed_by(canvas.pk),
        "base": notes_url(canvas.pk),
        "findings": findings_url(canvas.pk),
        "can_edit": can_edit(canvas, canvas.role),
    }


def finding_context(canvas: Canvas, key: str) -> dict[str, object]:
    """Return the context of a finding, or of its dismissal if it does not occur any more."""
    now = inspect_canvas(canvas)
    finding = now.finding(key)
    context: dict[str, object] = {
        "key": key,
        "name": finding.sentence if finding else "No longer found",
        "each": shown(finding, build_references(now.document), now.found) if finding else None,
        "asleep": now.unused_dismissal(key),
        "next": next((other for other in now.found.findings if other.key != key), None),
        **_shared_context(canvas),
    }
    return context | (_cure_context(now, finding) if finding else {})


def _cure_context(now: InspectedCanvas, finding: Finding) -> dict[str, object]:
    effect = now.effect(finding)
    if effect is None:
        return {}
    changes = differences(now.document, effect.document)
    return {"effect": effect, "changes": shown_differences(changes, now.document, effect.document)}
