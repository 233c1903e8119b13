"""A template tag for parts that a page shows again and again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template import Context, Node, NodeList
from django.template.base import FilterExpression, Parser, Token
from django.utils.safestring import SafeString

register = template.Library()


class DrawnOnceNode(Node):
    """Content that is rendered once for each combination of values, however often a page shows it."""

    def __init__(self, values: Sequence[FilterExpression], nodelist: NodeList) -> None:
        self.values = values
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        """Return the content, from the first time that these values occurred in this rendering."""
        key = tuple(value.resolve(context) for value in self.values)
        # Where Django's `include` keeps its templates, too: shared by all templates of one rendering.
        shared: dict[Any, Any] = context.render_context.dicts[0]
        drawn: dict[tuple[object, ...], SafeString] = shared.setdefault(self, {})
        if key not in drawn:
            drawn[key] = self.nodelist.render(context)
        return drawn[key]


@register.tag
def drawn_once(parser: Parser, token: Token) -> DrawnOnceNode:
    """Render the content once for each combination of the given values, which decide what it looks like."""
    _, *values = token.split_contents()
    nodelist = parser.parse(("enddrawn_once",))
    parser.delete_first_token()
    return DrawnOnceNode([parser.compile_filter(value) for value in values], nodelist)
