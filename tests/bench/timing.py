"""Timing of product and floor in turn: the ratio of their medians, and their requests per second."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from tests.bench.client import Answer, Connection

Ask = Callable[[], Answer]
WARM_UP = 20
CONNECTIONS = 8
ROUNDS = 4
MILLISECONDS = 1000


def ratio(product: Ask, floor: Ask, times: int, before: Callable[[], object] = lambda: None) -> tuple[float, str]:
    """Return the ratio of the medians of product and floor over `times` requests each, and both medians as text.

    The requests alternate. `before` is called ahead of each pair and is not timed.
    """
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + times):
        gc.disable()
        before()
        seconds = _checked(product()).seconds, _checked(floor()).seconds
        gc.enable()
        if number >= WARM_UP:
            took[0].append(seconds[0])
            took[1].append(seconds[1])
    medians = [statistics.median(seconds) * MILLISECONDS for seconds in took]
    return medians[0] / medians[1], f"{medians[0]:.1f}/{medians[1]:.1f} ms"


def _checked(answer: Answer) -> Answer:
    if answer.status not in {HTTPStatus.OK, HTTPStatus.SEE_OTHER}:
        raise SystemExit(f"A measured request was answered with {answer.status}:\n{answer.head.decode()}")
    return answer


def rates(connect: Callable[[], Connection], paths: tuple[str, str], requests: int) -> tuple[float, float]:
    """Return the requests per second of both paths over eight connections, `requests` each, in alternating rounds."""
    connections = [connect() for _ in range(CONNECTIONS)]
    share = requests // ROUNDS // CONNECTIONS
    took = [0.0, 0.0]
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        for _ in range(ROUNDS):
            for index, path in enumerate(paths):
                started = time.perf_counter()
                list(
                    threads.map(lambda connection, path=path: _request_repeatedly(connection, path, share), connections)
                )
                took[index] += time.perf_counter() - started
    for connection in connections:
        connection.close()
    done = share * CONNECTIONS * ROUNDS
    return done / took[0], done / took[1]


def _request_repeatedly(connection: Connection, path: str, times: int) -> None:
    for _ in range(times):
        _checked(connection.get(path))
