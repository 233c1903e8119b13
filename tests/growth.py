"""A check that something takes no more than linear time, which also holds on a busy machine."""

from __future__ import annotations

import time
from collections.abc import Callable

FACTORS = (1, 2, 4, 8)
REPETITIONS = 3
# Less than this, in seconds for the greatest length, is not measured exactly enough to be compared.
FLOOR = 0.1
# Linear time grows to the eightfold, quadratic time to 64 times as much.
MOST_GROWTH = 24
# Nothing of linear time takes this long, in seconds; a greater length is not tried then.
FAR_TOO_LONG = 4.0


def growth_fault(run: Callable[[int], object], longest: int) -> str:
    """Return how time grows faster than linearly when `run` is called with lengths up to `longest`, or an empty text.

    Only the processor time of this thread is counted. What seems to take too long is repeated, in case something else
    has slowed it down.
    """
    first = 0.0
    for factor in FACTORS:
        length = longest * factor // FACTORS[-1]
        most = min(FAR_TOO_LONG, max(FLOOR, first * factor * MOST_GROWTH / FACTORS[-1])) if first else FAR_TOO_LONG
        seconds = _least_seconds(run, length, most)
        first = first or max(seconds, FLOOR / FACTORS[-1])
        if seconds > most:
            return f"{length // factor:,} take {first:.2f} s, {length:,} take {seconds:.2f} s"
    return ""


def _least_seconds(run: Callable[[int], object], length: int, enough: float) -> float:
    """Return the shortest time of a few calls, or the first that is short enough."""
    least = float("inf")
    for _ in range(REPETITIONS):
        started = time.thread_time()
        run(length)
        least = min(least, time.thread_time() - started)
        if least <= enough or least > FAR_TOO_LONG:
            break
    return least
