"""The words of a text, folded for searching: what is stored is folded by the same function as what is searched for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# A longer word is cut, where it is stored and where it is searched for.
WORD_LENGTH = 64
REMEMBERED_CHARACTERS = 4096
# Letters that Unicode does not take apart, as people write them on other keyboards.
PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
# What joins the parts of a word is left out; every other sign separates words.
APOSTROPHES = frozenset("'’ʼ‘`´")
# They choose how the character before them looks.
VARIATION_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
# Scripts that put no spaces between words: each of their characters is a word.
UNSPACED = ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, in lower case and without accents, in linear time.

    Words are letters and digits only. Full-width and other variants of a character are the same, and characters that
    nobody sees, such as soft hyphens, are left out.
    """
    return tuple(word[:WORD_LENGTH] for word in "".join(map(_fold, text)).split())


def distinct_words(text: str) -> tuple[str, ...]:
    """Return each word of a text once, sorted by its code points."""
    return tuple(sorted(set(fold_words(text))))


@lru_cache(REMEMBERED_CHARACTERS)
def _fold(character: str) -> str:
    """Return what a character adds to the words: letters and digits, nothing, or a space."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_fold_piece(piece) for letter in decomposed.casefold() for piece in PLAIN.get(letter, letter))


def _fold_piece(piece: str) -> str:
    category = unicodedata.category(piece)
    is_unseen = category == "Cf" or _is_in(VARIATION_SELECTORS, piece)
    if piece in APOSTROPHES or is_unseen or unicodedata.combining(piece):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(piece))
    # Marks that combine with nothing, such as vowels of Indian scripts, are parts of a word.
    if piece.isalnum() or category in ("Mn", "Mc"):
        return f" {piece} " if _is_in(UNSPACED, piece) else piece
    return " "


def _is_in(ranges: Iterable[tuple[int, int]], character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)
