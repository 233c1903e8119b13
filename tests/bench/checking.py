"""Benchmark of all checks together, against the floor's board."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

from relationships.catalog.goals import Stage
from relationships.checks.inspection import run_rules
from tests.bench.client import Answer, Connection
from tests.bench.filling import Pair
from tests.bench.studio import studio_document
from tests.bench.timing import ratio
from tests.figures import Figure

CHECKS_AT_MOST = 1.0
# A date at which the readings are neither all in the future nor all outdated.
TODAY = dt.date(2026, 9, 1)


def checks(connection: Connection, pair: Pair, times: int) -> Iterator[Figure]:
    """Yield the time of all rules on a document in memory, at the stage to which most rules apply."""
    document = studio_document().model_copy(update={"stage": Stage.MATURE})

    def all_rules() -> Answer:
        started = time.perf_counter()
        run_rules(document, TODAY)
        return Answer(200, b"", b"", time.perf_counter() - started)

    group = "All checks together ÷ the floor's board (60 notes, 8 segments, 20 relationships, 200 readings)"
    value, remark = ratio(all_rules, lambda: connection.get(f"/floor/{pair.floor}/"), times)
    yield Figure(group, "every rule", value, at_most=CHECKS_AT_MOST, remark=remark)
