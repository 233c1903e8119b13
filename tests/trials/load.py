"""Load that goes on through an outage: clients who repeat what they do, and know when it last worked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle

from tests.trials.client import Client, LostError
from tests.trials.writer import SERVER_ERROR, Writer

PAUSE_SECONDS = 0.05


class Repeated:
    """A client that repeats a step, with the time at which the last one that worked began, and the last failed."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.worked_from = self.failed_at = 0.0

    def step(self) -> int:
        """Make a request and return its status. Raise LostError."""
        raise NotImplementedError

    def repeat(self, is_over: threading.Event) -> None:
        """Repeat the step until the end."""
        while not is_over.wait(PAUSE_SECONDS):
            started = time.monotonic()
            try:
                has_worked = self.step() < SERVER_ERROR
            except LostError:
                has_worked = False
            if has_worked:
                self.worked_from = started
            else:
                self.failed_at = time.monotonic()
        self.client.close()

    def has_worked_since(self, moment: float) -> bool:
        """Return whether a step that began after a moment has worked, and none has failed after that."""
        return self.worked_from > max(moment, self.failed_at)


class RepeatedRead(Repeated):
    """A client that requests some pages in turn."""

    def __init__(self, client: Client, pages: list[str]) -> None:
        super().__init__(client)
        self._pages = cycle(pages)

    def step(self) -> int:
        """Request the next page."""
        return self.client.get(next(self._pages)).status


class RepeatedWrite(Repeated):
    """A client that writes, and sends again what was not saved, as the page does with its drafts."""

    def __init__(self, writer: Writer) -> None:
        super().__init__(writer.client)
        self.writer = writer

    def step(self) -> int:
        """Write something, or send the last again if it was not saved."""
        return (self.writer.send_again() if self.writer.unanswered else self.writer.write()).status


@contextmanager
def under_load(load: list[Repeated]) -> Iterator[None]:
    """Keep clients busy, each in a thread, until the end of the block."""
    is_over = threading.Event()
    threads = [threading.Thread(target=client.repeat, args=[is_over], daemon=True) for client in load]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def seconds_until_all_work(load: list[Repeated], given_up_after: float) -> float:
    """Return the seconds from now until every client's request has worked again."""
    started = time.monotonic()
    while time.monotonic() - started < given_up_after:
        if all(client.has_worked_since(started) for client in load):
            break
        time.sleep(0.02)
    return time.monotonic() - started
