"""Insertion of rows that were built before, so that a transaction is no longer than the database needs."""

from collections.abc import Sequence

from django.db.models import Model

# The rows of several tables, in an order in which no row refers to a later one.
Rows = Sequence[Sequence[Model]]


def insert_rows(rows: Rows) -> None:
    """Insert rows, with one statement for each table and batch."""
    for table in rows:
        if table:
            type(table[0])._default_manager.bulk_create(table)
