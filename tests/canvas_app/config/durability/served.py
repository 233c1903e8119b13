"""A server with requests in each of its threads, which report what SQLite guarantees on their connections."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.request import Request, urlopen

from django.conf import settings
from django.test import override_settings

from canvas_app.web.asgi import application
from tests.canvas_app.config.durability.pragmas import read_pragmas
from tests.server import serving


@override_settings(ROOT_URLCONF="tests.canvas_app.config.durability.pragmas")
def read_served_pragmas() -> list[Any]:
    """Return what a request in each thread reports."""
    threads = settings.ENVIRONMENT.threads
    # Migrations make the file before a server starts: connections cannot switch a new one to WAL at the same time.
    read_pragmas()
    with serving(application) as port, ThreadPoolExecutor(threads) as pool:
        return list(pool.map(_fetch, [port] * threads, range(threads)))


def _fetch(port: int, client: int) -> Any:
    """Return the answer to a client, of which each gets only some of the threads."""
    request = Request(f"http://127.0.0.1:{port}/", headers={"X-Forwarded-For": f"203.0.113.{client}"})
    with urlopen(request) as response:
        return json.load(response)
