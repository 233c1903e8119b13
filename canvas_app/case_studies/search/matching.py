"""Finding the entries with given words: on both databases the same ones, in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField, Case, ExpressionWrapper, IntegerField, QuerySet, Value, When
from django.db.models.expressions import Combinable, RawSQL

from canvas_app.case_studies.models import LibraryEntry

# How many words are searched for; further ones are ignored.
MOST_WORDS = 10


def matching(entries: QuerySet[LibraryEntry], words: Sequence[str]) -> QuerySet[LibraryEntry]:
    """Return the entries in which every word occurs, or begins a word. The words are folded."""
    if not words:
        return entries
    if connection.vendor == "postgresql":
        query = " & ".join(f"'{word}':*" for word in words)
        sql = '"case_studies_libraryentry"."search" @@ %s::tsquery'
        return entries.filter(RawSQL(sql, [query], output_field=BooleanField()))  # noqa: S611 (constant SQL)
    query = " ".join(f'"{word}"*' for word in words)
    sql = "SELECT rowid FROM case_studies_words WHERE case_studies_words MATCH %s"
    return entries.filter(pk__in=RawSQL(sql, [query]))  # noqa: S611 (constant SQL)


def in_order(entries: QuerySet[LibraryEntry], words: Sequence[str]) -> QuerySet[LibraryEntry]:
    """Return entries by how many of the words begin a word of company, headline or tags; then by company."""
    if not words:
        return entries.order_by("sort_key", "case")
    return entries.order_by(_count_in_heading(words).desc(), "sort_key", "case")


def _count_in_heading(words: Sequence[str]) -> ExpressionWrapper[Combinable]:
    """Return an expression. The words are letters and digits, so that LIKE takes none of them for a pattern."""
    total: Combinable = Value(0)
    for word in words:
        total = total + Case(When(heading__contains=f" {word}", then=1), default=0, output_field=IntegerField())
    return ExpressionWrapper(total, output_field=IntegerField())
