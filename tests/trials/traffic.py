"""What the clients of a trial were answered: how often with which status, and how slowly."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.figures import Figure
from tests.trials.faults import no_faults
from tests.trials.run import Run

ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
UNAVAILABLE = 503
SLOWEST_SECONDS = 2.0


@dataclass(slots=True)
class Traffic:
    """The number of answers by status, the number of lost connections, and the slowest request.

    503 counts as an error of the server only while `is_disturbed` is not set.
    """

    statuses: Counter[int] = field(default_factory=Counter)
    lost: int = 0
    slowest_seconds: float = 0.0
    slowest_request: str = ""
    faulty: list[str] = field(default_factory=list)
    is_disturbed: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, request: str, status: int, seconds: float) -> None:
        """Count an answer; `request` is its method and path."""
        with self._lock:
            self.statuses[status] += 1
            if status >= 500 and not (status == UNAVAILABLE and self.is_disturbed):
                self.faulty.append(f"{status} {request}")
            if seconds > self.slowest_seconds:
                self.slowest_seconds, self.slowest_request = seconds, request

    def lose(self) -> None:
        """Count a request whose answer never came."""
        with self._lock:
            self.lost += 1

    @property
    def requests(self) -> int:
        """The number of answered requests."""
        return self.statuses.total()

    def figures(self, run: Run, group: str) -> Iterator[Figure]:
        """Yield the number of requests, of errors of the server, and the time of the slowest request."""
        yield Figure(group, "requests", self.requests)
        for status, count in sorted(self.statuses.items()):
            yield Figure(group, f"  answered with {status}", count)
        yield no_faults(group, "errors of the server (5xx)", self.faulty)
        # A short run shares its machine with others.
        limit, request = None if run.is_short else SLOWEST_SECONDS, ID.sub("…", self.slowest_request)
        yield Figure(group, "slowest request", self.slowest_seconds, " s", at_most=limit, remark=request)
