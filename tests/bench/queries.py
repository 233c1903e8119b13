"""Queries per request, on canvases of different sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from canvas_app.accounts.models import User
from canvas_app.boards.lens_registry import LENSES
from relationships.catalog.blocks import Block
from relationships.models import Canvas, Note
from relationships.store.document_cache import DOCUMENT_CACHE
from tests.bench.filling import Pair
from tests.figures import Figure
from tests.uncached import forget_fragments

GROUP = "Queries of a request, at 5, 60 and 500 notes"
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
# Transaction control, which is not counted.
NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
Counts = dict[str, int]


def count_queries(user: User, pairs: dict[int, Pair]) -> list[Figure]:
    """Return a figure per kind of request; it meets its limit if all these canvases need the same number of queries."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    counts = {size: _counts(client, pair) for size, pair in sorted(pairs.items())}
    largest = counts[max(counts)]
    return [_figure(name, {size: counted[name] for size, counted in counts.items()}) for name in largest]


def _figure(name: str, by_size: dict[int, int]) -> Figure:
    fewest, most = min(by_size.values()), max(by_size.values())
    remark = "" if fewest == most else ", ".join(f"{count} at {size}" for size, count in by_size.items())
    if name.startswith("floor"):
        return Figure(GROUP, name, most, remark=remark)
    return Figure(GROUP, name, most, at_most=fewest, remark=remark, aim="constant")


def _counts(client: Client, pair: Pair) -> Counts:
    requests = _requests(client, pair)
    forget_fragments()
    return {name: _count(ask) for name, ask in requests}


def _requests(client: Client, pair: Pair) -> Iterator[tuple[str, Callable[[], int]]]:
    board, floor = f"/canvases/{pair.canvas}/", f"/floor/{pair.floor}/"
    note = Note.objects.filter(canvas=pair.canvas, block=Block.VALUE_PROPOSITIONS)[0].pk
    yield "floor's board", lambda: client.get(floor).status_code
    yield "board, sheet to be drawn", lambda: client.get(board).status_code
    yield "board, sheet kept", lambda: client.get(board).status_code
    yield "note in the drawer", lambda: client.get(f"{board}notes/{note}/", headers=PARTIAL).status_code
    for lens in LENSES:
        yield f"lens {lens}", partial(_status, client, f"{board}{lens}/")
    yield from _writes(client, pair.canvas, f"{board}notes/", note)
    yield "list of canvases", lambda: client.get("/canvases/").status_code


def _status(client: Client, address: str) -> int:
    return client.get(address).status_code


def _writes(client: Client, canvas: UUID, notes: str, note: UUID) -> Iterator[tuple[str, Callable[[], int]]]:
    def write(path: str, **fields: object) -> int:
        return client.post(path, {"request_id": str(uuid4()), **fields}, headers=PARTIAL).status_code

    def version() -> str:
        return str(Canvas.objects.get(pk=canvas).version)

    block = Block.KEY_RESOURCES.value
    first = version()
    yield "add", lambda: write(notes, seen=first, block=block, text="One more")
    about = {"seen": version(), "revision": version()}
    yield "edit", lambda: write(f"{notes}{note}/text/", **about, text="In other words")
    last = version()
    yield "move", lambda: write(f"{notes}{note}/position/", seen=last, place=f"{block}|")


def _count(ask: Callable[[], int]) -> int:
    """Return the number of queries of a request, with an empty document cache."""
    DOCUMENT_CACHE.clear()
    with CaptureQueriesContext(connection) as captured:
        status = ask()
    if status != 200:
        raise SystemExit(f"A request whose queries were counted was answered with {status}.")
    return sum(not query["sql"].startswith(NOT_COUNTED) for query in captured.captured_queries)
