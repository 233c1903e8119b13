"""The server started by manage.py serve."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.postgres import find_free_port

ROOT = Path(__file__).resolve().parents[3]
WAIT_SECONDS = 30


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "RAPPORT_ENV": "production",
        "SECRET_KEY": "k7Jq2mZx9Lw4Rt6Vb8Nc1Hd3Gf5Sa0PoIuYtReWqLkJhGfDsAzXcVb",
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": f"sqlite:///{tmp_path}/rapport.sqlite3",
        "EMAIL_URL": "smtp://mail.example:587?tls=true",
        "DEFAULT_FROM_EMAIL": "rapport@canvas.example",
    }


def test_production_settings_leave_the_deployment_check_silent(environment: dict[str, str]) -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "DEBUG"]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_server_prints_its_address_answers_and_ends_when_asked(environment: dict[str, str]) -> None:
    port = find_free_port()
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        line = server.stdout.readline().decode()
        try:
            answer = _fetch(f"http://localhost:{port}/health/live/")
        finally:
            server.terminate()
        server.wait(WAIT_SECONDS)
        errors = server.stderr.read().decode()

    assert line == f"Rapport is at http://localhost:{port}/ (stop: Ctrl+C)\n"
    assert answer == {"status": "live"}
    assert "Traceback" not in errors


def _fetch(address: str) -> object:
    """Return the JSON at a URL, retrying until the server listens."""
    for _ in range(WAIT_SECONDS * 10):
        try:
            with urlopen(address) as response:
                return json.load(response)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nobody answers at {address}")
