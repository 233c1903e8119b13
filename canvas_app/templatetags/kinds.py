"""Tags for the icons of types, goals and statuses, so that each of them looks the same everywhere."""

from collections.abc import Iterable
from functools import cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canvas_app.templatetags.icons import icon, named_icon
from relationships.catalog.goals import Goal, Status, goal_names
from relationships.catalog.types import RelationshipType

register = template.Library()

TYPE_ICONS: dict[str, str] = {
    RelationshipType.DEDICATED: "user-round-check",
    RelationshipType.PERSONAL: "headset",
    RelationshipType.COMMUNITIES: "users-round",
    RelationshipType.CO_CREATION: "puzzle",
    RelationshipType.SELF_SERVICE: "square-mouse-pointer",
    RelationshipType.AUTOMATED: "bot",
}
GOAL_ICONS: dict[str, str] = {Goal.ACQUISITION: "log-in", Goal.RETENTION: "repeat", Goal.BOOSTING_SALES: "trending-up"}
STATUS_ICONS: dict[str, str] = {Status.TESTING: "flask-conical", Status.VALIDATED: "check", Status.INVALIDATED: "x"}


@register.simple_tag
def type_icon(kind: str) -> SafeString:
    """Return the icon of a relationship type, hidden from screen readers: its name must stand beside it."""
    return icon(TYPE_ICONS[kind])


@register.simple_tag
def named_type_icon(kind: str) -> SafeString:
    """Return the icon of a relationship type with its name for screen readers."""
    return named_icon(TYPE_ICONS[kind], RelationshipType(kind).label)


@register.simple_tag
def goal_icon(goal: str) -> SafeString:
    """Return the icon of a goal, hidden from screen readers: its name must stand beside it."""
    return icon(GOAL_ICONS[goal])


@register.simple_tag
def goal_icons(served: Iterable[str]) -> SafeString:
    """Return the icons of all goals, always in the same places: those that are not served are faint."""
    return _goal_icons(frozenset(served))


@register.simple_tag
def goal_icons_of(*served: str) -> SafeString:
    """Return the same icons for goals that a template names."""
    return goal_icons(served)


@cache
def _goal_icons(served: frozenset[str]) -> SafeString:
    icons = (("yes" if goal in served else "no", goal_icon(goal)) for goal in Goal)
    marks = format_html_join("", '<span data-served="{}">{}</span>', icons)
    names = goal_names(goal for goal in Goal if goal in served)
    return format_html('<span class="goal-icons" role="img" aria-label="Goals: {}">{}</span>', names or "none", marks)


@register.simple_tag
@cache
def status_icon(status: str) -> SafeString:
    """Return the icon of a status with its name for screen readers; empty if cards say nothing of this status."""
    if status not in STATUS_ICONS:
        return SafeString("")
    drawing = named_icon(STATUS_ICONS[status], Status(status).label)
    return format_html('<span class="status-mark" data-status="{}">{}</span>', status, drawing)
