"""Measure the product against the floor on SQLite and PostgreSQL, and print the results as one table.

`python -m tests.bench` takes about four minutes on two cores, with --quick one. Missed limits are printed as short and
are no failure; --only chooses one database, BENCH_POSTGRES_URL a PostgreSQL server.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.figures import Figure, summary, table
from tests.postgres import find_postgres, new_database
from tests.server_process import collect_static, run_manage

SETTINGS = "tests.bench.settings"
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
FEWEST_TIMES, QUICK_TIMES = 200, 40
CROWD, QUICK_CROWD = 10_000, 1_000


def main() -> None:
    options = _options()
    started = time.monotonic()
    measured: dict[str, list[Figure]] = {}
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as folder:
        collect_static(Path(folder), SETTINGS)
        for name, address in _databases(Path(folder), options.only):
            measured[name] = _measure(name, address, Path(folder), options, browser=not measured)
    if not measured:
        raise SystemExit("There was no database to measure.")
    print(f"\n{table(measured)}\n\n{summary(measured)} Measured in {time.monotonic() - started:.0f} s.")
    print(f"Ratios are of medians of {options.times} requests each, product and floor in turn, over one connection.")
    print("What stands in brackets depends on the machine and what else it does; it is no result.")


def _options() -> Namespace:
    parser = ArgumentParser(prog="make bench", description="Measure Rapport against the floor.")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_TIMES} requests for each median, fewer canvases")
    parser.add_argument("--only", choices=[SQLITE.lower(), POSTGRESQL.lower()], help="measure one database alone")
    parser.add_argument("--port", default="0", help="the server's port (any that is free)")
    options = parser.parse_args()
    options.times = QUICK_TIMES if options.quick else FEWEST_TIMES
    options.crowd = QUICK_CROWD if options.quick else CROWD
    return options


def _databases(folder: Path, only: str | None) -> Iterator[tuple[str, str]]:
    if only != POSTGRESQL.lower():
        yield SQLITE, f"sqlite:///{folder}/bench.sqlite3"
    if only == SQLITE.lower():
        return
    with _postgres() as address:
        if address:
            with new_database(address, "bench") as database:
                yield POSTGRESQL, database
        else:
            print("NOT MEASURED on PostgreSQL: none answers (BENCH_POSTGRES_URL, port 5432), and initdb is missing.")


@contextmanager
def _postgres() -> Iterator[str]:
    if given := os.environ.get("BENCH_POSTGRES_URL"):
        yield given
        return
    with find_postgres() as address:
        yield address


def _measure(name: str, address: str, folder: Path, options: Namespace, *, browser: bool) -> list[Figure]:
    print(f"Measuring on {name} …", file=sys.stderr, flush=True)
    sizes = ["--times", str(options.times), "--crowd", str(options.crowd), "--port", options.port]
    command = ["measure", "--folder", str(folder), *sizes, *(["--browser"] if browser else [])]
    names = {"DJANGO_SETTINGS_MODULE": SETTINGS, "DATABASE_URL": address, "TEST_STATIC_ROOT": f"{folder}/static"}
    return [Figure(**json.loads(line)) for line in run_manage(*command, **names).splitlines()]


if __name__ == "__main__":
    main()
