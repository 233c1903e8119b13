"""A PostgreSQL to test on: a running server, or one started for this run and deleted after it."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

# The user that owns nothing, in every user namespace.
NOBODY = 65534
USUAL = "postgres://postgres@127.0.0.1:5432/postgres"


@contextmanager
def find_postgres() -> Iterator[str]:
    """Yield the URL of a PostgreSQL on which databases may be created; an empty string if there is none."""
    for address in (os.environ.get("TEST_POSTGRES_URL", ""), os.environ.get("DATABASE_URL", ""), USUAL):
        if address.startswith("postgres") and _may_create_databases(address):
            yield address
            return
    programs = find_programs()
    if programs is None:
        yield ""
        return
    with new_cluster(programs) as address:
        yield address


def _may_create_databases(address: str) -> bool:
    try:
        with psycopg.connect(address, connect_timeout=3) as connection:
            row = connection.execute("SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user").fetchone()
    except psycopg.Error:
        return False
    return row == (True,)


def find_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl: the newest version in Debian's location, or the one on PATH."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    candidates = [*folders, *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


@contextmanager
def new_cluster(programs: Path) -> Iterator[str]:
    """Start a PostgreSQL with the programs in a folder, yield its URL, and delete it."""
    with tempfile.TemporaryDirectory(prefix="rapport-postgres-") as folder:
        data, port = f"{folder}/data", find_free_port()
        give_to_postgres(Path(folder))
        _run([f"{programs}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
        _run([f"{programs}/pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"])
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run([f"{programs}/pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])


def give_to_postgres(folder: Path) -> None:
    """Let the user of PostgreSQL write to a folder."""
    if os.geteuid() == 0 and not _is_root_by_name():
        shutil.chown(folder, "postgres", "postgres")


def _run(command: list[str]) -> None:
    """Run a program of PostgreSQL, as another user if this one is root, which it refuses."""
    as_other = ["runuser", "-u", "postgres", "--"]
    if _is_root_by_name():
        as_other = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"]
    subprocess.run([*(as_other if os.geteuid() == 0 else []), *command], check=True, stdout=subprocess.DEVNULL)


def _is_root_by_name() -> bool:
    """Return whether this process is root only in a user namespace, in which there are no other users."""
    names = Path("/proc/self/uid_map")
    return names.exists() and len(names.read_text().split()) == 3 and names.read_text().split()[2] == "1"


@contextmanager
def new_database(address: str, name: str, tablespace: str = "pg_default") -> Iterator[str]:
    """Create a database on a PostgreSQL, yield its URL, and drop it."""
    name = f"rapport_{name}_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TABLESPACE {tablespace}")
        try:
            yield urlsplit(address)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def find_free_port() -> int:
    """Return an unused TCP port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
