"""The cases of the database as files: what is being edited, or what is public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.stories import read_story
from relationships.cases import CaseFile
from relationships.store.load import load_documents

AT_ONCE = 50


def export_cases(slugs: Iterable[str] = ()) -> Iterator[CaseFile]:
    """Yield cases as they are being edited, by slug: all, or those with these slugs. A few are loaded at a time."""
    cases = CaseStudy.objects.order_by("slug")
    chosen = tuple(slugs)
    keys = list((cases.filter(slug__in=chosen) if chosen else cases).values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield from _files(list(cases.filter(pk__in=keys[start : start + AT_ONCE])))


def _files(cases: Sequence[CaseStudy]) -> Iterator[CaseFile]:
    documents = load_documents([case.canvas_id for case in cases])
    for case in cases:
        story = dict(read_story(case))
        document = documents[case.canvas_id].document
        yield CaseFile.model_construct(None, schema_version=1, slug=case.slug, canvas=document, **story)
