"""Clients that send or read slowly, with a real server and raw connections."""

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from canvas_app.web.asgi import Shell
from canvas_app.web.connections import Connection
from tests.server import connect, exchange, request, serving

THREADS = 2
LONG_ANSWER = b"x" * 8_000_000


class Impatient(Connection):
    header_seconds = 0.3
    write_seconds = 0.3


def site(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """Respond as a WSGI application with 8 MB, or with a few bytes at /short."""
    answer = b"short" if environ["PATH_INFO"] == "/short" else LONG_ANSWER
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    # In chunks, like a file.
    return [answer[start : start + 65536] for start in range(0, len(answer), 65536)]


def ask_without_reading(port: int) -> socket.socket:
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(10)
    connection.connect(("127.0.0.1", port))
    connection.sendall(request("GET", "/long"))
    return connection


def read_to_the_end(connection: socket.socket) -> int:
    """Return the number of remaining bytes, up to the end or reset of the connection."""
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


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: local"])
def test_client_that_does_not_finish_its_headers_is_cut_off(sent: bytes) -> None:
    with serving(Shell(site, THREADS), Impatient) as port, connect(port, sent) as connection:
        assert read_to_the_end(connection) == 0


def test_connection_that_is_kept_may_ask_again_later_than_headers_may_take() -> None:
    with serving(Shell(site, THREADS), Impatient) as port, connect(port) as connection:
        for _ in range(2):
            connection.sendall(request("HEAD", "/short", connection="keep-alive"))
            assert b"200 OK" in connection.recv(65536)
            time.sleep(0.4)


HEADS = {
    "a long address": b"GET /short?" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: a\r\n",
    "a long header": b"GET /short HTTP/1.1\r\nX-Long: " + b"x" * 100_000 + b"\r\n",
    "an enormous header": b"GET /short HTTP/1.1\r\nX-Long: " + b"x" * 8_000_000 + b"\r\n",
    "many headers": b"GET /short HTTP/1.1\r\n" + b"A: b\r\n" * 101,
    "very many headers": b"GET /short HTTP/1.1\r\n" + b"A: b\r\n" * 100_000,
    "a long header before a body": b"POST /short HTTP/1.1\r\nContent-Length: 9\r\nX: " + b"x" * 40_000 + b"\r\n",
}


@pytest.mark.parametrize("name", HEADS)
def test_head_that_is_too_large_is_refused(name: str) -> None:
    with serving(Shell(site, THREADS)) as port:
        status, headers, body = exchange(port, HEADS[name] + b"Connection: close\r\n\r\n")

        assert (status, headers["connection"], b"too large" in body) == (431, "close", True)
        assert exchange(port, request("GET", "/short"))[0] == 200


def test_header_without_end_is_refused_before_it_ends() -> None:
    with serving(Shell(site, THREADS)) as port:
        status, _, _ = exchange(port, HEADS["an enormous header"].removesuffix(b"\r\n"))

    assert status == 431


def test_head_of_a_usual_size_is_read() -> None:
    more = {f"x_{number}": "x" * 300 for number in range(97)}
    with serving(Shell(site, THREADS)) as port:
        assert exchange(port, request("GET", "/short", b"", **more))[0] == 200
        assert exchange(port, request("POST", "/short", b"x" * 1_000_000))[0] == 200


@pytest.mark.parametrize(
    "rest", [b"1;" + b"x" * 1_000_000, b"0\r\nX-Long: " + b"x" * 1_000_000, b"1\r\nx\r\n" * 100_000]
)
def test_body_that_is_mostly_something_else_is_cut_off(rest: bytes) -> None:
    raw = request("POST", "/short", content_length="", transfer_encoding="chunked", connection="keep-alive")
    with serving(Shell(site, THREADS)) as port, connect(port) as connection:
        with suppress(ConnectionError):
            connection.sendall(raw + rest)

        assert read_to_the_end(connection) == 0
