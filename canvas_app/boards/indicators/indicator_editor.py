"""An indicator or a review open in the drawer: found, its form filled, and what is shown around that."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.access import found
from canvas_app.boards.indicators.forms.indicators import IndicatorForm, NewIndicatorForm, filling
from canvas_app.boards.indicators.forms.reviews import ReviewForm
from canvas_app.boards.sheet import notes_url
from relationships.catalog.blocks import Block
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Review
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.lenses.drawing.chart import chart_of
from relationships.lenses.gauge import gauge_of
from relationships.lenses.readings_table import lines_of
from relationships.lenses.reviews import WHOLE, looked_at, review_line
from relationships.lenses.scorecard import suggestions_for
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit

NAME_LENGTH = 80


def indicator_in(document: CanvasDocument, key: UUID) -> Indicator:
    """An indicator of a document; raises Http404."""
    return found(document.indicator(key))


def review_in(document: CanvasDocument, key: UUID) -> Review:
    """A review of a document; raises Http404."""
    return found(document.review(key))


def query_of(**asked: str) -> str:
    """What a form's address says it was opened for: under each what is typed there is kept by itself."""
    said = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(said)}" if said else ""


def subjects_in(document: CanvasDocument, own: UUID | None = None) -> list[Any]:
    """What can be measured and reviewed, as a form offers it: the canvas, its segments and relationships; and what a
    part has as its subject already, wherever that stands by now.
    """
    segments, relationships = map(document.notes, (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS))
    known = {note.id for note in (*segments, *relationships)}
    elsewhere = [note for _, note in document.placed_notes() if note.id == own and own not in known]
    groups = {"Segments": segments, "Relationships": relationships, "Elsewhere": elsewhere}
    return [("", WHOLE), *((label, list(map(_named, notes))) for label, notes in groups.items() if notes)]


def _named(note: Note) -> tuple[str, str]:
    return str(note.id), short_name(note.text)[:NAME_LENGTH]


def new_indicator_form(
    canvas: Canvas, document: CanvasDocument, data: QueryDict | None, subject: str, code: str
) -> NewIndicatorForm:
    """The form for a new indicator, filled in for a subject and an indicator of the catalogue where they are named."""
    notes = {str(note.id): note for _, note in document.placed_notes()}
    return NewIndicatorForm(
        data,
        initial={"subject": subject, "code": code, **filling(code)},
        filled_from=f"{reverse('boards:new_indicator', args=[canvas.pk])}?within=form",
        subjects=subjects_in(document),
        currency=document.currency,
        others=document.indicators,
        suggestions=suggestions_for(document, notes.get(subject)),
        use_required_attribute=False,
    )


def indicator_form(document: CanvasDocument, indicator: Indicator, data: QueryDict | None = None) -> IndicatorForm:
    """The form of an indicator as it stands, or as it was sent."""
    return IndicatorForm(
        data,
        initial=indicator.model_dump(include=set(IndicatorForm.base_fields)),
        subjects=subjects_in(document, indicator.subject),
        currency=document.currency,
        others=[each for each in document.indicators if each.id != indicator.id],
        use_required_attribute=False,
    )


def review_form(
    document: CanvasDocument, review: Review | None, data: QueryDict | None = None, subject: str = ""
) -> ReviewForm:
    """The form of a review as it stands or as it was sent; without one, of a new one that is held today."""
    today = timezone.localdate()
    fresh = {"subject": subject, "date": today}
    return ReviewForm(
        data,
        initial=review.model_dump(include=set(ReviewForm.base_fields)) if review else fresh,
        subjects=subjects_in(document, review.subject if review else None),
        today=today,
        use_required_attribute=False,
    )


def review_page(
    canvas: Canvas, document: CanvasDocument, key: UUID, revision: int, form: ReviewForm | None = None
) -> dict[str, object]:
    """What the page of a review shows; its form is `form`, or filled anew for those who may edit."""
    review = review_in(document, key)
    editable = can_edit(canvas, canvas.role)
    line = review_line(document, review)
    return {
        "review": line,
        "name": f"Review of {line.on}",
        "can_edit": editable,
        "form": form or (review_form(document, review) if editable else None),
        "revision": revision,
        "base": notes_url(canvas.pk),
    }


def indicator_page(
    canvas: Canvas, document: CanvasDocument, key: UUID, revision: int, form: IndicatorForm | None = None
) -> dict[str, object]:
    """What the page of an indicator shows; its form is `form`, or filled anew for those who may edit."""
    indicator = indicator_in(document, key)
    editable = can_edit(canvas, canvas.role)
    known = KnownIndicator(indicator.code) if indicator.code in KnownIndicator.values else None
    return {
        "indicator": indicator,
        "name": indicator.name,
        "gauge": gauge_of(indicator, document.currency),
        "chart": chart_of(indicator, document.currency),
        "readings": lines_of(indicator, document.currency),
        "about": looked_at(document, indicator.subject),
        "formula": INDICATORS[known].formula if known else "",
        "slug": known.value.replace("_", "-") if known else "",
        "can_edit": editable,
        "form": form or (indicator_form(document, indicator) if editable else None),
        "revision": revision,
        "base": notes_url(canvas.pk),
    }
