"""The server is killed under load, again and again: what it has confirmed must be there when it is back."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from random import Random
from uuid import UUID

from django.core.management import call_command
from django.db import connection

from relationships.models import Change
from tests.figures import Figure
from tests.postgres import find_free_port
from tests.server_process import serving
from tests.trials.change_log import Written
from tests.trials.client import LostError
from tests.trials.faults import no_faults
from tests.trials.people import make_canvas, make_people
from tests.trials.run import Run
from tests.trials.soundness import Faults, add_faults, find_database_faults, find_faults
from tests.trials.traffic import Traffic
from tests.trials.writer import Writer

KILLS, KILLS_IF_SHORT = 200, 6
PEOPLE, NOTES = 6, 5
KILLED_AFTER_SECONDS = (0.1, 0.8)
UNREADABLE = 2


def run(run: Run) -> Iterator[Figure]:
    """Yield how many writes were confirmed, sent again and lost."""
    trial = Kills(run)
    for _ in range(run.length(KILLS, KILLS_IF_SHORT)):
        trial.kill()
    trial.check()
    yield from trial.figures()


class Kills:
    """The people who write, and what became of what they wrote."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.random = Random(run.seed)
        self.traffic = Traffic()
        self.port = find_free_port()
        self.people = make_people(PEOPLE)
        self.writers = [Writer(person, self.port, run.seed, self.traffic) for person in self.people]
        self.written: dict[UUID, dict[str, Written]] = {}
        self.counted: Counter[str] = Counter()
        self.faults: Faults = {}
        self.slowest_start = 0.0
        connection.close()

    def kill(self) -> None:
        """Start the server, settle the last kill, let everybody write to a new canvas, and kill the server again."""
        started = time.monotonic()
        with serving(self.run.log, self.port) as server:
            self.slowest_start = max(self.slowest_start, time.monotonic() - started)
            self._settle()
            self._open_canvas()
            with ThreadPoolExecutor(PEOPLE) as threads:
                writing = [threads.submit(_write_until_killed, writer) for writer in self.writers]
                time.sleep(self.random.uniform(*KILLED_AFTER_SECONDS))
                server.kill()
            for written in writing:
                written.result()
        self.counted["kills"] += 1

    def _open_canvas(self) -> None:
        canvas = make_canvas(self.people, [f"Text {number}" for number in range(NOTES)])
        self.written[canvas.key] = {}
        for writer in self.writers:
            writer.open(canvas)
        # Only the server has the database open when it is killed, so that it has to recover it.
        connection.close()

    def _settle(self) -> None:
        """Send again what was not answered before the last kill, and look for faults."""
        for writer in self.writers:
            if writer.unanswered is not None:
                request_id = writer.unanswered.fields["request_id"]
                self.counted["sent again"] += 1
                self.counted["of them done before"] += Change.objects.filter(request_id=request_id).count()
                writer.send_again()
        if self.written:
            canvas = list(self.written)[-1]
            self.written[canvas] = {key: sent for writer in self.writers for key, sent in writer.written.items()}
            add_faults(self.faults, find_faults(canvas, self.written[canvas]), find_database_faults())

    def check(self) -> None:
        """Start the server a last time, and look through all canvases again."""
        with serving(self.run.log, self.port):
            self._settle()
            files = [self._export(canvas) for canvas in self.written]
        for canvas, written in self.written.items():
            add_faults(self.faults, find_faults(canvas, written))
        add_faults(self.faults, find_database_faults(), _find_unreadable(files))

    def _export(self, canvas: UUID) -> Path:
        file = self.run.folder / f"{canvas}.json"
        file.write_text(self.writers[0].client.get(f"/canvases/{canvas}/document.json").text)
        return file

    def figures(self) -> Iterator[Figure]:
        """Yield what was counted and what was found."""
        group = f"{PEOPLE} people, server killed at random moments"
        confirmed = sum(sent.is_acknowledged for written in self.written.values() for sent in written.values())
        yield Figure(group, "kills", self.counted["kills"])
        yield Figure(group, "confirmed writes", confirmed)
        yield Figure(group, "sent again after a kill", self.counted["sent again"])
        yield Figure(group, "  of them done before", self.counted["of them done before"])
        for kind, faults in self.faults.items():
            yield no_faults(group, kind, faults)
        yield Figure(group, "slowest start", self.slowest_start, " s")
        yield from self.traffic.figures(self.run, group)


def _write_until_killed(writer: Writer) -> None:
    try:
        while True:
            writer.write()
    except LostError:
        pass


def _find_unreadable(files: list[Path]) -> Faults:
    """Return what manage.py check_canvas cannot read in exported canvases."""
    problems = StringIO()
    try:
        call_command("check_canvas", *map(str, files), stdout=StringIO(), stderr=problems)
    except SystemExit as status:
        if status.code == UNREADABLE:
            return {"exports that cannot be read": problems.getvalue().splitlines()}
    return {"exports that cannot be read": []}
