"""Template tag for links to the comparison of a canvas with another, or with itself at an earlier time."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.comparison.canvases import NAME

register = template.Library()


@register.simple_tag
def comparison_url(canvas_id: UUID, since: dt.datetime | None = None) -> str:
    """Return the URL of the page that compares a canvas: as it was at a time with now, or with one to be chosen."""
    key = f"{NAME}:{canvas_id}"
    query = {"left": key}
    if since:
        local = timezone.localtime(since)
        query |= {"left_on": f"{local:%Y-%m-%d}", "left_time": f"{local:%H:%M:%S}", "right": key}
    return f"{reverse('boards:comparison')}?{urlencode(query)}"
