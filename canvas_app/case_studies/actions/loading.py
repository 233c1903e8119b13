"""Loading the cases that come with Rapport, each of them once."""

from __future__ import annotations

import logging

from django.db import transaction

from canvas_app.case_studies.actions.creation import create_case
from canvas_app.case_studies.actions.editions import publish_edition
from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.readiness import find_missing
from relationships.cases import CaseFile, CaseStory, case_slugs, load_case
from relationships.errors import Refused

logger = logging.getLogger(__name__)


def load_cases() -> tuple[str, ...]:
    """Create the cases of the files that were not loaded before, and return their slugs.

    A case is published if it has what that takes. Cases that were loaded before are left alone, whatever curators have
    done with them. So is the address of a case that curators have made themselves.
    """
    known = set(CaseStudy.objects.exclude(came_from="").values_list("came_from", flat=True))
    return tuple(slug for slug in case_slugs() if slug not in known and _load(load_case(slug)))


def story_in(case: CaseFile) -> CaseStory:
    """Return the story in a file."""
    return CaseStory.model_construct(None, **{name: getattr(case, name) for name in CaseStory.model_fields})


def _load(file: CaseFile) -> bool:
    """Create the case of a file, and return whether that was possible."""
    story = story_in(file)
    try:
        with transaction.atomic():
            case = create_case(file.slug, story, file.canvas, came_from=file.slug)
            if not find_missing(story, file.canvas):
                publish_edition(case)
    except Refused as refusal:
        logger.warning("The case %s was not loaded: %s", file.slug, refusal.reason)
        return False
    return True
