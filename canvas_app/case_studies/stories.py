"""The story of a case: from its row to the validated value and back, and its Markdown as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from canvas_app.case_studies.models import CaseStudy
from relationships.cases import CaseStory
from relationships.cases.texts import MARKDOWN_FIELDS
from relationships.catalog.case_studies import SourceState
from relationships.markdown import CleanHtml, render_markdown

COLUMNS = tuple(CaseStory.model_fields)


@dataclass(frozen=True, slots=True)
class RenderedStory:
    """The Markdown of a story as HTML."""

    story: CleanHtml
    lesson: CleanHtml
    teaching_notes: CleanHtml
    afterwards: CleanHtml

    @classmethod
    def from_json(cls, stored: Mapping[str, str]) -> RenderedStory:
        """Return what `as_json` returned; a text that was never rendered is empty."""
        return cls(**{name: CleanHtml(stored.get(name, "")) for name in MARKDOWN_FIELDS})

    def as_json(self) -> dict[str, str]:
        """Return the HTML of each text, to store it."""
        return {name: str(getattr(self, name)) for name in MARKDOWN_FIELDS}


def render_story(story: CaseStory) -> RenderedStory:
    """Return the Markdown of a story as HTML, in which citations link to the numbers of its sources."""
    keys = story.source_keys
    return RenderedStory(**{name: render_markdown(getattr(story, name), keys) for name in MARKDOWN_FIELDS})


def read_story(case: CaseStudy) -> CaseStory:
    """Return the story in the columns of a case."""
    return CaseStory.model_validate({name: getattr(case, name) for name in COLUMNS})


def story_as_json(story: CaseStory) -> dict[str, Any]:
    """Return the fields of a story as JSON values."""
    return story.model_dump(mode="json")


def fill_columns(case: CaseStudy, story: CaseStory) -> None:
    """Put a story, its HTML, and what is counted of its sources into the columns of a case, without saving it."""
    for name, value in story_as_json(story).items():
        setattr(case, name, value)
    case.checked_on = story.checked_on
    states = [source.state for source in story.sources]
    case.dead_sources = states.count(SourceState.DEAD)
    case.unverified_sources = states.count(SourceState.UNVERIFIED)
    case.rendered = render_story(story).as_json()
