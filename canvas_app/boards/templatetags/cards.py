"""The tags that draw the cards of a board, and what the checks found on them.

Their markup is put together here and not in a template: a board has up to a thousand cards, and the template language
takes three times as long for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django import template
from django.utils.html import conditional_escape, format_html

from relationships.lenses.cards import Card
from relationships.lenses.marks import Mark, Marks

register = template.Library()

# Constant markup, and the values that stand in its braces.
Piece = tuple[str, tuple[object, ...]]


@register.simple_tag
def cards(shown: Iterable[Card], base: str) -> str:
    """Cards as list items; `base` is the URL below which their notes have theirs."""
    return _composed([piece for card in shown for piece in _card(card, base)])


def _composed(pieces: Sequence[Piece]) -> str:
    markup = "".join(each for each, _ in pieces)
    values = [value for _, each in pieces for value in each]
    # Most words stand on a board often: each is escaped once.
    escaped = {value: conditional_escape(str(value)) for value in set(values)}
    return format_html(markup, *(escaped[value] for value in values)) if pieces else ""


def _card(card: Card, base: str) -> Iterator[Piece]:
    yield '<li id="note-{}" class="note"', (card.id,)
    yield from _attributes(card)
    has_meta = bool(card.chips or card.served or card.figures)
    # On a sheet whose notes are nowhere else, such as one that is only a preview, a card leads nowhere.
    yield ('><a class="note-link" href="{}{}/"' if base else '><a class="note-link"'), ((base, card.id) if base else ())
    yield from _description(card, has_meta)
    yield from _letters(card)
    yield from _words(card)
    yield "</a>", ()
    if has_meta:
        yield '<div class="meta" id="about-{}">', (card.id,)
        yield from _meta(card)
        yield from _mark(card.mark, card.id, base)
        yield "</div>", ()
    else:
        yield from _mark(card.mark, card.id, base)
    yield "</li>\n", ()


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


def _mark(mark: Mark | None, key: UUID, base: str) -> Iterator[Piece]:
    """What the checks found at a note, as a link to it."""
    if mark:
        yield '<a class="chip mark {}" data-mark="{}" href="{}{}/findings/">', (mark.tone, key, base, key)
        yield '{}<span class="visually-hidden">{}</span></a>', (mark.words, mark.weight)


@register.simple_tag
def marks(shown: Marks, base: str) -> str:
    """The marks of all notes by themselves, for a script to put where the notes are."""
    return _composed([piece for key, mark in shown.by_note.items() for piece in _mark(mark, key, base)])
