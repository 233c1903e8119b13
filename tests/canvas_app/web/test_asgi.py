"""The ASGI shell, with a real server and raw connections."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from canvas_app.config.limits import LARGEST_BYTES, LARGEST_FILE_BYTES
from canvas_app.web import asgi
from canvas_app.web.asgi import Shell
from canvas_app.web.bodies import CANVAS_IMPORT_PATH, Body, ClientGoneError, Receive, read_body
from canvas_app.web.gateway import is_too_large
from tests.server import connect, exchange, request, serving

THREADS = 4


class Echo:
    """A WSGI application that returns its request as JSON, and records all of them."""

    def __init__(self) -> None:
        self.seen: list[dict[str, Any]] = []
        self.closed = threading.Event()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> "Echo":
        body = environ["wsgi.input"].read()
        headers = {name: value for name, value in environ.items() if name.startswith(("HTTP_", "CONTENT_"))}
        self.seen.append(
            {"path": environ["PATH_INFO"], "body": len(body), "too_large": is_too_large(environ), "headers": headers}
        )
        length = str(len(json.dumps(self.seen[-1])))
        response_headers = [("Content-Type", "application/json"), ("Content-Length", length)]
        start_response("200 OK", [*response_headers, ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        yield json.dumps(self.seen[-1]).encode()

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def site() -> Echo:
    return Echo()


@pytest.fixture
def port(site: Echo) -> Iterator[int]:
    with serving(Shell(site, THREADS)) as number:
        yield number


def test_request_reaches_the_site_whole(port: int, site: Echo) -> None:
    status, headers, body = exchange(port, request("POST", "/caf%C3%A9/", b"x=1", content_type="text/plain"))

    assert status == 200
    assert headers["content-length"] == str(len(body))
    assert json.loads(body)["body"] == 3
    assert json.loads(body)["path"].encode("latin-1").decode() == "/café/"
    assert json.loads(body)["headers"]["CONTENT_LENGTH"] == "3"
    assert site.closed.wait(1)


def test_chunked_body_arrives_with_its_length(port: int) -> None:
    raw = request("POST", "/", content_length="", transfer_encoding="chunked") + b"4\r\nabcd\r\n3\r\nefg\r\n0\r\n\r\n"

    _, _, body = exchange(port, raw)

    assert json.loads(body)["body"] == 7
    assert json.loads(body)["headers"]["CONTENT_LENGTH"] == "7"
    assert "HTTP_TRANSFER_ENCODING" not in json.loads(body)["headers"]


def test_head_has_no_body(port: int) -> None:
    status, _, body = exchange(port, request("HEAD", "/"))

    assert (status, body) == (200, b"")


def test_header_names_with_underscore_are_discarded(port: int) -> None:
    raw = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX_Forwarded_For: 6.6.6.6\r\nX-Real: 1\r\n\r\n"

    headers = json.loads(exchange(port, raw)[2])["headers"]

    assert "HTTP_X_FORWARDED_FOR" not in headers
    assert headers["HTTP_X_REAL"] == "1"


def test_repeated_headers_are_joined(port: int) -> None:
    raw = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-A: 1\r\nX-A: 2\r\n\r\n"

    headers = json.loads(exchange(port, raw)[2])["headers"]

    assert headers["HTTP_X_A"] == "1,2"


def test_body_cut_off_half_way_is_never_seen_by_the_site(port: int, site: Echo) -> None:
    connect(port, request("POST", "/", content_length="100") + b"half of it").close()
    exchange(port, request("GET", "/afterwards"))

    assert [seen["path"] for seen in site.seen] == ["/afterwards"]


def test_stalled_bodies_do_not_stop_the_site(port: int, site: Echo) -> None:
    stalled = [connect(port, request("POST", "/stalled", content_length="100") + b"a") for _ in range(5 * THREADS)]
    status, _, _ = exchange(port, request("GET", "/meanwhile"))

    assert status == 200
    assert [seen["path"] for seen in site.seen] == ["/meanwhile"]
    for connection in stalled:
        connection.close()


def test_body_of_the_largest_size_arrives(port: int) -> None:
    _, _, body = exchange(port, request("POST", "/", b"x" * LARGEST_BYTES))

    assert json.loads(body)["body"] == LARGEST_BYTES
    assert json.loads(body)["too_large"] is False


@pytest.mark.parametrize("size", [LARGEST_BYTES + 1, LARGEST_FILE_BYTES])
def test_larger_body_is_taken_where_a_canvas_comes_in(port: int, size: int) -> None:
    kind = "Multipart/Form-Data; boundary=xyz"

    _, _, body = exchange(port, request("POST", "/canvases/import/", b"x" * size, content_type=kind))

    assert json.loads(body)["body"] == size


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "x; multipart/form-data"])
def test_larger_body_without_a_file_is_not_taken_there(port: int, kind: str) -> None:
    raw = request("POST", "/canvases/import/", b"x" * (LARGEST_BYTES + 1), content_type=kind)

    _, _, body = exchange(port, raw)

    assert (json.loads(body)["body"], json.loads(body)["too_large"]) == (0, True)


@pytest.mark.parametrize(
    ("path", "size"), [("/", LARGEST_BYTES + 1), ("/", 50_000_000), ("/canvases/import/", LARGEST_FILE_BYTES + 1)]
)
def test_larger_body_is_thrown_away_and_said_to_be_too_large(port: int, path: str, size: int) -> None:
    kind = "multipart/form-data; boundary=xyz"

    status, _, body = exchange(port, request("POST", path, b"x" * size, content_type=kind))

    assert status == 200
    assert json.loads(body)["body"] == 0
    assert json.loads(body)["too_large"] is True


def test_nobody_waits_for_a_body_announced_as_enormous(port: int) -> None:
    _, _, body = exchange(port, request("POST", "/", content_length="99000000000"))

    assert json.loads(body)["too_large"] is True


def test_chunked_body_that_grows_too_large_is_refused(port: int) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (65536, b"x" * 65536) for _ in range(40))
    raw = request("POST", "/", content_length="", transfer_encoding="chunked") + chunks + b"0\r\n\r\n"

    assert json.loads(exchange(port, raw)[2])["too_large"] is True


def test_answer_keeps_each_of_two_cookies(port: int) -> None:
    with connect(port, request("GET", "/")) as connection:
        received = b"".join(iter(lambda: connection.recv(65536), b""))

    assert received.count(b"set-cookie: ") == 2


def read(receive: Receive, seconds: float) -> Body:
    """Read a body in a new thread, because browser tests leave an event loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(read_body({"path": "/", "headers": []}, receive, seconds))).result()


