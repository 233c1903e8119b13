"""The `measure` command: benchmarks the configured, empty database and prints each figure as a line of JSON."""

import json
import logging
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from canvas_app.accounts.models import User
from tests.bench import pages
from tests.bench.browser import in_chromium
from tests.bench.checking import checks
from tests.bench.client import Connection
from tests.bench.drafting import drafts
from tests.bench.filling import Pair, add_crowd, make_pair, make_user
from tests.bench.library import MANY, add_public_cases, galleries
from tests.bench.queries import count_queries
from tests.bench.studio import comparison, lenses, make_studio
from tests.figures import Figure
from tests.server_process import Server, serving
from tests.sessions import sign_in

SIZES = (5, 60, 500, 600)
COUNTED = (5, 60, 500)


class Command(BaseCommand):
    help = "Measure one database against the floor (use make bench)."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folder", type=Path, required=True, help="where the server's log goes")
        parser.add_argument("--times", type=int, required=True, help="requests for each median")
        parser.add_argument("--crowd", type=int, required=True, help="how many other canvases to add")
        parser.add_argument("--port", type=int, default=0, help="the server's port (any that is free)")
        parser.add_argument("--browser", action="store_true", help="measure in Chromium too")

    def handle(self, *, folder: Path, times: int, crowd: int, port: int, browser: bool, **options: object) -> None:
        # Silences this process, which counts queries with the test client; the server logs as usual.
        logging.disable()
        call_command("migrate", run_syncdb=True, verbosity=0)
        user = make_user()
        pairs = {size: make_pair(user, size) for size in SIZES}
        with serving(folder / "server.log", port) as server:
            for figure in _with_server(server, user, pairs, times, crowd, browser=browser):
                self._say(figure)
        for figure in count_queries(user, {size: pairs[size] for size in COUNTED}):
            self._say(figure)

    def _say(self, figure: Figure) -> None:
        self.stdout.write(json.dumps(asdict(figure)))
        self.stdout.flush()


def _with_server(
    server: Server, user: User, pairs: dict[int, Pair], times: int, crowd: int, *, browser: bool
) -> Iterator[Figure]:
    session = sign_in(user)
    connect = partial(Connection, server.port, session)
    yield from pages.under_load(server, connect, pairs[60], times)
    yield from pages.boards(connect(), pairs[60], times, "60 notes")
    yield from pages.boards(connect(), pairs[600], times, "600 notes")
    yield from pages.writes(connect(), make_pair(user, 60), times)
    yield from lenses(connect(), make_studio(user), times)
    yield comparison(connect(), make_studio(user), make_studio(user), times)
    yield from checks(connect(), pairs[60], times)
    yield from drafts(connect(), pairs[60], times)
    if browser:
        yield from in_chromium(server.port, session, pairs[60].canvas)
    add_public_cases(MANY)
    _note_sizes()
    yield from galleries(connect(), MANY, times)
    add_crowd(crowd)
    _note_sizes()
    yield from pages.boards(connect(), pairs[60], times, f"60 notes among {crowd:,} canvases")


def _note_sizes() -> None:
    """Update the planner's statistics after adding many rows, as autovacuum would within a minute."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
