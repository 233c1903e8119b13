"""Tags for links from a finding or question to the form in which it is resolved."""

from __future__ import annotations

from django import template
from django.template import Context

from canvas_app.boards.ask_links import ask_url, problem_values
from relationships.checks.finding import Ask, Finding, OpenQuestion
from relationships.lenses.finding_counts import FindingLine

register = template.Library()


@register.simple_tag(takes_context=True)
def ask_href(context: Context, finding: Finding | FindingLine) -> str:
    """Return the address of the form that a finding asks for, on the lens of the page; empty if it asks for none."""
    if finding.ask is None:
        return ""
    return _href(context, problem_values(finding.rule, finding.key), finding.ask)


@register.simple_tag(takes_context=True)
def answer_href(context: Context, question: OpenQuestion, ask: Ask, goal: str = "") -> str:
    """Return the address of a form in which a question is answered, on the lens of the page; in the field of `goal`."""
    return _href(context, problem_values(question.rule, question.key, is_question=True, goal=goal), ask)


def _href(context: Context, named: dict[str, str], ask: Ask) -> str:
    lens = context.get("lens")
    return ask_url(context["canvas"].pk, named, ask, lens.name if lens else "")
