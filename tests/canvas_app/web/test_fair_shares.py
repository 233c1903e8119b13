"""The threads of the server, shared between clients."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from canvas_app.web.asgi import Shell
from canvas_app.web.fair_shares import find_client
from tests.server import exchange, request, serving

THREADS = 4
BUSY, OTHER = "203.0.113.1", "203.0.113.2"


class Slow:
    """A WSGI application that answers on `/slow/` once it is told to."""

    def __init__(self) -> None:
        self.running = threading.Semaphore(0)
        self.go_on = threading.Event()
        self.most_at_once = self.at_once = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        if environ["PATH_INFO"] == "/slow/":
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            self.running.release()
            self.go_on.wait(10)
            self.at_once -= 1
        elif environ["PATH_INFO"] == "/broken/":
            raise ValueError
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield b"here"


def ask(port: int, path: str, client: str) -> int:
    return exchange(port, request("GET", path, x_forwarded_for=client))[0]


def test_client_with_many_requests_leaves_threads_to_others() -> None:
    site = Slow()
    with serving(Shell(site, THREADS, proxies=1)) as port, ThreadPoolExecutor(10) as people:
        slow = [people.submit(ask, port, "/slow/", BUSY) for _ in range(8)]
        assert all(site.running.acquire(timeout=5) for _ in range(THREADS // 2))
        assert [ask(port, "/", OTHER) for _ in range(5)] == [200] * 5
        assert not site.running.acquire(timeout=0.2)
        site.go_on.set()
        assert [answer.result(10) for answer in slow] == [200] * 8
    assert site.most_at_once == THREADS // 2


def test_failed_requests_keep_no_place() -> None:
    with serving(shell := Shell(Slow(), THREADS, proxies=1)) as port:
        for _ in range(THREADS):
            exchange(port, request("GET", "/broken/", x_forwarded_for=BUSY))
        assert ask(port, "/", BUSY) == 200
    assert shell.shares._semaphores == {}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9, 203.0.113.1", "203.0.113.1"),
        (2, "203.0.113.9, 203.0.113.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "nobody", "127.0.0.1"),
        (1, "2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
    ],
)
def test_clients_are_told_apart_by_what_trusted_proxies_say(proxies: int, forwarded: str, client: str) -> None:
    scope = {"headers": [(b"x-forwarded-for", forwarded.encode())], "client": ("127.0.0.1", 5000)}
    assert find_client(scope, proxies) == client


def test_clients_on_a_socket_have_no_address() -> None:
    assert find_client({"headers": [], "client": None}, 0) == ""
