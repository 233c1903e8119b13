"""What readers may see of the cases that are public. Public pages take everything about a case from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, QuerySet

from canvas_app.case_studies.models import CaseEdition, CaseStudy
from canvas_app.case_studies.stories import RenderedStory
from relationships.cases import CaseStory, LessonStep, Source
from relationships.catalog.case_studies import CaseOutcome, Industry
from relationships.document.canvas import CanvasDocument
from relationships.markdown import CleanHtml


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """The public edition of a case, without its canvas and without what is not for every reader.

    Neither teaching notes, the lesson plan nor what happened next are in it: see the functions below.
    """

    edition_id: int
    number: int
    slug: str
    company: str
    title: str
    summary: str
    industry: Industry
    region: str
    period_from: int | None
    period_to: int | None
    outcome: CaseOutcome
    story: CleanHtml
    lesson: CleanHtml
    questions: tuple[str, ...]
    tags: tuple[str, ...]
    sources: tuple[Source, ...]
    checked_on: dt.date | None
    published_at: dt.datetime


@dataclass(frozen=True, slots=True)
class TeachingMaterial:
    """What only instructors and curators see of a case."""

    teaching_notes: CleanHtml
    lesson_plan: tuple[LessonStep, ...]

    @property
    def minutes(self) -> int:
        """How long the lesson takes."""
        return sum(step.minutes for step in self.lesson_plan)


def public_editions() -> QuerySet[CaseEdition]:
    """Return the editions that readers see, one for each case that has one, with their cases."""
    return CaseEdition.objects.filter(case__public_edition=F("pk")).select_related("case")


def find_published(slug: str) -> PublishedCase | None:
    """Return the public edition of the case with this slug; None if there is none."""
    edition = public_editions().filter(case__slug=slug).defer("document").first()
    return describe_edition(edition) if edition else None


def find_present_slug(slug: str) -> str | None:
    """Return the present slug of the public case that had this one before; None if there is none."""
    cases = CaseStudy.objects.filter(old_slugs__slug=slug, public_edition__isnull=False)
    return cases.values_list("slug", flat=True).first()


def list_published() -> Iterator[PublishedCase]:
    """Yield all public cases by company."""
    found = public_editions().defer("document").order_by("case__company", "case__slug")
    return (describe_edition(edition) for edition in found)


def describe_edition(edition: CaseEdition) -> PublishedCase:
    """Return what readers may see of an edition, which is loaded with its case."""
    story = CaseStory.model_validate(edition.story)
    rendered = RenderedStory.from_json(edition.rendered)
    shared = {name: getattr(story, name) for name in SHARED}
    return PublishedCase(
        edition_id=edition.pk,
        number=edition.number,
        slug=edition.case.slug,
        story=rendered.story,
        lesson=rendered.lesson,
        published_at=edition.published_at,
        **shared,
    )


SHARED = (
    *("company", "title", "summary", "industry", "region", "period_from", "period_to", "outcome"),
    *("questions", "tags", "sources", "checked_on"),
)


def load_published_document(edition_id: int) -> CanvasDocument:
    """Return the canvas of an edition. Raise CaseEdition.DoesNotExist if there is none with this id."""
    return CanvasDocument.model_validate(CaseEdition.objects.values_list("document", flat=True).get(pk=edition_id))


def load_afterwards(edition_id: int) -> CleanHtml:
    """Return what happened next. Call it only for readers who have written their own attempt, and for instructors."""
    return RenderedStory.from_json(_rendered(edition_id)).afterwards


def load_teaching_material(edition_id: int) -> TeachingMaterial:
    """Return teaching notes and lesson plan. Call it only for instructors and curators."""
    story, rendered = CaseEdition.objects.values_list("story", "rendered").get(pk=edition_id)
    plan = tuple(LessonStep.model_validate(step) for step in story.get("lesson_plan", ()))
    return TeachingMaterial(RenderedStory.from_json(rendered).teaching_notes, plan)


def _rendered(edition_id: int) -> dict[str, str]:
    rendered: dict[str, str] = CaseEdition.objects.values_list("rendered", flat=True).get(pk=edition_id)
    return rendered
