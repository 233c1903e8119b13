"""Processes that each run one trial on one database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.figures import Figure
from tests.server_process import ROOT
from tests.trials.run import DATABASES, DISK, POSTGRESQL
from tests.trials.small_disk import find_namespace

NO_MOUNTING = "nobody may mount here, neither this user, nor as root of a namespace (unshare), nor with sudo"
NO_POSTGRES = "neither does one answer (TEST_POSTGRES_URL, port 5432) nor is initdb installed to start one"


@dataclass(frozen=True, slots=True)
class Job:
    """A trial on one database, and how to run it."""

    trial: str
    database: str
    folder: Path
    seed: int
    is_short: bool

    def __str__(self) -> str:
        return f"{self.trial} on {DATABASES[self.database]}"

    @property
    def obstacle(self) -> str:
        """Why this machine cannot run the trial; empty if it can."""
        if self.trial == DISK:
            return "" if find_namespace() else NO_MOUNTING
        return NO_POSTGRES if self.database == POSTGRESQL and not os.environ["TEST_POSTGRES_URL"] else ""

    @property
    def command(self) -> list[str]:
        """The command that runs the trial."""
        arguments = [self.trial, self.database, str(self.folder), "--seed", str(self.seed)]
        namespace = find_namespace() or () if self.trial == DISK else ()
        return [
            *namespace,
            sys.executable,
            "-m",
            "tests.trials.run",
            *arguments,
            *(["--short"] if self.is_short else []),
        ]


class Processes:
    """The processes that run. They end with this context, and then no further ones start."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[str]] = []
        self._is_over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._is_over = True
        for process in self._running:
            # Nobody may end what sudo has started; it ends by itself.
            with suppress(PermissionError):
                process.terminate()

    def run(self, job: Job) -> list[Figure]:
        """Run a trial and return its figures; an empty list if it could not be run to its end."""
        if obstacle := job.obstacle:
            print(f"NOT TRIED: {job}: {obstacle}.", file=sys.stderr)
            return []
        if self._is_over:
            return []
        started = time.monotonic()
        print(f"Trying {job} …", file=sys.stderr, flush=True)
        process = subprocess.Popen(job.command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self._running.append(process)
        lines, _ = process.communicate()
        self._running.remove(process)
        print(f"Tried {job} in {time.monotonic() - started:.0f} s.", file=sys.stderr, flush=True)
        if process.returncode:
            print(f"FAILED: {job} ended with status {process.returncode}.", file=sys.stderr, flush=True)
            return []
        return [Figure(**json.loads(line)) for line in lines.splitlines()]
