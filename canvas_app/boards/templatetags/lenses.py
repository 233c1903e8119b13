"""Template tags for the tabs of a canvas and for the parts that lenses share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canvas_app.boards.lens_registry import LENSES, lens_url
from canvas_app.forms.number_fields import current_mark, draw_mark
from relationships.lenses.cards import Tint
from relationships.lenses.checks import NoteReference
from relationships.lenses.evolution import Column

register = template.Library()


@register.simple_tag
def measured_mark(indicator_id: UUID, entry: Any) -> SafeString:
    """Return the hidden field that belongs to the field for a new value of an indicator.

    `entry` is the row as it was typed; empty if it is drawn for the first time.
    """
    return draw_mark(f"value-{indicator_id}", entry.mark if entry else current_mark(), form="measure")


@register.simple_tag
def tabs(canvas_id: UUID) -> list[tuple[str, str, str]]:
    """Return the name, URL and label of each tab of a canvas, in order."""
    return [
        ("canvas", reverse("boards:board", args=[canvas_id]), "Canvas"),
        *((lens.name, lens_url(canvas_id, lens), lens.label) for lens in LENSES.values()),
        ("history", reverse("boards:history", args=[canvas_id]), "History"),
    ]


@register.simple_tag(takes_context=True)
def lens_query(context: Context, separator: str = "?") -> str:
    """Return the query that names the lens of the page; empty on the board, which is not a lens.

    After another parameter, pass `&amp;` as the `separator`.
    """
    lens = context.get("lens")
    return format_html("{}lens={}", separator, lens.name) if lens else ""


@register.simple_tag(takes_context=True)
def lens_field(context: Context) -> str:
    """Return a hidden field that names the lens of the page; empty on the board, which is not a lens."""
    lens = context.get("lens")
    return format_html('<input type="hidden" name="lens" value="{}">', lens.name) if lens else ""


@register.simple_tag(takes_context=True)
def note_href(context: Context, note_id: UUID) -> str:
    """Return the attributes of a link to a note from the lens of the page."""
    return format_html('data-note="{}" href="{}{}/{}"', note_id, context["base"], note_id, lens_query(context))


@register.simple_tag
def swatch(tint: Tint | None) -> str:
    """Render the colour and letter of a segment; return an empty string without a tint."""
    mark = '<i data-hue="{}" data-letter="{}" aria-hidden="true"></i>'
    return format_html(mark, tint.hue, tint.letter) if tint else ""


@register.simple_tag
def ticks(columns: Iterable[Column]) -> str:
    """Render the stages behind the bars of the evolution lens, once for all bars."""
    tick = '<span class="{}" data-stage="{}" aria-hidden="true">{}</span>'
    values = (
        ("tick now" if column.is_present else "tick", column.stage.value, column.stage.label) for column in columns
    )
    return format_html_join("", tick, values)


@register.filter
def of(people: Mapping[UUID, str], part: UUID) -> str:
    """Return the name of the person a part belongs to; empty if unknown or hidden from the reader."""
    return people.get(part, "") if people else ""


@register.filter
def of_note(references: Mapping[UUID, NoteReference], note_id: UUID) -> NoteReference:
    """Return the reference to a note."""
    return references[note_id]
