"""Template tags for the points of the scorecard's charts and the rows of their tables.

They are built in Python because a scorecard has hundreds of them, and a template takes three times as long for each.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from relationships.lenses.drawing.chart import Chart
from relationships.lenses.readings_table import ReadingLine

register = template.Library()


@register.simple_tag
def points(chart: Chart) -> SafeString:
    """Render the readings as circles with a tooltip."""
    circle = '<circle cx="{}" cy="{}" r="{}"><title>{}</title></circle>'
    return format_html_join("", circle, ((point.x, point.y, chart.radius, point.words) for point in chart.points))


@register.simple_tag
def reading_rows(lines: Iterable[ReadingLine]) -> SafeString:
    """Render readings as table rows without links."""
    row = '<tr><th scope="row">{}</th><td class="num" translate="no">{}</td></tr>'
    return format_html_join("", row, ((line.on, line.value) for line in lines))
