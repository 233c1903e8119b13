"""Template tags that render the cards of a board, the findings on them, and the questions about its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from uuid import UUID

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canvas_app.templatetags.icons import icon
from relationships.catalog.blocks import INFO, Block
from relationships.formats import Formats, current_formats
from relationships.lenses.cards import Card
from relationships.lenses.finding_counts import Mark, Marks
from relationships.store.memory_cache import VersionedCache

register = template.Library()

# A change affects few cards, so most cards of a board have been rendered before. A filter dims cards and restores them.
CARDS: VersionedCache[tuple[UUID, str, str, bool, bool, Formats], Card, str] = VersionedCache(
    settings.CACHE_BYTES["cards"]
)


@register.simple_tag
def cards(shown: Iterable[Card], base: str, query: str = "", can_edit: bool = False) -> str:
    """Render cards as list items that link to their notes: `base`, the note's id, `query`.

    An empty `base` renders cards without links, for a preview whose notes have no pages. Those of an editor have a
    checkbox each, with which several are changed at once.
    """
    formats = current_formats()
    return SafeString("".join(_render_card(card, base, query, formats, can_edit=can_edit) for card in shown))


def _render_card(card: Card, base: str, query: str, formats: Formats, *, can_edit: bool) -> str:
    slot = (card.id, base, query, card.dimmed, can_edit, formats)
    rendered = CARDS.get(slot, card)
    if rendered is None:
        context = {"card": card, "base": base, "query": query, "can_edit": can_edit}
        rendered = render_to_string("boards/_card.html", context)
        CARDS.put(slot, card, rendered)
    return rendered


@register.simple_tag
def one_card(card: Card, base: str) -> str:
    """Render one card for an editor."""
    return cards([card], base, can_edit=True)


@register.simple_tag
@cache
def block_questions(block: Block) -> str:
    """Render the questions about a block, which are the same on every canvas."""
    return render_to_string("boards/_block_questions.html", {"block": block, "info": INFO[block]})


@register.simple_tag
def mark(found: Mark | None, key: UUID, base: str) -> str:
    """Render the number of findings on a note as a link to them, drawn as an icon; nothing without a mark."""
    if found is None:
        return ""
    link = (
        '<a class="chip mark {}" data-mark="{}" data-findings="{}" href="{}{}/findings/" title="{}">{}'
        '<span class="mark-words">{}<span class="visually-hidden">{}</span></span></a>'
    )
    drawing = icon("triangle-alert")
    return format_html(link, found.tone, key, found.count, base, key, found.words, drawing, found.words, found.weight)


@register.simple_tag
def marks(shown: Marks, base: str) -> str:
    """Render the marks of all notes, which a script then moves to their cards."""
    return format_html_join("", "{}", ((mark(found, key, base),) for key, found in shown.by_note.items()))
