"""Rendering the Markdown of all cases again, after a change to how it is rendered."""

from __future__ import annotations

from django.db import transaction

from canvas_app.case_studies.models import CaseEdition, CaseStudy
from canvas_app.case_studies.stories import read_story, render_story
from relationships.cases import CaseStory


def render_again() -> int:
    """Render stories and editions again, one transaction each, and return how many of them have other HTML now.

    What an edition says does not change: its HTML follows from its story.
    """
    cases = CaseStudy.objects.values_list("pk", flat=True)
    editions = CaseEdition.objects.values_list("pk", flat=True)
    return sum(map(_render_case, list(cases))) + sum(map(_render_edition, list(editions)))


@transaction.atomic
def _render_case(key: int) -> bool:
    case = CaseStudy.objects.select_for_update().get(pk=key)
    rendered = render_story(read_story(case)).as_json()
    is_other: bool = rendered != case.rendered
    if is_other:
        CaseStudy.objects.filter(pk=key).update(rendered=rendered)
    return is_other


@transaction.atomic
def _render_edition(key: int) -> bool:
    edition = CaseEdition.objects.select_for_update().get(pk=key)
    rendered = render_story(CaseStory.model_validate(edition.story)).as_json()
    is_other: bool = rendered != edition.rendered
    if is_other:
        CaseEdition.objects.filter(pk=key).update(rendered=rendered)
    return is_other
