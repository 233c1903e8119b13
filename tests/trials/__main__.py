"""Try the product's promises on SQLite and PostgreSQL, and print the figures of each trial as a table.

`python -m tests.trials` runs all trials in full; names choose some of them, --short runs them with fewer requests. The
exit status is 1 if a promise was broken or could not be tried.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tests.figures import Figure, summary, table
from tests.postgres import find_postgres
from tests.server_process import ROOT, collect_static
from tests.trials.run import DATABASES, POSTGRESQL, SETTINGS, TRIALS

ENDED_WITHIN_SECONDS = 60


def main() -> int:
    """Run the chosen trials and return the exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    options = _options()
    with tempfile.TemporaryDirectory(prefix="rapport-trials-") as folder, find_postgres() as postgres:
        collect_static(Path(folder), SETTINGS)
        os.environ |= {"TEST_STATIC_ROOT": f"{folder}/static", "TEST_POSTGRES_URL": postgres}
        kept = [_try(name, options, Path(folder)) for name in options.trials or TRIALS]
    return 0 if all(kept) else 1


def _options() -> Namespace:
    parser = ArgumentParser(prog="make trials", description="Try what Rapport promises under faults and load.")
    parser.add_argument("trials", nargs="*", metavar="TRIAL", help=", ".join(TRIALS))
    parser.add_argument("--short", action="store_true", help="fewer requests; limits of time are five times as long")
    parser.add_argument("--only", choices=DATABASES, help="try one database alone")
    parser.add_argument("--seed", type=int, default=1, help="start of the random numbers (1)")
    options = parser.parse_args()
    if unknown := [name for name in options.trials if name not in TRIALS]:
        parser.error(f"there is no trial {unknown[0]}, only {', '.join(TRIALS)}")
    return options


def _try(name: str, options: Namespace, folder: Path) -> bool:
    """Run a trial on every database, print its figures, and return whether all promises were kept."""
    started = time.monotonic()
    databases = [database for database in TRIALS[name] if options.only in (None, database)]
    measured = {DATABASES[database]: _run(name, database, options, folder) for database in databases}
    took = f"{time.monotonic() - started:.0f} s, seed {options.seed}{', short' if options.short else ''}"
    print(f"\n── {name} ({took}) ──\n{table(measured)}\n{summary(measured)}", flush=True)
    return all(figures and all(figure.is_kept for figure in figures) for figures in measured.values())


def _run(name: str, database: str, options: Namespace, folder: Path) -> list[Figure]:
    """Return the figures of a trial on one database; an empty list if it failed to run."""
    if database == POSTGRESQL and not os.environ["TEST_POSTGRES_URL"]:
        print("NOT TRIED on PostgreSQL: none answers (TEST_POSTGRES_URL, port 5432), and initdb is missing.")
        return []
    print(f"Trying {name} on {DATABASES[database]} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.trials.run", name, database, str(folder), "--seed", str(options.seed)]
    process = subprocess.Popen(
        [*command, *(["--short"] if options.short else [])], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        output, _ = process.communicate()
    finally:
        # After Ctrl-C the trial ends its servers and drops its database.
        process.terminate()
        process.wait(ENDED_WITHIN_SECONDS)
    figures = [Figure(**json.loads(line)) for line in output.splitlines()]
    if process.returncode:
        print(f"FAILED: {name} on {DATABASES[database]} ended with status {process.returncode}.", flush=True)
    return [] if process.returncode else figures


if __name__ == "__main__":
    raise SystemExit(main())
