"""Runs every test on SQLite, then on PostgreSQL, and says what could not be run and why.

`python -m tests` passes its arguments on to pytest; with --nothing-skipped a database that is missing is a failure.
"""

import os
import subprocess
import sys

from tests.postgres import find_postgres

SQLITE = "sqlite:///var/test.sqlite3"
NO_POSTGRES = "neither does one answer (TEST_POSTGRES_URL, port 5432) nor is initdb installed to start one"


def main(arguments: list[str]) -> int:
    results = {"SQLite": _run_pytest(SQLITE, arguments)}
    with find_postgres() as address:
        if address:
            # What a browser shows does not depend on the database.
            results["PostgreSQL"] = _run_pytest(address, ["-m", "not browser", *arguments])
        elif "--nothing-skipped" in arguments:
            results[f"PostgreSQL, not found: {NO_POSTGRES}"] = 1
        else:
            print(f"\nSKIPPED on PostgreSQL: {NO_POSTGRES}")  # noqa: T201
    failed = [name for name, code in results.items() if code]
    print(f"\nTests {'failed on ' + ' and '.join(failed) if failed else 'passed on ' + ' and '.join(results)}.")  # noqa: T201
    return 1 if failed else 0


def _run_pytest(database: str, arguments: list[str]) -> int:
    print(f"\n── {database.partition(':')[0]} ──", flush=True)  # noqa: T201
    command = [sys.executable, "-m", "pytest", "-n", "auto", *arguments]
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": database}, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
