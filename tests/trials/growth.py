"""Requests of all kinds, many times: memory, open files, threads and connections must stop growing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from relationships.document.values import NOTE_LENGTH, NOTES_PER_CANVAS
from relationships.samples import load_sample, sample_names
from tests.figures import Figure
from tests.server_process import serving
from tests.trials.people import PASSWORD, make_canvas, make_people, share_canvas
from tests.trials.resources import Resources, count_rows, measure_resources, usual_memory
from tests.trials.run import Run
from tests.trials.traffic import Traffic
from tests.trials.visitor import Visitor

REQUESTS, REQUESTS_IF_SHORT = 50_000, 1_200
FULL_VIEWS, FULL_VIEWS_IF_SHORT = 320, 64
# In a short run, many kinds of requests are sent for the first time after a fifth of it.
WARM_UP_SHARE, WARM_UP_SHARE_IF_SHORT = 5, 2
PEOPLE, COPIES, COPIES_IF_SHORT = 4, 8, 2
GROUP = "Requests of all kinds, a canvas of 1,000 long notes among them"
# What the caches may take, so little in a short run that they are soon full; and what else may come in use, with the
# fragmentation of Python's allocator.
CACHES_MB, CACHES_MB_IF_SHORT, OTHERS_MB = 64, 8, 32
MORE_FILES, MORE_THREADS, MORE_CONNECTIONS = 16, 4, 4


def run(run: Run) -> Iterator[Figure]:
    """Yield what the server holds when it starts, when it is warm, and in the end."""
    people = make_people(PEOPLE, PASSWORD)
    copies = run.length(COPIES, COPIES_IF_SHORT)
    canvases = [share_canvas(people, load_sample(name)) for name in sample_names() for _ in range(copies)]
    full = make_canvas(people, [f"{number} ".ljust(NOTE_LENGTH, "x") for number in range(NOTES_PER_CANVAS)])
    traffic = Traffic()
    requests, views = run.length(REQUESTS, REQUESTS_IF_SHORT), run.length(FULL_VIEWS, FULL_VIEWS_IF_SHORT)
    caches, warm_up = run.length(CACHES_MB, CACHES_MB_IF_SHORT), run.length(WARM_UP_SHARE, WARM_UP_SHARE_IF_SHORT)
    with serving(run.log, TEST_CACHE_MEGABYTES=str(caches)) as server:
        visitors = [Visitor(person, server.port, canvases, full, run.seed, traffic) for person in people]
        held = [measure_resources(server)]
        for share in (1 / warm_up, 1 - 1 / warm_up):
            visit = partial(_visit, visitors, round(requests * share), round(views * share))
            memory = usual_memory(server, visit)
            held.append(replace(measure_resources(server), megabytes=memory))
    yield from _figures(caches, *held)
    yield from traffic.figures(run, GROUP)


def _visit(visitors: list[Visitor], requests: int, views: int) -> None:
    """Let all visitors make their shares of the requests at the same time."""
    count = len(visitors)
    with ThreadPoolExecutor(count) as threads:
        list(threads.map(lambda visitor: visitor.visit(requests // count, views // count), visitors))


def _figures(caches: int, started: Resources, warm: Resources, ended: Resources) -> Iterator[Figure]:
    yield Figure(GROUP, "memory at the start", round(started.megabytes), " MB")
    yield Figure(GROUP, "memory, warmed up", round(warm.megabytes), " MB")
    yield Figure(GROUP, "memory in the end", round(ended.megabytes), " MB")
    for name, unit, grown, limit in (
        ("memory", " MB", ended.megabytes - warm.megabytes, caches + OTHERS_MB),
        ("open files", "", ended.files - warm.files, MORE_FILES),
        ("threads", "", ended.threads - warm.threads, MORE_THREADS),
        ("database connections", "", ended.connections - warm.connections, MORE_CONNECTIONS),
    ):
        yield Figure(GROUP, f"growth of {name} after that", round(grown), unit, at_most=limit)
    yield Figure(GROUP, "open files in the end", ended.files)
    yield Figure(GROUP, "threads in the end", ended.threads)
    yield Figure(GROUP, "database connections in the end", ended.connections)
    for table, rows in count_rows().items():
        yield Figure(GROUP, f"rows in {table}", rows)
