"""The disk of the database is full: reading goes on, writing is refused clearly, and nothing is lost or spoiled."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from tests.figures import Figure
from tests.server_process import serving
from tests.trials.client import Client
from tests.trials.faults import no_faults
from tests.trials.people import make_canvas, make_people
from tests.trials.run import Run
from tests.trials.soundness import Faults, add_faults, find_database_faults, find_faults
from tests.trials.traffic import UNAVAILABLE, Traffic
from tests.trials.writer import Writer

PEOPLE, NOTES, TEXT_LENGTH = 4, 5, 400
ROOM_BYTES = 128 * 1024
WRITES, WRITES_IF_SHORT = 100, 10
REFUSALS, REFUSALS_IF_SHORT = 100, 10
# What is left of the disk takes fewer writes than that.
MOST_WRITES = 2000
OK, SERVER_ERROR = 200, 500
BACK_WITHIN_SECONDS, GIVEN_UP_AFTER_SECONDS = 5.0, 60.0
PAGES = ("", "checks/", "history/", "document.json")
GROUP = "Disk of the database full, under load"


def run(run: Run) -> Iterator[Figure]:
    """Yield what was confirmed and refused, and how long it took until writing was possible again."""
    trial = Disk(run)
    with serving(run.log) as server:
        trial.fill(server.port)
    with serving(run.log) as server:
        trial.check(server.port)
    yield from trial.figures()


class Disk:
    """The people who write to a disk that gets full, and what became of it."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.traffic = Traffic()
        self.people = make_people(PEOPLE)
        self.canvas = make_canvas(self.people, [f"Text {number}" for number in range(NOTES)])
        self.writers: list[Writer] = []
        self.faults: Faults = {}
        self.seconds_until_back = 0.0
        connection.close()

    def fill(self, port: int) -> None:
        """Write until the disk is full and for a while after that, free it, and write again."""
        self.writers = [Writer(person, port, self.run.seed, self.traffic, TEXT_LENGTH) for person in self.people]
        for writer in self.writers:
            writer.open(self.canvas)
        self._together(self._write)
        self.run.disk.fill(ROOM_BYTES)
        self.traffic.is_disturbed = True
        self._together(self._write_until_refused)
        self._read("pages not shown on a full disk", port)
        self.run.disk.clear()
        self.seconds_until_back = self._wait_until_written()
        self.traffic.is_disturbed = False
        self._together(self._write)

    def check(self, port: int) -> None:
        """Look for faults after the server was started again."""
        self._read("pages not shown after a restart", port)
        written = {key: sent for writer in self.writers for key, sent in writer.written.items()}
        add_faults(self.faults, find_faults(self.canvas.key, written), find_database_faults())

    def _together(self, act: Callable[[Writer], None]) -> None:
        with ThreadPoolExecutor(PEOPLE) as threads:
            list(threads.map(act, self.writers))

    def _write(self, writer: Writer) -> None:
        for _ in range(self.run.length(WRITES, WRITES_IF_SHORT)):
            writer.write()

    def _write_until_refused(self, writer: Writer) -> None:
        """Write until the server has refused it often enough."""
        refused = 0
        for _ in range(MOST_WRITES):
            refused += writer.write().status >= SERVER_ERROR
            if refused == self.run.length(REFUSALS, REFUSALS_IF_SHORT):
                return
        raise AssertionError(f"After {MOST_WRITES} writes the disk is still not full.")

    def _read(self, kind: str, port: int) -> None:
        client = Client(port, self.people[0].session, self.traffic)
        answers = {page: client.get(f"{self.canvas.address}{page}").status for page in PAGES}
        add_faults(self.faults, {kind: [f"{page}: {status}" for page, status in answers.items() if status != OK]})
        client.close()

    def _wait_until_written(self) -> float:
        """Return the seconds until everybody has written something."""
        started = time.monotonic()
        for writer in self.writers:
            while writer.edit().status >= SERVER_ERROR and time.monotonic() - started < GIVEN_UP_AFTER_SECONDS:
                time.sleep(0.05)
        return time.monotonic() - started

    def figures(self) -> Iterator[Figure]:
        """Yield what was counted and what was found."""
        written = [sent for writer in self.writers for sent in writer.written.values()]
        yield Figure(GROUP, "confirmed writes", sum(sent.is_acknowledged for sent in written))
        yield Figure(GROUP, "requests refused with 503", self.traffic.statuses[UNAVAILABLE])
        for kind, faults in self.faults.items():
            yield no_faults(GROUP, kind, faults)
        limit = self.run.seconds(BACK_WITHIN_SECONDS)
        yield Figure(GROUP, "back after space was freed", self.seconds_until_back, " s", at_most=limit)
        yield from self.traffic.figures(self.run, GROUP)
