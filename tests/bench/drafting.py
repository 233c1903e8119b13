"""Benchmark of a first draft from two answers, against the floor's board."""

from __future__ import annotations

import time
from collections.abc import Iterator

from relationships.drafting.answers import LONGEST_ANSWER, Answers
from relationships.drafting.draft import make_draft
from tests.bench.client import Answer, Connection
from tests.bench.filling import Pair
from tests.bench.timing import ratio
from tests.figures import Figure

DRAFT_AT_MOST = 10.0
PROBLEM = (
    "Parents cannot tell whether a maths tutor is any good, and most give up after a month. We bring them together. "
)
FOR_WHOM = (
    "Parents of children aged 10 to 15 in mid-sized towns; and retired teachers who would like to teach a few hours. "
)
LENGTHS = {"two sentences": 1, "answers of the greatest length": LONGEST_ANSWER}


def drafts(connection: Connection, pair: Pair, times: int) -> Iterator[Figure]:
    """Yield the time of a draft in memory, for usual answers and for the longest."""
    for label, repeated in LENGTHS.items():
        answers = Answers((PROBLEM * repeated)[:LONGEST_ANSWER], (FOR_WHOM * repeated)[:LONGEST_ANSWER])

        def draft(answers: Answers = answers) -> Answer:
            started = time.perf_counter()
            make_draft(answers)
            return Answer(200, b"", b"", time.perf_counter() - started)

        value, remark = ratio(draft, lambda: connection.get(f"/floor/{pair.floor}/"), times)
        yield Figure("A draft from two answers ÷ the floor's board", label, value, at_most=DRAFT_AT_MOST, remark=remark)
