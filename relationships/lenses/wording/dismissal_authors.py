"""Who dismissed the findings of a canvas: a document names no people, but every change has its author."""

from __future__ import annotations

from uuid import UUID

from relationships.models import Change

FORMER_MEMBER = "a former member"


def dismissed_by(canvas_id: UUID) -> dict[UUID, str]:
    """Whoever last dismissed each finding, by the dismissal; of several, one whose dismissal was not undone."""
    changes = Change.objects.filter(canvas=canvas_id, action="finding.dismiss").select_related("actor", "reverted_by")
    standing_last = sorted(changes, key=lambda change: (not hasattr(change, "reverted_by"), change.revision))
    return {
        change.subject: str(change.actor) if change.actor else FORMER_MEMBER
        for change in standing_last
        if change.subject
    }
