"""The proxy that outages are tested with does what its modes say."""

import socket
import socketserver
import threading
from collections.abc import Iterator

import pytest

from tests.proxy import Mode, Proxy

SHORT_SECONDS = 0.2


class Echo(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        while data := self.request.recv(1024):
            self.request.sendall(data)


@pytest.fixture(scope="module")
def echo() -> Iterator[int]:
    """Yield the port of a server that returns what it gets."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture
def proxy(echo: int) -> Iterator[Proxy]:
    with Proxy("127.0.0.1", echo) as proxy:
        yield proxy


def connect(proxy: Proxy) -> socket.socket:
    return socket.create_connection(("127.0.0.1", proxy.port), timeout=5)


def say(connection: socket.socket, data: bytes) -> bytes:
    connection.sendall(data)
    return connection.recv(1024)


def hears_nothing(connection: socket.socket) -> bool:
    connection.settimeout(SHORT_SECONDS)
    try:
        return not connection.recv(1)
    except TimeoutError:
        return True
    finally:
        connection.settimeout(5)


def is_reset(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_proxy_passes_bytes(proxy: Proxy) -> None:
    with connect(proxy) as connection:
        assert say(connection, b"hello") == b"hello"


def test_refusing_proxy_resets_and_refuses_until_it_passes_again(proxy: Proxy) -> None:
    with connect(proxy) as connection:
        assert say(connection, b"hello") == b"hello"
        proxy.mode = "refuse"
        assert is_reset(connection)
    with pytest.raises(ConnectionRefusedError):
        connect(proxy)
    proxy.mode = "pass"
    with connect(proxy) as connection:
        assert say(connection, b"again") == b"again"


def test_cutting_proxy_resets_open_and_new_connections(proxy: Proxy) -> None:
    with connect(proxy) as connection:
        assert say(connection, b"hello") == b"hello"
        proxy.mode = "cut"
        assert is_reset(connection)
    with connect(proxy) as connection:
        assert is_reset(connection)


def test_stalling_proxy_forwards_later(proxy: Proxy) -> None:
    with connect(proxy) as earlier:
        assert say(earlier, b"hello") == b"hello"
        proxy.mode = "stall"
        with connect(proxy) as later:
            for connection in (earlier, later):
                connection.sendall(b"held")
                assert hears_nothing(connection)
            proxy.mode = "pass"
            assert [earlier.recv(1024), later.recv(1024)] == [b"held", b"held"]


def test_swallowing_proxy_drops_and_keeps_the_connection(proxy: Proxy) -> None:
    with connect(proxy) as lost:
        assert say(lost, b"hello") == b"hello"
        proxy.mode = "swallow"
        lost.sendall(b"dropped")
        assert hears_nothing(lost)
        proxy.mode = "pass"
        with connect(proxy) as connection:
            assert say(connection, b"again") == b"again"
        lost.sendall(b"dropped too")
        assert hears_nothing(lost)


@pytest.mark.parametrize("mode", ["pass", "refuse", "cut", "stall", "swallow"])
def test_proxy_ends_in_every_mode(echo: int, mode: Mode) -> None:
    with Proxy("127.0.0.1", echo) as proxy:
        connection = connect(proxy)
        assert say(connection, b"hello") == b"hello"
        proxy.mode = mode
    assert is_reset(connection)
    connection.close()
