"""Emptying the tables after a test that committed."""

from django.apps import apps
from django.db import connection, transaction
from django.test import TransactionTestCase

KEPT = {"django_content_type", "auth_permission"}


def empty_tables(_case: TransactionTestCase) -> None:
    """Delete all rows that a test may have written.

    Django flushes the tables instead and emits the signals of migrate, which takes up to a second per test:
    TRUNCATE takes PostgreSQL as long as creating the table.
    """
    models = apps.get_models(include_auto_created=True)
    tables = {model._meta.db_table for model in models if model._meta.managed} - KEPT
    with transaction.atomic(), connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
