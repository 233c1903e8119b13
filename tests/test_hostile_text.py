"""No text makes a request take more than linear time, wherever it is sent: query, headers, forms, files.

Every form is found by its URL in the access table, and its fields by opening it. A request that is fast with the
longest text is not repeated with shorter ones.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from canvas_app.exchange.canvas_json import write_canvas
from relationships.document.canvas import CanvasDocument
from relationships.store.load import load_document
from tests.access import ROWS
from tests.access_row import ROLES, Row
from tests.conftest import PARTIAL
from tests.growth import FLOOR, growth_fault
from tests.test_access import World, build_url, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db

# Repeated, each makes some pattern begin again and again, or match in many ways.
UNITS = (
    "a",
    "a.",
    "@",
    "a@a.",
    '"\\',
    ",",
    "1,",
    " ",
    "\n",
    "-",
    "/shared/",
    "%",
    "&a=",
    "“",
    "e\u0301",
    "\u0301\u0316",
    "\ufdfa",
)
UNITS_OF_QUERIES = ("a.", "%", "&a=", "-", "“")
LONGEST_HEADER, LONGEST_FIELD, LONGEST_FILE, LONGEST_BODY = 24_000, 16_000, 400_000, 1_000_000
HEADERS = """
    Host Referer User-Agent Cookie Accept Accept-Language Accept-Encoding If-None-Match If-Modified-Since Range Origin
    X-Forwarded-For X-Forwarded-Proto X-Request-ID HX-Current-URL HX-Request-Type HX-Target HX-Prompt
"""
PARAMETERS = "q next page sort stage show lens segment status state subject code variant within calculate block"
Send = Callable[[str], Any]
NUMBERS = count()
FIELD = re.compile(r'<(?:input|textarea|select)\b[^>]*?\bname="([^"]+)"')
KEPT_FIELDS = {"csrfmiddlewaretoken", "request_id"}
VISITORS_PAGES = ("account_login", "account_signup", "account_reset_password")
OF_OWNER = ROLES.index("owner")
PAGES = [row for row in ROWS if row.method == "GET" and row.expected[OF_OWNER] in (200, 303)]
FORMS = [row for row in ROWS if row.method == "POST" and row.expected[OF_OWNER] in (200, 201, 303)]


@pytest.fixture
def client(world: World) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(world.people["owner"])
    return client


def find_fault(send: Send, unit: str, longest: int) -> str:
    """Return how the time of a request grows faster than the text sent, or an empty text. Nothing is written."""

    def run(length: int) -> None:
        with transaction.atomic():
            # Python keeps the URLs that it has split, so no text is sent twice.
            response = send(f"{unit * (length // len(unit))}{next(NUMBERS)}")
            transaction.set_rollback(True)
        cache.clear()
        assert response.status_code != 500, (unit, length)

    started = time.thread_time()
    run(longest)
    return growth_fault(run, longest) if time.thread_time() - started > FLOOR else ""


def find_faults(sends: dict[str, Send], longest: int, units: Iterable[str] = UNITS) -> list[str]:
    found = [(name, unit, find_fault(send, unit, longest)) for name, send in sends.items() for unit in units]
    return [f"{name} with {unit!r}: {fault}" for name, unit, fault in found if fault]


def test_headers(client: Client) -> None:
    def send_as(name: str) -> Send:
        return lambda text: client.get("/canvases/", headers={**PARTIAL, name: _as_header(text)})

    assert find_faults({name: send_as(name) for name in HEADERS.split()}, LONGEST_HEADER) == []


def _as_header(text: str) -> str:
    """Return a text as WSGI passes it, with a character for each byte."""
    return text.replace("\n", " ").encode().decode("latin-1")


def test_paths_and_queries(client: Client, world: World) -> None:
    names = PARAMETERS.split()

    def ask(address: str) -> Send:
        return lambda text: client.get(address, dict.fromkeys(names, text[: len(text) // len(names)]))

    assert find_faults({row.name: ask(build_url(world, row)) for row in PAGES}, LONGEST_HEADER, UNITS_OF_QUERIES) == []
    bare: dict[str, Send] = {
        "path": lambda text: client.get("/" + text.replace("?", "")),
        "query": lambda text: client.get("/canvases/?" + text.replace("\n", " ")),
    }
    assert find_faults(bare, LONGEST_HEADER) == []


def test_fields_of_every_form(client: Client, world: World) -> None:
    def fill(row: Row) -> Send:
        address = build_url(world, row)
        page = client.get(address)
        opened = page.text if page.status_code == 200 else ""
        fields = ({*FIELD.findall(opened), *row.data} or {"text"}) - KEPT_FIELDS
        return lambda text: client.post(address, {**dict.fromkeys(fields, text), "block": "channels"})

    assert find_faults({row.name: fill(row) for row in FORMS}, LONGEST_FIELD) == []


@pytest.mark.parametrize("name", VISITORS_PAGES)
def test_forms_of_visitors(db: None, name: str) -> None:
    client = Client(raise_request_exception=False)
    fields = {*FIELD.findall(client.get(reverse(name)).text), "next"} - KEPT_FIELDS

    def fill(text: str) -> Any:
        return client.post(reverse(name), dict.fromkeys(fields, text))

    assert find_faults({name: fill}, LONGEST_FILE) == []


def test_bodies_of_forms(client: Client) -> None:
    def send(text: str) -> Any:
        return client.post("/accounts/login/", text, content_type="application/x-www-form-urlencoded")

    def send_parts(text: str) -> Any:
        return client.post("/accounts/login/", text, content_type="multipart/form-data; boundary=a")

    assert find_faults({"urlencoded": send, "multipart": send_parts}, LONGEST_BODY) == []


def test_files(client: Client, world: World) -> None:
    readings = reverse("exchange:readings_import", args=[world.named["canvas_id"], world.named["indicator_id"]])

    def send(address: str, field: str = "text") -> Send:
        return lambda text: client.post(address, {field: text, "existing": "skip"})

    sends = {"canvas": send(reverse("exchange:import")), "readings": send(readings)}
    assert find_faults(sends, LONGEST_FILE) == []


def test_every_text_of_an_imported_canvas(client: Client, world: World) -> None:
    canvas_id: Any = world.named["canvas_id"]
    document: CanvasDocument = load_document(canvas_id).document
    content = json.loads(write_canvas(document, "https://canvas.example/schema"))

    def send(text: str) -> Any:
        return client.post(reverse("exchange:import"), {"text": json.dumps(_with_texts(content, text))})

    assert find_faults({"import": send}, LONGEST_FIELD) == []


def _with_texts(value: Any, text: str) -> Any:
    """Return JSON values with every text replaced that is none of an id, a date or a choice."""
    if isinstance(value, dict):
        return {key: _with_texts(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_texts(inner, text) for inner in value]
    return text if isinstance(value, str) and " " in value else value
