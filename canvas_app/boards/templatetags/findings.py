"""Tag for links from a finding to the form in which it is resolved."""

from __future__ import annotations

from django import template
from django.template import Context

from canvas_app.boards.ask_links import ask_url
from relationships.checks.finding import Finding
from relationships.lenses.finding_counts import FindingLine

register = template.Library()


@register.simple_tag(takes_context=True)
def ask_href(context: Context, finding: Finding | FindingLine) -> str:
    """Return the address of the form that a finding asks for, on the lens of the page; empty if it asks for none."""
    lens = context.get("lens")
    if finding.ask is None:
        return ""
    return ask_url(context["canvas"].pk, finding.rule, finding.key, finding.ask, lens.name if lens else "")
