"""Other processes that work on the database of this test run."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


def run_together(module: str, *arguments: str, processes: int = 2) -> list[str]:
    """Run a module in several processes, which begin at the same moment, and return what each printed.

    The module prints a line when it is ready, and begins when it has read one.
    """
    with ExitStack() as stack:
        started = [stack.enter_context(_start(module, *arguments)) for _ in range(processes)]
        for process in started:
            assert process.stdout
            assert process.stdout.readline(), f"{module} ended before it was ready"
        for process in started:
            assert process.stdin
            process.stdin.write("begin\n")
            process.stdin.flush()
        return [process.communicate()[0] for process in started]


@contextmanager
def _start(module: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", module, *arguments]
    environment = {**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdin=pipe, stdout=pipe) as process:
        try:
            yield process
        finally:
            process.kill()


def database_url() -> str:
    """Return the URL of the database that the tests of this process use."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(settings['NAME']).absolute()}"
    password = f":{quote(settings['PASSWORD'], safe='')}" if settings["PASSWORD"] else ""
    return f"postgres://{quote(settings['USER'])}{password}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
