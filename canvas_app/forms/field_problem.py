"""A problem that a field can resolve, stated beside it, with suggestions that fill it in when one is picked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canvas_app.templatetags.bidi import isolated
from canvas_app.templatetags.icons import icon

EMPTY = SafeString("")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A button that fills in a value: its label, where the value comes from, and its attributes."""

    label: str
    source: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong and what is needed; `is_fixed` once it was resolved, as the title then says.

    A question is nothing wrong, and is not shown as a warning. `tone` is that of the severity.
    """

    title: str
    sentence: str = ""
    hint: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    is_fixed: bool = False
    is_question: bool = False
    tone: str = ""


def problem_of(field: BoundField) -> FieldProblem | None:
    """Return the problem that a field is to resolve, if any."""
    return getattr(field.field, "problem", None)


def state_problem(field: BoundField, problem: FieldProblem) -> None:
    """State a problem beside a field of a form, which then starts focused."""
    field.field.problem = problem  # type: ignore[attr-defined]


def problem_id(field: BoundField) -> str:
    """Return the id of the stated problem, which describes the field."""
    return f"{field.auto_id}_problem"


def draw_problem(field: BoundField) -> SafeString:
    """Render the problem of a field; empty without one."""
    problem = problem_of(field)
    if problem is None:
        return EMPTY
    if problem.is_fixed:
        return format_html(
            '<p class="problem fixed" role="status">{}<span>{}</span></p>', icon("circle-check"), problem.title
        )
    hint = format_html("<p>{}</p>", isolated(problem.hint)) if problem.hint else EMPTY
    return format_html(
        '<div class="problem{}" role="note" id="{}">{}<strong>{}</strong><p>{}</p>{}</div>',
        " asked" if problem.is_question else f" {problem.tone}".rstrip(),
        problem_id(field),
        icon("circle-question-mark" if problem.is_question else "triangle-alert"),
        problem.title,
        isolated(problem.sentence),
        hint,
    )


def draw_suggestions(field: BoundField) -> SafeString:
    """Render the suggestions for a field as buttons; empty without any."""
    problem = problem_of(field)
    if problem is None or not problem.suggestions:
        return EMPTY
    buttons = format_html_join("", "{}", ((_button(suggestion),) for suggestion in problem.suggestions))
    return format_html('<div class="picks" role="group" aria-label="Suggestions">{}</div>', buttons)


def _button(suggestion: Suggestion) -> SafeString:
    attributes = format_html_join("", ' {}="{}"', suggestion.attributes.items())
    source = format_html(' <span class="soft">({})</span>', suggestion.source) if suggestion.source else EMPTY
    return format_html(
        '<button class="button small"{}><span>{}{}</span></button>', attributes, isolated(suggestion.label), source
    )
