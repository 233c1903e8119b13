"""The real server in a process of its own, started with manage.py serve."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import find_free_port
from tests.server import exchange, request

ROOT = Path(__file__).resolve().parent.parent
STARTED_WITHIN_SECONDS = 60


@contextmanager
def served(log: Path, **variables: str) -> Iterator[int]:
    """Serve with the settings of a test run and these environment variables; yield the port."""
    port = find_free_port()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", **variables}
    with log.open("wb") as lines:
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=lines, stderr=lines)
    try:
        _wait_until_ready(process, port, log)
        yield port
    finally:
        process.terminate()
        process.wait(STARTED_WITHIN_SECONDS)


def _wait_until_ready(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    until = time.monotonic() + STARTED_WITHIN_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if exchange(port, request("GET", "/health/ready/"))[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"the server is not ready:\n{log.read_text()}")
