"""Template tags that render the cards of a board, the findings on them, and the questions about its blocks.

Cards are built in Python because a board has up to a thousand of them, and a template takes three times as long for
each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from uuid import UUID

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from relationships.catalog.blocks import INFO, Block
from relationships.lenses.card_indicators import Spark
from relationships.lenses.cards import Card
from relationships.lenses.finding_counts import Mark, Marks

register = template.Library()

# A format string of constant markup, and the values for its placeholders.
Piece = tuple[str, tuple[object, ...]]


@register.simple_tag
def cards(shown: Iterable[Card], base: str, query: str = "") -> str:
    """Render cards as list items that link to their notes: `base`, the note's id, `query`.

    An empty `base` renders cards without links, for a preview whose notes have no pages.
    """
    start, end = conditional_escape(base), conditional_escape(query)
    # The pieces are escaped already; escaping the joined text again would be slow on a large board.
    return SafeString("".join(piece for card in shown for piece in _card(card, start, end)))


def _card(card: Card, base: str, query: str) -> Iterator[str]:
    before, middle, after = _parts(card)
    yield before
    yield f' href="{base}{card.id}/{query}"' if base else ""
    yield middle
    yield _mark(card.mark, card.id, base) if card.mark else ""
    yield after


@register.simple_tag
def one_card(card: Card, base: str) -> str:
    """Render one card."""
    return cards([card], base)


@register.simple_tag
@cache
def block_questions(block: Block) -> str:
    """Render the questions about a block, which are the same on every canvas."""
    return render_to_string("boards/_block_questions.html", {"block": block, "info": INFO[block]})


# A change affects few cards, so most cards of a board have been rendered before.
@lru_cache(maxsize=10_000)
def _parts(card: Card) -> tuple[str, str, str]:
    """Return the HTML of a card before, between and after its two URLs, which depend on the page."""
    end = SafeString("</div></li>\n" if _has_meta(card) else "</li>\n")
    return _render(_before(card)), _render(_middle(card)), end


def _render(pieces: Iterable[Piece]) -> str:
    all_pieces = list(pieces)
    markup = "".join(constant for constant, _ in all_pieces)
    return format_html(markup, *(value for _, values in all_pieces for value in values))


def _has_meta(card: Card) -> bool:
    return bool(card.chips or card.served or card.figures or card.spark)


def _before(card: Card) -> Iterator[Piece]:
    yield '<li id="note-{}" class="note" data-note="{}"', (card.id, card.id)
    yield from _attributes(card)
    yield '><a class="note-link"', ()


def _middle(card: Card) -> Iterator[Piece]:
    yield from _description(card, _has_meta(card))
    yield from _letters(card)
    yield from _text(card)
    yield "</a>", ()
    if _has_meta(card):
        yield '<div class="meta" id="about-{}">', (card.id,)
        yield from _meta(card)


def _attributes(card: Card) -> Iterator[Piece]:
    if card.tint:
        yield ' data-hue="{}"', (card.tint.hue,)
        if card.tint.pattern:
            yield ' data-pattern="{}"', (card.tint.pattern,)
        yield ' data-segments="{}"', (card.numbers,)
    yield ' data-status="{}"', (card.status,)
    if card.dimmed:
        yield " data-dimmed", ()


def _letters(card: Card) -> Iterator[Piece]:
    """Yield the letters of the segments, for users who cannot tell colours apart.

    Screen readers get the names of the segments with the text.
    """
    if card.tints:
        yield '<span class="letters" aria-hidden="true">', ()
        for tint in card.tints:
            yield '<i data-hue="{}" data-letter="{}"></i>', (tint.hue, tint.letter)
        yield "</span>", ()


def _description(card: Card, has_meta: bool) -> Iterator[Piece]:
    """Yield the attribute that names the link's description for screen readers, and the end of its tag."""
    if has_meta:
        yield ' aria-describedby="{}about-{}">', ("outside-filter " if card.dimmed else "", card.id)
    else:
        yield (' aria-describedby="outside-filter">' if card.dimmed else ">"), ()


def _text(card: Card) -> Iterator[Piece]:
    if card.heading:
        yield "<strong>{}</strong>", (card.heading,)
    if card.text:
        yield '<span class="note-text">{}</span>', (card.text,)
    if card.line:
        yield '<span class="note-line">{}</span>', (card.line,)
    if card.tint and card.text:
        yield '<span class="visually-hidden">, for {}</span>', (", ".join(tint.name for tint in card.tints),)


def _meta(card: Card) -> Iterator[Piece]:
    if card.figures:
        yield '<span class="num">{}</span>', (card.figures,)
    if card.served:
        yield '<span class="served {}">{}</span>', (card.served, card.served)
    for chip in card.chips:
        yield '<span class="chip {}">{}</span>', (chip.tone, chip.text)
    if card.spark:
        yield from _spark(card.spark)


def _spark(spark: Spark) -> Iterator[Piece]:
    """Yield a sparkline with the last value, and a description for screen readers."""
    yield '<span class="spark num"><svg viewBox="0 0 48 14" aria-hidden="true"><path d="{}"/></svg>', (spark.path,)
    yield '<span class="truncate" aria-hidden="true">{}</span>', (spark.name,)
    yield '<span class="nowrap" aria-hidden="true">{}</span>', (spark.last,)
    yield '<span class="visually-hidden">{}</span></span>', (spark.words,)


def _mark(mark: Mark, key: UUID, base: str) -> str:
    """Render the number of findings on a note as a link to them."""
    link = '<a class="chip mark {}" data-mark="{}" href="{}{}/findings/">{}<span class="visually-hidden">{}</span></a>'
    return format_html(link, mark.tone, key, base, key, mark.words, mark.weight)


@register.simple_tag
def marks(shown: Marks, base: str) -> str:
    """Render the marks of all notes, which a script then moves to their cards."""
    return format_html_join("", "{}", ((_mark(mark, key, base),) for key, mark in shown.by_note.items()))
