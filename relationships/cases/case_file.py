"""A case study as a file: what is told about a company, with its sources, and its canvas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from relationships.cases.sources import Source, Year
from relationships.cases.texts import MARKDOWN_FIELDS, ONE_LINE, LongText, MarkdownText
from relationships.catalog.case_studies import CaseOutcome, Industry
from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument
from relationships.document.values import Day, Once, Slug, Title
from relationships.markdown import find_citations

SUMMARY_LENGTH = 300
REGION_LENGTH = 80
QUESTION_LENGTH = 500
TAG_LENGTH = 40
MOST_SOURCES = 50
MOST_QUESTIONS = 12
MOST_STEPS = 24
MOST_TAGS = 12
# A whole day.
MOST_MINUTES = 480

Summary = Annotated[str, StringConstraints(strip_whitespace=True, max_length=SUMMARY_LENGTH), *ONE_LINE]
Region = Annotated[str, StringConstraints(strip_whitespace=True, max_length=REGION_LENGTH), *ONE_LINE]
Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=QUESTION_LENGTH), *ONE_LINE]
Tag = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TAG_LENGTH),
    *ONE_LINE,
    AfterValidator(str.lower),
]


class LessonStep(Value):
    """One step of a lesson."""

    minutes: int = Field(title="Minutes", ge=1, le=MOST_MINUTES)
    activity: Question = Field(title="Activity")


class CaseStory(Value):
    """What a case study says in addition to its canvas. Of a draft, only the company and the title are required."""

    company: Title = Field(title="Company")
    title: Title = Field(title="Headline")
    summary: Summary = Field("", title="Summary")
    industry: Industry = Field(Industry.OTHER, title="Industry")
    region: Region = Field("", title="Region")
    period_from: Year | None = Field(None, title="From")
    period_to: Year | None = Field(None, title="To")
    outcome: CaseOutcome = Field(CaseOutcome.ILLUSTRATION, title="Outcome of the relationship")
    story: LongText = Field("", title="Story")
    lesson: MarkdownText = Field("", title="Lesson")
    questions: Annotated[tuple[Question, ...], Field(max_length=MOST_QUESTIONS)] = Field(
        (), title="Questions for a class"
    )
    teaching_notes: LongText = Field("", title="Teaching notes")
    lesson_plan: Annotated[tuple[LessonStep, ...], Field(max_length=MOST_STEPS)] = Field((), title="Lesson plan")
    afterwards: LongText = Field("", title="What happened next")
    tags: Annotated[tuple[Tag, ...], Once, Field(max_length=MOST_TAGS)] = Field((), title="Tags")
    sources: Annotated[tuple[Source, ...], Field(max_length=MOST_SOURCES)] = Field((), title="Sources")
    checked_on: Day | None = Field(None, title="Last checked")

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys of the sources, in order: a source's number is its place."""
        return tuple(source.key for source in self.sources)

    @model_validator(mode="after")
    def _check_story(self) -> Self:
        if faults := list(self._faults()):
            raise ValueError("\n".join(faults))
        return self

    def _faults(self) -> Iterator[str]:
        """Yield what does not fit together, each with the place of the fault, a colon, and a space before it."""
        if self.period_from and self.period_to and self.period_to < self.period_from:
            yield "period_to: is before the year in which the period begins"
        for key, times in Counter(self.source_keys).items():
            if times > 1:
                yield f"sources: have the key {key} twice"
        for name in MARKDOWN_FIELDS:
            cited = dict.fromkeys(citation.key for citation in find_citations(getattr(self, name)))
            for key in cited:
                if key not in self.source_keys:
                    yield f"{name}: cites {key}, which is not among the sources"


class CaseFile(CaseStory):
    """A whole case study."""

    schema_version: Literal[1] = Field(1, title="Version of the format")
    slug: Slug = Field(title="Address")
    canvas: CanvasDocument = Field(title="Canvas")
