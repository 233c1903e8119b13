"""Collation and case folding of text: by ICU on PostgreSQL, and by equivalent functions on SQLite."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.db.models import CharField, Func

# PostgreSQL's name for the language-independent order of the Unicode Collation Algorithm.
COLLATION = "und-x-icu"


class Folded(Func):
    """Database function equivalent to `relationships.document.search_text.fold_text`."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="FOLDED", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = f'UPPER(NORMALIZE(%(expressions)s) COLLATE "{COLLATION}")'
        return self.as_sql(compiler, connection, template=template, **context)


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
