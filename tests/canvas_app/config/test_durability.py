"""What a saved change survives on SQLite, read from the connections of the server and of commands in production."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
THREADS = 3
# SQLite's numbers for its values of `synchronous`.
NORMAL, FULL = 1, 2
CONFIGURED = [({}, FULL), ({"SQLITE_SYNCHRONOUS": "full"}, FULL), ({"SQLITE_SYNCHRONOUS": "normal"}, NORMAL)]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "RAPPORT_ENV": "production",
        "SECRET_KEY": "k7Jq2mZx9Lw4Rt6Vb8Nc1Hd3Gf5Sa0PoIuYtReWqLkJhGfDsAzXcVb",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{tmp_path}/rapport.sqlite3",
        "EMAIL_URL": "smtp://mail.example:587?tls=true",
        "DEFAULT_FROM_EMAIL": "rapport@canvas.example",
        "HTTPS": "false",
        "THREADS": str(THREADS),
        "TRUSTED_PROXIES": "1",
    }


@pytest.mark.parametrize(("configured", "synchronous"), CONFIGURED)
def test_every_thread_of_the_server_waits_for_the_disk_unless_configured_otherwise(
    environment: dict[str, str], configured: dict[str, str], synchronous: int
) -> None:
    served = _call("served", "read_served_pragmas", environment | configured)

    assert len({answer.pop("thread") for answer in served}) == THREADS
    assert served == [{"journal_mode": "wal", "synchronous": synchronous}] * THREADS


@pytest.mark.parametrize(("configured", "synchronous"), CONFIGURED)
def test_commands_wait_for_the_disk_like_the_server(
    environment: dict[str, str], configured: dict[str, str], synchronous: int
) -> None:
    pragmas = _call("pragmas", "read_pragmas", environment | configured)

    assert pragmas == {"journal_mode": "wal", "synchronous": synchronous}


def _call(module: str, function: str, environment: dict[str, str]) -> Any:
    """Call a function in a management command and return its result."""
    imports = f"import json; from tests.canvas_app.config.durability.{module} import {function}"
    code = f"{imports}; print(json.dumps({function}()))"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
    return json.loads(subprocess.check_output(command, cwd=ROOT, env=environment, text=True))
