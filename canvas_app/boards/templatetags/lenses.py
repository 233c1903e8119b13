"""The tabs of a canvas, every way of looking at it; and what is drawn often in a lens, or names people there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.html import format_html_join

from canvas_app.boards.lens_registry import LENSES, lens_url
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
