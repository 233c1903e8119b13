"""The database is cut off, stalls or swallows what it is sent: Rapport says so soon, and is back soon after it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args
from urllib.parse import urlsplit

from django.db import connection

from tests.figures import Figure
from tests.proxy import Mode, Proxy
from tests.server_process import serving
from tests.trials.client import Client
from tests.trials.faults import no_faults
from tests.trials.load import Repeated, RepeatedRead, RepeatedWrite, seconds_until_all_work, under_load
from tests.trials.people import make_canvas, make_people
from tests.trials.run import Run
from tests.trials.soundness import find_faults
from tests.trials.traffic import UNAVAILABLE, Traffic
from tests.trials.writer import Writer

WRITERS, READERS, NOTES = 4, 8, 5
MODES: tuple[Mode, ...] = tuple(mode for mode in get_args(Mode) if mode != "pass")
# A full outage is longer than any wait for the database.
OUTAGE_SECONDS, OUTAGE_SECONDS_IF_SHORT = 15, 3
QUIET_SECONDS = 1.0
LIVE_SECONDS, READY_SECONDS, PAGE_SECONDS, BACK_SECONDS = 0.5, 1.0, 10.0, 5.0
GIVEN_UP_AFTER_SECONDS = 30.0
PAGES = ("", "relationships/", "checks/", "history/", "print/")


def run(run: Run) -> Iterator[Figure]:
    """Yield for each kind of outage how soon the server answered, and when it was back."""
    address = urlsplit(os.environ["DATABASE_URL"])
    with Proxy(str(address.hostname), address.port or 5432) as proxy:
        behind = address._replace(netloc=f"{address.username}@127.0.0.1:{proxy.port}").geturl()
        trial = Outage(run, proxy)
        with serving(run.log, DATABASE_URL=behind) as server:
            trial.connect(server.port)
            with under_load(trial.load):
                time.sleep(QUIET_SECONDS)
                for mode in MODES:
                    yield from trial.figures(mode, trial.cut_off(mode))
        yield from trial.final_figures()


@dataclass(slots=True)
class Watched:
    """What pages and writes, liveness and readiness were answered in some time, and when all of them worked again."""

    pages: Traffic = field(default_factory=Traffic)
    live: Traffic = field(default_factory=Traffic)
    ready: Traffic = field(default_factory=Traffic)
    seconds_until_back: float = 0.0


class Outage:
    """A server under load whose database is behind a proxy."""

    def __init__(self, run: Run, proxy: Proxy) -> None:
        self.run = run
        self.proxy = proxy
        self.people = make_people(WRITERS)
        self.canvas = make_canvas(self.people, [f"Text {number}" for number in range(NOTES)])
        self.calm = Watched()
        self.writers: list[Writer] = []
        self.load: list[Repeated] = []
        self.live: Repeated
        self.ready: Repeated
        connection.close()

    def connect(self, port: int) -> None:
        """Make the clients, which write, read, and probe whether the server is live and ready."""
        self.writers = [Writer(person, port, self.run.seed, self.calm.pages) for person in self.people]
        for writer in self.writers:
            writer.open(self.canvas)
        pages = [f"{self.canvas.address}{page}" for page in PAGES]
        readers = [Client(port, self.people[0].session, self.calm.pages) for _ in range(READERS)]
        self.live = RepeatedRead(Client(port, "", self.calm.live), ["/health/live/"])
        self.ready = RepeatedRead(Client(port, "", self.calm.ready), ["/health/ready/"])
        self.load = [
            *(RepeatedWrite(writer) for writer in self.writers),
            *(RepeatedRead(reader, pages) for reader in readers),
            self.live,
            self.ready,
        ]

    def cut_off(self, mode: Mode) -> Watched:
        """Disturb the connection to the database for a while, and return what was answered until all is well."""
        watched = Watched()
        watched.pages.is_disturbed = watched.ready.is_disturbed = True
        self._watch(watched)
        self.proxy.mode = mode
        time.sleep(self.run.length(OUTAGE_SECONDS, OUTAGE_SECONDS_IF_SHORT))
        self.proxy.mode = "pass"
        watched.seconds_until_back = seconds_until_all_work(self.load, GIVEN_UP_AFTER_SECONDS)
        self._watch(self.calm)
        time.sleep(QUIET_SECONDS)
        return watched

    def _watch(self, watched: Watched) -> None:
        for repeated in self.load:
            repeated.client.traffic = watched.pages
        self.live.client.traffic, self.ready.client.traffic = watched.live, watched.ready

    def figures(self, mode: Mode, watched: Watched) -> Iterator[Figure]:
        """Yield the figures of one outage."""
        group = f"Connections to the database: {mode}"
        yield Figure(group, "pages and writes answered with 503", watched.pages.statuses[UNAVAILABLE])
        for name, seconds, limit in (
            ("slowest page or write", watched.pages.slowest_seconds, PAGE_SECONDS),
            ("slowest answer of liveness", watched.live.slowest_seconds, LIVE_SECONDS),
            ("slowest answer of readiness", watched.ready.slowest_seconds, READY_SECONDS),
            ("back to normal after it", watched.seconds_until_back, BACK_SECONDS),
        ):
            yield Figure(group, name, seconds, " s", at_most=self.run.seconds(limit))
        faulty = [*watched.pages.faulty, *watched.live.faulty, *watched.ready.faulty]
        yield no_faults(group, "other errors of the server, and any of liveness", faulty)
        yield Figure(group, "lost connections", watched.pages.lost + watched.live.lost + watched.ready.lost, at_most=0)

    def final_figures(self) -> Iterator[Figure]:
        """Yield what was wrong with the canvas in the end, and the answers before and after the outages."""
        group = "Before, between and after the outages"
        written = {key: sent for writer in self.writers for key, sent in writer.written.items()}
        confirmed = sum(sent.is_acknowledged for sent in written.values())
        yield Figure(group, "confirmed writes, with those during outages", confirmed)
        for kind, faults in find_faults(self.canvas.key, written).items():
            yield no_faults(group, kind, faults)
        yield no_faults(group, "errors of liveness or readiness", self.calm.live.faulty + self.calm.ready.faulty)
        yield from self.calm.pages.figures(self.run, group)
