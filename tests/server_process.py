"""The real server in a separate process, started with manage.py serve, and other commands of manage.py."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import find_free_port

ROOT = Path(__file__).resolve().parent.parent
STARTED_WITHIN_SECONDS = STOPPED_WITHIN_SECONDS = 30
KILOBYTE = 1024


class Server:
    """A running server and the port on which it listens."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port

    def megabytes(self) -> float | None:
        """Return the resident set size in MB; None on systems without /proc."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        line = next(entry for entry in status.read_text().splitlines() if entry.startswith("VmRSS:"))
        return int(line.split()[1]) / KILOBYTE

    def kill(self) -> None:
        """End the server with SIGKILL, as a crash or a loss of power would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(log: Path, port: int = 0, **variables: str) -> Iterator[Server]:
    """Run the server with this process's environment and these variables, and append its log to a file.

    Without a port it gets one that is free.
    """
    port = port or find_free_port()
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with log.open("ab") as lines:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, stdout=lines, stderr=lines)
    try:
        _wait_for(process, port, log)
        yield Server(process, port)
    finally:
        _stop(process)


def _wait_for(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + STARTED_WITHIN_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready/", timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"The server did not start:\n{log.read_text()[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server like an operator does. Raise SystemExit if it has to be killed."""
    process.terminate()
    try:
        process.wait(STOPPED_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise SystemExit(f"The server did not stop within {STOPPED_WITHIN_SECONDS} seconds.") from None


def collect_static(folder: Path, settings: str) -> None:
    """Collect the static files of production in the folder `static` of a folder."""
    database = f"sqlite:///{folder}/unused.sqlite3"
    names = {"DJANGO_SETTINGS_MODULE": settings, "DATABASE_URL": database, "TEST_STATIC_ROOT": f"{folder}/static"}
    run_manage("collectstatic", "--noinput", "--verbosity", "0", **names)


def run_manage(*arguments: str, **variables: str) -> str:
    """Run a command of manage.py with these variables and return its output. Raise SystemExit if it fails."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | variables, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"manage.py {arguments[0]} failed.")
    return done.stdout
