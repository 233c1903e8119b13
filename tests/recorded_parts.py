"""How much of the recorded changes is loaded from the database, and whether it is searched there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext


@contextmanager
def loaded_json(*, searches: bool = False) -> Iterator[list[int]]:
    """Provide a list that gets the length of every JSON value that is loaded, in characters.

    Fail if a query searches the recorded parts, since the database then reads them all; unless it `searches` in few.
    """
    lengths = list[int]()

    def loads(text: str, **options: Any) -> Any:
        lengths.append(len(text))
        return json.loads(text, **options)

    with (
        patch("django.db.models.fields.json.json", SimpleNamespace(**{**vars(json), "loads": loads})),
        CaptureQueriesContext(connection) as captured,
    ):
        yield lengths
    conditions = [query["sql"].partition(" WHERE ")[2] for query in captured if query["sql"].startswith("SELECT")]
    searching = [sql for sql in conditions if '"before"' in sql or '"after"' in sql]
    assert searches or not searching
