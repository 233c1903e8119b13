"""Look-up and forms of an indicator or a review open in the drawer, and the context of an indicator."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.access import found_or_404
from canvas_app.boards.indicators.forms.indicators import IndicatorForm, NewIndicatorForm, catalogue_values
from canvas_app.boards.indicators.forms.reviews import ReviewForm
from relationships.catalog.blocks import Block
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.checks.facts.subject import Subject
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Review
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords
from relationships.lenses.drawing.chart import draw_chart
from relationships.lenses.gauge import build_gauge
from relationships.lenses.readings_table import reading_lines
from relationships.lenses.reviews import WHOLE, looked_at
from relationships.lenses.scorecard import suggestions_for
from relationships.models import Canvas

NAME_LENGTH = 80


def indicator_in(document: CanvasDocument, key: UUID) -> Indicator:
    """Return an indicator of a document. Raise Http404 if there is none with this id."""
    return found_or_404(document.indicator(key))


def review_in(document: CanvasDocument, key: UUID) -> Review:
    """Return a review of a document. Raise Http404 if there is none with this id."""
    return found_or_404(document.review(key))


def form_query(**values: str) -> str:
    """Return the query of a form's URL, which includes its initial values since unsaved input is stored by URL."""
    given = {name: value for name, value in values.items() if value}
    return f"?{urlencode(given)}" if given else ""


def subject_choices(document: CanvasDocument, own: UUID | None = None) -> list[Any]:
    """Return the choices of a subject: the canvas, its segments and relationships, and the current subject `own`.

    The current subject is offered even if it was moved to another block since.
    """
    segments, relationships = map(document.notes, (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS))
    known = {note.id for note in (*segments, *relationships)}
    elsewhere = [note for _, note in document.placed_notes() if note.id == own and own not in known]
    groups = {"Segments": segments, "Relationships": relationships, "Other": elsewhere}
    return [("", WHOLE), *((label, list(map(_choice, notes))) for label, notes in groups.items() if notes)]


def _choice(note: Note) -> tuple[str, str]:
    return str(note.id), OwnWords(short_name(note.text)[:NAME_LENGTH])


def new_indicator_form(
    canvas: Canvas, document: CanvasDocument, data: QueryDict | None, subject: str, code: str
) -> NewIndicatorForm:
    """Return the form of a new indicator, filled in for a subject and an indicator of the catalogue if given."""
    notes = {str(note.id): note for _, note in document.placed_notes()}
    return NewIndicatorForm(
        data,
        initial={"subject": subject, "code": code, **catalogue_values(code)},
        filled_from=f"{reverse('boards:new_indicator', args=[canvas.pk])}?within=form",
        subjects=subject_choices(document),
        currency=document.currency,
        others=document.indicators,
        suggestions=suggestions_for(Subject(document, timezone.localdate()), notes.get(subject)),
        use_required_attribute=False,
    )


def indicator_form(document: CanvasDocument, indicator: Indicator, data: QueryDict | None = None) -> IndicatorForm:
    """Return the form of an indicator, bound to `data` if given."""
    return IndicatorForm(
        data,
        initial=indicator.model_dump(include=set(IndicatorForm.base_fields)),
        subjects=subject_choices(document, indicator.subject),
        currency=document.currency,
        others=[other for other in document.indicators if other.id != indicator.id],
        saved=indicator,
        use_required_attribute=False,
    )


def review_form(
    document: CanvasDocument, review: Review | None, data: QueryDict | None = None, subject: str = ""
) -> ReviewForm:
    """Return the form of a review, or of a new one with today's date; bound to `data` if given."""
    today = timezone.localdate()
    new = {"subject": subject, "date": today}
    return ReviewForm(
        data,
        initial=review.model_dump(include=set(ReviewForm.base_fields)) if review else new,
        subjects=subject_choices(document, review.subject if review else None),
        today=today,
        use_required_attribute=False,
    )


def indicator_context(document: CanvasDocument, indicator: Indicator) -> dict[str, object]:
    """Return the context of an indicator's page, apart from its form."""
    known = KnownIndicator(indicator.code) if indicator.code in KnownIndicator.values else None
    return {
        "indicator": indicator,
        "name": indicator.name,
        "gauge": build_gauge(indicator, document.currency),
        "chart": draw_chart(indicator, document.currency),
        "readings": reading_lines(indicator, document.currency),
        "about": looked_at(document, indicator.subject),
        "formula": INDICATORS[known].formula if known else "",
        "slug": known.value.replace("_", "-") if known else "",
    }
