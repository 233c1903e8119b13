"""A small file system in memory, which can be filled up, and databases on it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg

from tests.postgres import find_programs, give_to_postgres, new_cluster, new_database

MEGABYTE = 1024 * 1024
SIZE_MB = 48
TABLESPACE = "small"
# Each gives a process a namespace of its own, in which it may mount: as root, as root by name only, and with sudo.
NAMESPACES = (
    ("unshare", "--mount"),
    ("unshare", "--mount", "--map-root-user"),
    ("sudo", "-n", "-E", "unshare", "--mount"),
)
MOUNT = ("mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "none")


@cache
def find_namespace() -> tuple[str, ...] | None:
    """Return the command in front of another that lets it mount a file system of its own; None if none works."""
    return next((namespace for namespace in NAMESPACES if _may_mount(namespace)), None)


def _may_mount(namespace: tuple[str, ...]) -> bool:
    try:
        return subprocess.run([*namespace, *MOUNT, "/mnt"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


class SmallDisk:
    """A file system of 48 MB; should it stay mounted, it ends with the namespace of the process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """Mount it. The process must have been started in a namespace for it."""
        self.folder.mkdir()
        # PostgreSQL runs as another user.
        for parent in (self.folder.parent, self.folder.parent.parent):
            parent.chmod(0o711)
        subprocess.run([*MOUNT, str(self.folder)], check=True)
        try:
            yield
        finally:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)

    def fill(self, room: int) -> None:
        """Fill it up to so many bytes."""
        with self._filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, self.free_bytes() - room)

    def free_bytes(self) -> int:
        """Return the number of bytes that can still be written."""
        state = os.statvfs(self.folder)
        return state.f_bavail * state.f_frsize

    def clear(self) -> None:
        """Free what was filled up."""
        self._filler.unlink()

    @contextmanager
    def postgresql(self) -> Iterator[str]:
        """Yield the URL of a database on it, in a PostgreSQL whose log is elsewhere."""
        programs = find_programs()
        if programs is None:
            raise SystemExit("PostgreSQL is not installed: initdb is missing.")
        tables = self.folder / "tables"
        tables.mkdir()
        give_to_postgres(tables)
        with new_cluster(programs) as address:
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f"CREATE TABLESPACE {TABLESPACE} LOCATION '{tables}'")
            with new_database(address, "disk", TABLESPACE) as database:
                yield database
