"""Views of earlier editions, and of what changed between two."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.access import read_at_once
from canvas_app.case_studies.curators import require_curator
from canvas_app.case_studies.forms.clashes import compare_stories
from canvas_app.case_studies.models import CaseEdition, CaseStudy
from canvas_app.case_studies.stories import read_story, story_as_json
from canvas_app.case_studies.telling import tell_edition
from canvas_app.case_studies.views.found import find_case
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import differences
from relationships.lenses.wording.differences import shown_differences
from relationships.store.load import load_document

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison: an edition, or what is being edited."""

    value: str
    label: str
    story: dict[str, object]
    document: CanvasDocument


@require_safe
@require_curator
def edition(request: AuthenticatedRequest, case_id: int, number: int) -> HttpResponse:
    """Show an edition."""
    found = find_case(case_id)
    shown = found.editions.filter(number=number).first()
    if shown is None:
        raise Http404
    return render(request, "case_studies/told.html", {"case": found, "told": tell_edition(shown), "edition": shown})


@read_at_once
@require_safe
@require_curator
def changes(request: AuthenticatedRequest, case_id: int) -> HttpResponse:
    """Show what changed between two editions, or between an edition and what is being edited."""
    found = find_case(case_id)
    numbers = [str(number) for number in found.editions.order_by("number").values_list("number", flat=True)]
    if not numbers:
        raise Http404
    offered = [*numbers, DRAFT]
    before = _read(found, request.GET.get("from") or numbers[-1])
    after = _read(found, request.GET.get("to") or DRAFT)
    parts = differences(before.document, after.document)
    context = {
        "case": found,
        "offered": [(value, _label(value)) for value in offered],
        "before": before,
        "after": after,
        "fields": list(compare_stories(before.story, after.story)),
        "differences": shown_differences(parts, before.document, after.document),
    }
    return render(request, "case_studies/changes.html", context)


def _label(value: str) -> str:
    return "Being edited" if value == DRAFT else f"Edition {value}"


def _read(case: CaseStudy, value: str) -> Version:
    """Return one side. Raise Http404 if there is no such edition."""
    if value == DRAFT:
        story = story_as_json(read_story(case))
        return Version(value, _label(value), story, load_document(case.canvas_id).document)
    edition = _find_edition(case, value)
    return Version(value, _label(value), edition.story, CanvasDocument.model_validate(edition.document))


def _find_edition(case: CaseStudy, value: str) -> CaseEdition:
    is_number = value.isascii() and value.isdecimal() and len(value) < 9
    edition = case.editions.filter(number=int(value)).first() if is_number else None
    if edition is None:
        raise Http404
    return edition
