"""Collation of text: by ICU on PostgreSQL, and by an equivalent function on SQLite."""

from __future__ import annotations

import unicodedata

# PostgreSQL's name for the language-independent order of the Unicode Collation Algorithm.
COLLATION = "und-x-icu"


def compare(one: str, other: str) -> int:
    """Return -1, 0 or 1 if `one` sorts before, equal to or after `other`."""
    first, second = _sort_key(one), _sort_key(other)
    return (first > second) - (first < second)


def _sort_key(text: str) -> tuple[list[tuple[int, str]], str, str]:
    """Compare base letters first, then accents, then case; sort punctuation before digits, digits before letters."""
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return [(_character_class(letter), letter) for letter in plain], letters.casefold(), letters.swapcase()


def _character_class(character: str) -> int:
    if character.isspace():
        return 0
    return 3 if character.isalpha() else 2 if character.isdigit() else 1
