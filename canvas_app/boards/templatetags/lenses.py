"""The tabs of a canvas, every way of looking at it; and names of people where a lens shows them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.urls import reverse

from canvas_app.boards.lenses import LENSES, lens_url

register = template.Library()


@register.simple_tag
def tabs(canvas_id: UUID) -> list[tuple[str, str, str]]:
    """Name, address and label of each, in the order in which they are shown."""
    return [
        ("canvas", reverse("boards:board", args=[canvas_id]), "Canvas"),
        *((lens.name, lens_url(canvas_id, lens), lens.label) for lens in LENSES.values()),
        ("history", reverse("boards:history", args=[canvas_id]), "History"),
    ]


@register.filter
def of(people: Mapping[UUID, str], part: UUID) -> str:
    """Whose a part is; empty where that is not known, or not for the reader to know."""
    return people.get(part, "") if people else ""
