"""How the database orders and searches what people wrote: alike on PostgreSQL, by its ICU, and on SQLite, by us."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.db.models import CharField, Func

# The order of the Unicode Collation Algorithm for no language in particular. PostgreSQL has it under this name.
COLLATION = "und-x-icu"


class Folded(Func):
    """A text column as `relationships.document.search_text.folded` makes it."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="FOLDED", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = f'UPPER(NORMALIZE(%(expressions)s) COLLATE "{COLLATION}")'
        return self.as_sql(compiler, connection, template=template, **context)


def compare(one: str, other: str) -> int:
    """-1, 0 or 1, as one text stands before, with or behind the other."""
    first, second = _key(one), _key(other)
    return (first > second) - (first < second)


def _key(text: str) -> tuple[list[tuple[int, str]], str, str]:
    """Letters count before accents, accents before case; marks stand before digits, digits before letters."""
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(each for each in letters if not unicodedata.combining(each)).casefold()
    return [(_class(each), each) for each in plain], letters.casefold(), letters.swapcase()


def _class(character: str) -> int:
    if character.isspace():
        return 0
    return 3 if character.isalpha() else 2 if character.isdigit() else 1
