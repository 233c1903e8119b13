"""The authors of dismissals, from the changes of a canvas, since documents contain no people."""

from __future__ import annotations

from uuid import UUID

from relationships.models import Change

FORMER_MEMBER = "a former member"


def dismissed_by(canvas_id: UUID) -> dict[UUID, str]:
    """Return the names of the authors of dismissals by dismissal id: the latest, preferably one not undone."""
    changes = Change.objects.filter(canvas=canvas_id, action="finding.dismiss").select_related("actor", "reverted_by")
    changes = changes.defer("before", "after", "reverted_by__before", "reverted_by__after")
    # Later changes replace earlier ones below, so those that were not undone come last.
    ordered = sorted(changes, key=lambda change: (not hasattr(change, "reverted_by"), change.revision))
    return {
        change.subject: change.actor_name if change.actor else FORMER_MEMBER for change in ordered if change.subject
    }
