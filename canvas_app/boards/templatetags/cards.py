"""The tags that draw what a board is full of: its cards, what the checks found on them, and the questions about blocks.

Cards are put together here and not in a template: a board has up to a thousand of them, and the template language
takes three times as long for each.
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

# Constant markup, and the values that stand in its braces.
Piece = tuple[str, tuple[object, ...]]


@register.simple_tag
def cards(shown: Iterable[Card], base: str, query: str = "") -> str:
    """Cards as list items; `base` is the URL below which their notes have theirs, `query` what these end with.

    On a sheet whose notes are nowhere else, such as one that is only a preview, `base` is empty: cards lead nowhere.
    """
    start, end = conditional_escape(base), conditional_escape(query)
    # Every piece is escaped already, and only once: a board has hundreds.
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
    """One card by itself."""
    return cards([card], base)


@register.simple_tag
@cache
def block_questions(block: Block) -> str:
    """What to ask about a block, which is the same on every canvas."""
    return render_to_string("boards/_block_questions.html", {"block": block, "info": INFO[block]})


# Of the cards that are drawn, most were drawn before: a change touches one of them.
@lru_cache(maxsize=10_000)
def _parts(card: Card) -> tuple[str, str, str]:
    """A card before, between and after its two addresses, which are not the same for everybody."""
    return _drawn(_before(card)), _drawn(_middle(card)), SafeString("</div></li>\n" if _has_meta(card) else "</li>\n")


def _drawn(pieces: Iterable[Piece]) -> str:
    drawn = list(pieces)
    return format_html("".join(each for each, _ in drawn), *(value for _, values in drawn for value in values))


def _has_meta(card: Card) -> bool:
    return bool(card.chips or card.served or card.figures or card.spark)


def _before(card: Card) -> Iterator[Piece]:
    yield '<li id="note-{}" class="note" data-note="{}"', (card.id, card.id)
    yield from _attributes(card)
    yield '><a class="note-link"', ()


def _middle(card: Card) -> Iterator[Piece]:
    yield from _description(card, _has_meta(card))
    yield from _letters(card)
    yield from _words(card)
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
    """What the tints say, for those who do not see colours; the words say it to those who do not see at all."""
    if card.tints:
        yield '<span class="letters" aria-hidden="true">', ()
        for tint in card.tints:
            yield '<i data-hue="{}" data-letter="{}"></i>', (tint.hue, tint.letter)
        yield "</span>", ()


def _description(card: Card, has_meta: bool) -> Iterator[Piece]:
    """What a screen reader says of the link beside its words."""
    if has_meta:
        yield ' aria-describedby="{}about-{}">', ("outside-filter " if card.dimmed else "", card.id)
    else:
        yield (' aria-describedby="outside-filter">' if card.dimmed else ">"), ()


def _words(card: Card) -> Iterator[Piece]:
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
    """A series as a tiny line with its last value; a screen reader says what it is a series of."""
    yield '<span class="spark num"><svg viewBox="0 0 48 14" aria-hidden="true"><path d="{}"/></svg>', (spark.path,)
    yield '<span class="truncate" aria-hidden="true">{}</span>', (spark.name,)
    yield '<span class="nowrap" aria-hidden="true">{}</span>', (spark.last,)
    yield '<span class="visually-hidden">{}</span></span>', (spark.words,)


def _mark(mark: Mark, key: UUID, base: str) -> str:
    """What the checks found at a note, as a link to it."""
    link = '<a class="chip mark {}" data-mark="{}" href="{}{}/findings/">{}<span class="visually-hidden">{}</span></a>'
    return format_html(link, mark.tone, key, base, key, mark.words, mark.weight)


@register.simple_tag
def marks(shown: Marks, base: str) -> str:
    """The marks of all notes by themselves, for a script to put where the notes are."""
    return format_html_join("", "{}", ((_mark(mark, key, base),) for key, mark in shown.by_note.items()))
