"""A real server in a thread of the test process, and raw connections to it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from canvas_app.web.connections import Connection

STARTED_WITHIN_SECONDS = 10.0
ANSWERED_WITHIN_SECONDS = 20.0


@contextmanager
def serving(application: Any, connections: type[Connection] = Connection) -> Iterator[int]:
    """Serve an ASGI application on 127.0.0.1 like manage.py serve; yield the port."""
    with running(application, connections) as server:
        yield get_port(server)


@contextmanager
def running(application: Any, connections: type[Connection] = Connection) -> Iterator[uvicorn.Server]:
    """Serve like `serving`; yield the server."""
    quietly: dict[str, Any] = {"access_log": False, "log_config": None, "server_header": False, "proxy_headers": False}
    config = uvicorn.Config(application, port=0, http=connections, **quietly)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + STARTED_WITHIN_SECONDS
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield server
    finally:
        server.should_exit = True
        thread.join(STARTED_WITHIN_SECONDS)


def get_port(server: uvicorn.Server) -> int:
    """Return the port on which a server listens."""
    return int(server.servers[0].sockets[0].getsockname()[1])


def end_connections(server: uvicorn.Server) -> None:
    """Wait until all requests are answered, and abort persistent connections; raise TimeoutError after 20 seconds."""
    state = server.server_state
    until = time.monotonic() + ANSWERED_WITHIN_SECONDS
    while state.tasks or state.connections:
        if time.monotonic() > until:
            raise TimeoutError(f"still at work: {state.tasks}, {state.connections}")
        if not state.tasks:
            for connection in list(state.connections):
                connection.loop.call_soon_threadsafe(connection.transport.abort)
        time.sleep(0.005)


def connect(port: int, data: bytes = b"") -> socket.socket:
    """Open a connection, send `data` and return it."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.sendall(data)
    return connection


def exchange(port: int, data: bytes) -> tuple[int, dict[str, str], bytes]:
    """Send a raw request that ends the connection; return status, headers (lower case) and body."""
    with connect(port, data) as connection:
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return int(first.split()[1]), headers, body


def request(method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    """Return a raw request with `Connection: close`; `_` in the name of a header is replaced by `-`."""
    fields = {"host": "localhost", "connection": "close", "content_length": str(len(body)), **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", ""]).encode() + body
