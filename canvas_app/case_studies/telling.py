"""A case as it is told on a page, for those who may see all of it: curators, and whom they ask for an opinion."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.boards.sheet import render_sheet
from canvas_app.case_studies.models import CaseEdition, CaseStudy
from canvas_app.case_studies.stories import RenderedStory, read_story, render_story
from relationships.cases import CaseStory
from relationships.document.canvas import CanvasDocument
from relationships.lenses.board import ALL
from relationships.store.load import load_document


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A story with its texts as HTML, and the canvas as a sheet that cannot be edited."""

    story: CaseStory
    html: RenderedStory
    sheet: str

    @property
    def minutes(self) -> int:
        """How long the lesson takes."""
        return sum(step.minutes for step in self.story.lesson_plan)


def tell_draft(case: CaseStudy) -> ToldCase:
    """Return a case as it is being edited."""
    story = read_story(case)
    return ToldCase(story, render_story(story), _draw(load_document(case.canvas_id).document))


def tell_edition(edition: CaseEdition) -> ToldCase:
    """Return an edition."""
    document = CanvasDocument.model_validate(edition.document)
    return ToldCase(CaseStory.model_validate(edition.story), RenderedStory.from_json(edition.rendered), _draw(document))


def _draw(document: CanvasDocument) -> str:
    return render_sheet(document, "", can_edit=False, chosen=ALL)
