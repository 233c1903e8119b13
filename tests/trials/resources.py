"""What a server holds of the machine and of its database."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event

from django.db import connection

from tests.server_process import Server

TEMPORARY = re.compile("session|cache|limit|attempt")
CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


SECONDS_BETWEEN_READINGS = 0.1


@dataclass(frozen=True, slots=True)
class Resources:
    """The memory in MB (resident set size), open files, threads and database connections of a process."""

    megabytes: float
    files: int
    threads: int
    connections: int


def measure_resources(server: Server) -> Resources:
    """Return what a server holds now. Its database must be that of this process."""
    folder = Path(f"/proc/{server.process.pid}")
    files = [file.readlink() for file in (folder / "fd").iterdir()]
    threads = len(list((folder / "task").iterdir()))
    return Resources(server.megabytes() or 0, len(files), threads, _count_connections(files))


def usual_memory(server: Server, work: Callable[[], object]) -> float:
    """Do some work, and return the median of a server's memory in the second half of that time, in MB.

    A single reading says little: the pages of large canvases come and go, and take tens of megabytes.
    """
    readings, is_done = [server.megabytes() or 0], Event()

    def read() -> None:
        while not is_done.wait(SECONDS_BETWEEN_READINGS):
            readings.append(server.megabytes() or 0)

    with ThreadPoolExecutor(1) as threads:
        threads.submit(read)
        try:
            work()
        finally:
            is_done.set()
    return median(readings[len(readings) // 2 :])


def _count_connections(files: list[Path]) -> int:
    """Return the number of connections to PostgreSQL, or how often the file of SQLite is open."""
    if connection.vendor == "sqlite":
        return files.count(Path(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute(CONNECTIONS)
        return int(cursor.fetchone()[0])


def count_rows() -> dict[str, int]:
    """Return the number of rows of each table of sessions, cached values and limits, which must not grow for ever."""
    tables = [table for table in connection.introspection.table_names() if TEMPORARY.search(table)]
    counts = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
            counts[table] = int(cursor.fetchone()[0])
    return counts
