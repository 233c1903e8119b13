"""Importing cases as drafts: all of a file, or none of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction

from canvas_app.case_studies.actions.creation import TAKEN, create_case
from canvas_app.case_studies.actions.loading import story_in
from canvas_app.case_studies.case_files import describe_place
from canvas_app.case_studies.models import CaseStudy, OldSlug
from canvas_app.uploads.json_decoding import Unreadable
from relationships.cases import CaseFile
from relationships.errors import Refused


def import_cases(cases: Sequence[CaseFile], actor_id: int | None = None) -> list[CaseStudy]:
    """Create a draft for each case, all or none. Raise Unreadable, with the place of each fault."""
    with transaction.atomic():
        if problems := list(_taken(cases)):
            raise Unreadable(*problems)
        return [_create(place, case, actor_id) for place, case in enumerate(cases)]


def _taken(cases: Sequence[CaseFile]) -> Iterator[str]:
    slugs = [case.slug for case in cases]
    taken = set(CaseStudy.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    taken |= set(OldSlug.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    for place, slug in enumerate(slugs):
        if slug in taken:
            yield f"{describe_place(place, 'slug')}: {slug}. {TAKEN}"


def _create(place: int, case: CaseFile, actor_id: int | None) -> CaseStudy:
    try:
        return create_case(case.slug, story_in(case), case.canvas, actor_id)
    except Refused as refusal:
        raise Unreadable(f"{describe_place(place)}: {refusal.reason}") from refusal
