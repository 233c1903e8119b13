"""Run all tests on SQLite, then the tests that touch a database on PostgreSQL, and report what was skipped and why.

The second run is dated ahead, so that a test whose dates are about to become stale fails early.
`python -m tests` passes its arguments on to pytest. With --nothing-skipped, a missing database is a failure.
"""

import os
import subprocess
import sys

import pytest

from tests.postgres import find_postgres

SQLITE = "sqlite:///var/test.sqlite3"
NO_POSTGRES = "neither does one answer (TEST_POSTGRES_URL, port 5432) nor is initdb installed to start one"
# Only these can differ on PostgreSQL; browser tests and the syntax of pages do not depend on the database.
TOUCHES_DATABASE = ["-m", "database and not browser and not syntax"]
# More than the ages that checks judge by.
DAYS_AHEAD = 600
PASSED = {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}


def main(arguments: list[str]) -> int:
    """Return the exit status of the whole run."""
    results = {"SQLite": _run_pytest("SQLite: every test", SQLITE, arguments)}
    with find_postgres() as address:
        if address:
            title = f"PostgreSQL, {DAYS_AHEAD} days ahead: the tests that touch a database, without the browser"
            ahead = f"--days-ahead={DAYS_AHEAD}"
            results["PostgreSQL"] = _run_pytest(title, address, [*TOUCHES_DATABASE, ahead, *arguments])
        elif "--nothing-skipped" in arguments:
            results[f"PostgreSQL, not found: {NO_POSTGRES}"] = pytest.ExitCode.INTERNAL_ERROR
        else:
            print(f"\nSKIPPED on PostgreSQL: {NO_POSTGRES}")  # noqa: T201
    return _summarise(results)


def _run_pytest(title: str, database: str, arguments: list[str]) -> int:
    print(f"\n── {title} ──", flush=True)  # noqa: T201
    # By default a worker keeps the browser tests that it was assigned, while the others idle.
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *arguments]
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": database}, check=False).returncode


def _summarise(results: dict[str, int]) -> int:
    """Print the result. Arguments such as -k may leave no test to run on one of the databases."""
    failed = [name for name, code in results.items() if code not in PASSED]
    if not failed and pytest.ExitCode.OK not in results.values():
        failed = [f"{name} (no test selected)" for name in results]
    print(f"\nTests {'failed on ' + ' and '.join(failed) if failed else 'passed on ' + ' and '.join(results)}.")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
