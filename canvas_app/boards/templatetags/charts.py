"""The tags that draw the many small parts of a scorecard: the points of its charts and the lines of their tables.

Their markup is put together here and not in a template: a scorecard has hundreds, and the template language takes three
times as long for each.
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
    """The readings as circles; pointing at one says what it is."""
    circle = '<circle cx="{}" cy="{}" r="{}"><title>{}</title></circle>'
    return format_html_join("", circle, ((each.x, each.y, chart.radius, each.words) for each in chart.points))


@register.simple_tag
def reading_rows(lines: Iterable[ReadingLine]) -> SafeString:
    """Readings as rows of a table, to read alone."""
    row = '<tr><th scope="row">{}</th><td class="num">{}</td></tr>'
    return format_html_join("", row, ((each.on, each.value) for each in lines))
