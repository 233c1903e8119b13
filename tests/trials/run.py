"""One trial on one database of its own, in a process of its own; prints each figure as a line of JSON."""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

from tests.postgres import new_database
from tests.trials.small_disk import SmallDisk

SETTINGS = "tests.production_settings"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
DATABASES = {SQLITE: "SQLite", POSTGRESQL: "PostgreSQL"}
DISK = "disk"
# The trials, each a module with a function `run`, and the databases on which they are run.
TRIALS = {
    "concurrency": (SQLITE, POSTGRESQL),
    "kills": (SQLITE, POSTGRESQL),
    "growth": (SQLITE, POSTGRESQL),
    "outage": (POSTGRESQL,),
    DISK: (SQLITE, POSTGRESQL),
}
BUSY = 5


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a trial: its database, a folder for its files, the seed of its random numbers, and its length."""

    database: str
    folder: Path
    seed: int
    is_short: bool

    @property
    def log(self) -> Path:
        """The log of the servers."""
        return self.folder / "server.log"

    @property
    def disk(self) -> SmallDisk:
        """The small file system of the trial that needs one."""
        return SmallDisk(self.folder / "small")

    def length(self, full: int, short: int) -> int:
        """Return the number of repetitions in a full run or a short one."""
        return short if self.is_short else full

    def seconds(self, limit: float) -> float:
        """Return a limit of time. Short runs get more, since they run on machines that have something else to do."""
        return limit * BUSY if self.is_short else limit


def main() -> None:
    """Run a trial."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = ArgumentParser()
    parser.add_argument("trial")
    parser.add_argument("database")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--short", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        run = Run(options.database, Path(folder), options.seed, options.short)
        with (_on_small_disk if options.trial == DISK else _database)(run) as address:
            os.environ |= {"DJANGO_SETTINGS_MODULE": SETTINGS, "DATABASE_URL": address}
            django.setup()
            call_command("migrate", verbosity=0)
            try:
                for figure in import_module(f"tests.trials.{options.trial}").run(run):
                    print(json.dumps(asdict(figure)), flush=True)
            finally:
                # A database with connections cannot be dropped, nor a disk be unmounted.
                connections.close_all()


@contextmanager
def _database(run: Run) -> Iterator[str]:
    """Yield the address of an empty database."""
    if run.database == SQLITE:
        yield f"sqlite:///{run.folder}/trial.sqlite3"
        return
    with new_database(os.environ["TEST_POSTGRES_URL"], "trial") as address:
        yield address


@contextmanager
def _on_small_disk(run: Run) -> Iterator[str]:
    """Yield the address of an empty database on a small file system, which is mounted for it."""
    with run.disk.mounted():
        if run.database == SQLITE:
            yield f"sqlite:///{run.disk.folder}/trial.sqlite3"
            return
        with run.disk.postgresql() as address:
            yield address


if __name__ == "__main__":
    main()
