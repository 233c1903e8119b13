"""The tabs of a canvas: every way of looking at it."""

from __future__ import annotations

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
