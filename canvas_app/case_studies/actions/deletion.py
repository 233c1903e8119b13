"""Deleting a case that was never published."""

from __future__ import annotations

from django.db import transaction

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.locking import lock_case
from canvas_app.case_studies.models import CaseStudy
from relationships.actions.canvases import delete_history
from relationships.actions.editing import lock_canvas
from relationships.errors import Refused

PUBLISHED = "This case has been published, so it can’t be deleted. You can retire it."
OURS = "This case comes with Rapport, and would be loaded again. Leave it as a draft."


def delete_case(case_id: int, actor: User) -> None:
    """Delete a case and its canvas permanently. Raise Missing, or Refused if it has editions or comes with Rapport."""
    with transaction.atomic():
        canvas_id = _require_deletable(case_id, actor).canvas_id
    delete_history(canvas_id)
    with transaction.atomic():
        _require_deletable(case_id, actor)
        lock_canvas(canvas_id, actor.pk).delete()


def _require_deletable(case_id: int, actor: User) -> CaseStudy:
    case = lock_case(case_id, actor)
    if case.editions.exists():
        raise Refused(PUBLISHED)
    if case.came_from:
        raise Refused(OURS)
    return case