def test_body_that_takes_too_long_is_given_up() -> None:
    async def stall() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {}

    with pytest.raises(TimeoutError):
        read(stall, seconds=0.01)


def test_slow_client_is_told_and_disconnected(site: Echo) -> None:
    with serving(Shell(site, 1, body_seconds=0.05)) as port:
        status, headers, _ = exchange(port, request("POST", "/", content_length="100"))

    assert (status, headers["connection"], site.seen) == (408, "close", [])


def test_client_that_has_gone_is_noticed() -> None:
    async def disconnect() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    with pytest.raises(ClientGoneError):
        read(disconnect, seconds=1)


def test_failure_of_the_site_itself_is_500_and_the_next_request_is_answered() -> None:
    def broken(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        if environ["PATH_INFO"] == "/broken":
            raise ZeroDivisionError
        start_response("204 No Content", [])
        return []

    with serving(Shell(broken, 1)) as port:
        assert exchange(port, request("GET", "/broken"))[0] == 500
        assert exchange(port, request("GET", "/"))[0] == 204


def test_start_is_announced_before_the_first_request(site: Echo) -> None:
    started: list[int] = []
    with serving(Shell(site, 1, on_startup=lambda: started.append(len(site.seen)))) as port:
        exchange(port, request("GET", "/"))

    assert started == [0]


def test_there_are_as_many_threads_as_configured() -> None:
    assert asgi.application.site.executor._max_workers == settings.ENVIRONMENT.threads


def test_canvas_files_come_in_at_the_address_that_takes_large_bodies() -> None:
    assert reverse("exchange:import") == CANVAS_IMPORT_PATH


@pytest.mark.django_db(transaction=True)
def test_django_answers_behind_the_shell() -> None:
    with serving(Shell(asgi.application.site.app, 2)) as port:
        status, headers, body = exchange(port, request("GET", "/accounts/login/", x_request_id="from-the-test"))
        refused = exchange(port, request("POST", "/accounts/login/", b"x" * (LARGEST_BYTES + 1)))

    assert (status, b"Sign in" in body) == (200, True)
    assert headers["x-request-id"] == "from-the-test"
    assert refused[0] == 413
    assert "At most 2 MB" in refused[2].decode()
    assert "default-src" in refused[1]["content-security-policy"]


@pytest.mark.parametrize(
    "more",
    [
        "Charset=rot13",
        "charset=utf-8",
        "charset*=utf-8''rot13",
        "x*=nosuch''y",
        "x*0*=nosuch''y",
        'x="; charset=rot13"',
    ],
)
@pytest.mark.parametrize("kind", ["multipart/form-data", "application/x-www-form-urlencoded"])
def test_of_the_kind_of_a_body_only_its_type_and_boundary_are_passed_on(port: int, kind: str, more: str) -> None:
    content_type = f"{kind}; {more}; boundary=xyz"

    _, _, body = exchange(port, request("POST", "/", b"--xyz--", content_type=content_type))

    assert json.loads(body)["headers"]["CONTENT_TYPE"] == f'{kind}; boundary="xyz"'


@pytest.mark.parametrize("kind", ["a" * 20_000, "multipart/form-data" + " " * 20_000, "text/plain" + "/" * 20_000])
@pytest.mark.django_db(transaction=True)
def test_kind_of_a_body_can_be_of_any_length(kind: str) -> None:
    with serving(Shell(asgi.application.site.app, 2)) as port:
        assert exchange(port, request("GET", "/health/live/", content_type=kind, host="localhost"))[0] == 200


@pytest.mark.parametrize("boundary", ["a;x*=nosuch''y", """a"; x*=nosuch''y""", "a*=nosuch''y"])
@pytest.mark.django_db(transaction=True)
def test_no_parameter_hides_in_a_boundary(boundary: str) -> None:
    raw = request("POST", "/accounts/login/", b"x", content_type=f'multipart/form-data; boundary="{boundary}"')
    with serving(Shell(asgi.application.site.app, 2)) as port:
        status, headers, _ = exchange(port, raw)

    assert (status, "content-security-policy" in headers) == (403, True)


def test_query_that_is_not_ascii_is_refused(port: int) -> None:
    raw = "GET /?q=café&x=%20 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()

    assert exchange(port, raw)[0] == 400
