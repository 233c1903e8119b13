"""Tags for the icons of types and goals, so that each of them looks the same everywhere."""

from django import template
from django.utils.safestring import SafeString

from canvas_app.templatetags.icons import icon
from relationships.catalog.goals import Goal
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


@register.simple_tag
def type_icon(kind: str) -> SafeString:
    """Return the icon of a relationship type, hidden from screen readers: its name must stand beside it."""
    return icon(TYPE_ICONS[kind])


@register.simple_tag
def goal_icon(goal: str) -> SafeString:
    """Return the icon of a goal, hidden from screen readers: its name must stand beside it."""
    return icon(GOAL_ICONS[goal])
