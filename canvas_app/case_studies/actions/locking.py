"""The lock under which a case is changed."""

from __future__ import annotations

from django.db.models import QuerySet

from canvas_app.accounts.models import User
from canvas_app.case_studies.curators import is_curator
from canvas_app.case_studies.models import CaseStudy
from relationships.errors import Missing


def lock_case(case_id: int, actor: User) -> CaseStudy:
    """Lock a case until the end of the transaction, and return it.

    Raise Missing if there is no such case, or the actor may not curate (any more).
    """
    cases: QuerySet[CaseStudy] = CaseStudy.objects.select_for_update(of=("self",)).filter(pk=case_id)
    case = cases.first()
    # Loaded again, because a user object keeps the permissions that it had when they were first asked for.
    if case is None or not is_curator(User.objects.filter(pk=actor.pk).first()):
        raise Missing("This case doesn’t exist.")
    return case
