"""The tabs of a canvas, every way of looking at it; and what is drawn often in a lens, or names people there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from canvas_app.boards.lens_registry import LENSES, lens_url
from relationships.lenses.cards import Tint
from relationships.lenses.evolution import Column

register = template.Library()


@register.simple_tag
def tabs(canvas_id: UUID) -> list[tuple[str, str, str]]:
    """Name, address and label of each, in the order in which they are shown."""
    return [
        ("canvas", reverse("boards:board", args=[canvas_id]), "Canvas"),
        *((lens.name, lens_url(canvas_id, lens), lens.label) for lens in LENSES.values()),
        ("history", reverse("boards:history", args=[canvas_id]), "History"),
    ]


@register.simple_tag(takes_context=True)
def lens_query(context: Context, separator: str = "?") -> str:
    """The end of an address that names the lens of the page; empty where the page has none (the board).

    Behind another parameter `separator` is `&amp;`.
    """
    lens = context.get("lens")
    return format_html("{}lens={}", separator, lens.name) if lens else ""


@register.simple_tag(takes_context=True)
def lens_field(context: Context) -> str:
    """Hidden form field that names the lens of the page; empty where the page has none (the board)."""
    lens = context.get("lens")
    return format_html('<input type="hidden" name="lens" value="{}">', lens.name) if lens else ""


@register.simple_tag(takes_context=True)
def note_href(context: Context, note_id: UUID) -> str:
    """Attributes of a link to a note from the lens of the page."""
    return format_html('data-note="{}" href="{}{}/{}"', note_id, context["base"], note_id, lens_query(context))


@register.simple_tag
def swatch(tint: Tint | None) -> str:
    """Colour and letter of a segment; empty without a tint."""
    mark = '<i data-hue="{}" data-letter="{}" aria-hidden="true"></i>'
    return format_html(mark, tint.hue, tint.letter) if tint else ""


@register.simple_tag
def ticks(columns: Iterable[Column]) -> str:
    """The stages that a bar lies over; drawn once for all bars."""
    tick = '<span class="{}" data-stage="{}" aria-hidden="true">{}</span>'
    drawn = (("tick now" if each.is_present else "tick", each.stage.value, each.stage.label) for each in columns)
    return format_html_join("", tick, drawn)


@register.filter
def of(people: Mapping[UUID, str], part: UUID) -> str:
    """Whose a part is; empty where that is not known, or not for the reader to know."""
    return people.get(part, "") if people else ""
