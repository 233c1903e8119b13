"""Finding the cases with given words: on both databases the same ones, in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from canvas_app.case_studies.models import LibraryEntry
from relationships.store.snapshot import snapshot

# How many words are searched for; further ones are ignored.
MOST_WORDS = 10
# Before the words of company, headline and tags, which are among the words of an entry once more. No word has it.
HEADING = "§"
# The conditions that the words of an entry match a query. On SQLite, the plus has the table read in the order of the
# index that has all that a list needs, instead of row by row and sorted.
POSTGRESQL = "search @@ %s::tsquery"
SQLITE = "+case_id IN (SELECT rowid FROM case_studies_words WHERE case_studies_words MATCH %s)"
HITS = {
    "postgresql": f"SELECT case_id FROM case_studies_libraryentry WHERE {POSTGRESQL}",  # noqa: S608 (constants)
    "sqlite": "SELECT rowid FROM case_studies_words WHERE case_studies_words MATCH %s",
}


def find_cases(words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ids of the cases in which every word occurs or begins a word, with their bits for the filters.

    The words are folded. Cases come first in which more of the words begin a word of company, headline or tags; then
    they are in the order of their companies. This takes one query, or two with words.
    """
    entries = LibraryEntry.objects.order_by("sort_key", "case").values_list("pk", "facets")
    if not words:
        return list(entries)
    with snapshot():
        _use_index()
        rows, hits = list(matching(entries, words)), _count_hits(words)
    rows.sort(key=lambda row: -hits[row[0]])
    return rows


def _use_index() -> None:
    """Have PostgreSQL search in the index until the end of the transaction.

    It keeps the vectors apart from the rows, and takes reading all of them for cheaper than it is: for 5,000 cases, 35
    milliseconds instead of one to twelve.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")


def matching[Row](entries: QuerySet[LibraryEntry, Row], words: Sequence[str]) -> QuerySet[LibraryEntry, Row]:
    """Return the entries in which every word occurs or begins a word."""
    if connection.vendor == "postgresql":
        return entries.filter(RawSQL(POSTGRESQL, [_query(words)], output_field=BooleanField()))  # noqa: S611 (constant)
    return entries.filter(RawSQL(SQLITE, [_query(words)], output_field=BooleanField()))  # noqa: S611 (constant)


def _count_hits(words: Sequence[str]) -> Counter[int]:
    """Return by case how many of the words begin a word of its company, headline or tags."""
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([HITS[connection.vendor]] * len(words)), [_query([f"{HEADING}{word}"]) for word in words]
        )
        return Counter(case for (case,) in cursor.fetchall())


def _query(words: Sequence[str]) -> str:
    """Return a query in the language of the database. The words have no signs, so that quotes are enough."""
    if connection.vendor == "postgresql":
        return " & ".join(f"'{word}':*" for word in words)
    return " ".join(f'"{word}"*' for word in words)
