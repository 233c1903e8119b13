"""Clients that are slow to ask or to read, with a real server and raw connections."""

import socket
import time
from collections.abc import Callable
from typing import Any

import pytest

from canvas_app.asgi import Shell
from canvas_app.connections import Connection
from tests.server import connect, exchange, request, serving

THREADS = 2
LONG_ANSWER = b"x" * 8_000_000


class Impatient(Connection):
    header_seconds = 0.3
    answer_seconds = 0.3


def site(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """A WSGI site whose answers are long except at /short."""
    answer = b"short" if environ["PATH_INFO"] == "/short" else LONG_ANSWER
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    # In pieces, as files are.
    return [answer[start : start + 65536] for start in range(0, len(answer), 65536)]


def ask_without_reading(port: int) -> socket.socket:
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(10)
    connection.connect(("127.0.0.1", port))
    connection.sendall(request("GET", "/long"))
    return connection


def read_to_the_end(connection: socket.socket) -> int:
    """How many bytes still come; a connection that was cut off is at its end."""
    count = 0
    try:
        while received := connection.recv(1_000_000):
            count += len(received)
    except ConnectionResetError:
        pass
    return count


def test_clients_that_do_not_read_do_not_stop_the_site() -> None:
    with serving(Shell(site, THREADS)) as port:
        idle = [ask_without_reading(port) for _ in range(3 * THREADS)]
        status, _, body = exchange(port, request("GET", "/short"))
        for connection in idle:
            connection.close()

    assert (status, body) == (200, b"short")


def test_client_that_does_not_take_its_answer_is_cut_off() -> None:
    with serving(Shell(site, THREADS), Impatient) as port, ask_without_reading(port) as connection:
        time.sleep(1)

        assert read_to_the_end(connection) < len(LONG_ANSWER)


def test_client_that_reads_gets_the_whole_of_a_long_answer() -> None:
    with serving(Shell(site, THREADS)) as port:
        _, _, body = exchange(port, request("GET", "/long"))

    assert body == LONG_ANSWER


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: local"])
def test_client_that_does_not_finish_its_headers_is_cut_off(said: bytes) -> None:
    with serving(Shell(site, THREADS), Impatient) as port, connect(port, said) as connection:
        assert read_to_the_end(connection) == 0


def test_connection_that_is_kept_may_ask_again_later_than_headers_may_take() -> None:
    with serving(Shell(site, THREADS), Impatient) as port, connect(port) as connection:
        for _ in range(2):
            connection.sendall(request("HEAD", "/short", connection="keep-alive"))
            assert b"200 OK" in connection.recv(65536)
            time.sleep(0.4)
