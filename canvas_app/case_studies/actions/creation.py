"""Creating a case together with its canvas."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from canvas_app.case_studies.models import CaseStudy, OldSlug
from canvas_app.case_studies.stories import fill_columns
from relationships.actions.canvases import create_canvas
from relationships.cases import CaseStory
from relationships.document.canvas import CanvasDocument
from relationships.errors import Refused

TAKEN = "Another case has this address already, or had it before. Choose another."


def create_case(
    slug: str, story: CaseStory, document: CanvasDocument, actor_id: int | None = None, *, came_from: str = ""
) -> CaseStudy:
    """Create a draft with a canvas of its own, which has no members, and return it.

    Raise Refused if the slug is taken, also by a case that was renamed since, or the canvas is too large.
    """
    case = CaseStudy(slug=slug, changed_by_id=actor_id, came_from=came_from)
    case.writers = [actor_id] if actor_id else []
    fill_columns(case, story)
    try:
        with transaction.atomic():
            require_free_slug(slug)
            case.canvas_id = create_canvas(None, document)
            case.save()
    except IntegrityError as taken:
        raise Refused(TAKEN) from taken
    return case


def require_free_slug(slug: str, case: CaseStudy | None = None) -> None:
    """Raise Refused if another case than this one has or had the slug."""
    cases, old = CaseStudy.objects.filter(slug=slug), OldSlug.objects.filter(slug=slug)
    if case:
        cases, old = cases.exclude(pk=case.pk), old.exclude(case=case)
    if cases.exists() or old.exists():
        raise Refused(TAKEN)
