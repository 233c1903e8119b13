"""The memory that a cache really takes, to compare with its own estimate."""

import gc
import tracemalloc
from collections.abc import Callable

# How far an estimate may be off, in either direction.
TOLERANCE = 1.5


def growth_bytes(fill: Callable[[], object]) -> int:
    """Return the memory that is allocated after a call and was not before."""
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        fill()
        gc.collect()
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


def is_honest(estimate: int, true: int) -> bool:
    """Return whether an estimate is close enough to the true size."""
    return true / TOLERANCE < estimate < true * TOLERANCE
