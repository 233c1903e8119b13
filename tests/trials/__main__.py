"""Try the product's promises on SQLite and PostgreSQL, and print the figures of each trial as a table.

`python -m tests.trials` runs all trials in full, one after the other; names choose some of them. With --short they make
fewer requests, and as many run at once as the machine has processors. The exit status is 1 if a promise was broken or
could not be tried.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from tests.figures import Figure, summary, table
from tests.postgres import find_postgres
from tests.server_process import collect_static
from tests.trials.process import Job, Processes
from tests.trials.run import DATABASES, SETTINGS, TRIALS

Figures = list[Figure]


def main() -> int:
    """Run the chosen trials and return the exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    options = _options()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rapport-trials-") as folder, find_postgres() as postgres:
        collect_static(Path(folder), SETTINGS)
        os.environ |= {"TEST_STATIC_ROOT": f"{folder}/static", "TEST_POSTGRES_URL": postgres}
        kept = _run(options, Path(folder))
    print(f"\nTried in {time.monotonic() - started:.0f} s: {'every promise was kept' if kept else 'NOT KEPT'}.")
    return 0 if kept else 1


def _options() -> Namespace:
    parser = ArgumentParser(prog="make trials", description="Try what Rapport promises under faults and load.")
    parser.add_argument("trials", nargs="*", metavar="TRIAL", help=", ".join(TRIALS))
    parser.add_argument("--short", action="store_true", help="fewer requests, several trials at once")
    parser.add_argument("--only", choices=DATABASES, help="try one database alone")
    parser.add_argument("--seed", type=int, default=1, help="start of the random numbers (1)")
    options = parser.parse_args()
    if unknown := [name for name in options.trials if name not in TRIALS]:
        parser.error(f"there is no trial {unknown[0]}, only {', '.join(TRIALS)}")
    return options


def _run(options: Namespace, folder: Path) -> bool:
    """Run the trials, print the figures of each, and return whether all promises were kept."""
    at_once = os.cpu_count() if options.short else 1
    with ThreadPoolExecutor(at_once) as threads, Processes() as processes:
        running = {
            name: {
                database: threads.submit(processes.run, Job(name, database, folder, options.seed, options.short))
                for database in TRIALS[name]
                if options.only in (None, database)
            }
            for name in options.trials or TRIALS
        }
        kept = [_show(name, found, options) for name, found in running.items()]
    return all(kept)


def _show(name: str, found: dict[str, Future[Figures]], options: Namespace) -> bool:
    measured = {DATABASES[database]: figures.result() for database, figures in found.items()}
    print(f"\n── {name}, seed {options.seed}{', short' if options.short else ''} ──\n{table(measured)}")
    print(summary(measured), flush=True)
    return all(figures and all(figure.is_kept for figure in figures) for figures in measured.values())


if __name__ == "__main__":
    raise SystemExit(main())
