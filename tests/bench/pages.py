"""Benchmarks of pages and writes against the floor, with their limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from relationships.catalog.blocks import Block
from tests.bench.client import Answer, Connection
from tests.bench.filling import Pair
from tests.bench.floor import FloorNote
from tests.bench.timing import CONNECTIONS, rates, ratio
from tests.bench.writes import Writer
from tests.figures import Figure
from tests.server_process import Server

BOARD_AT_MOST = 1.5
EDIT_AT_MOST = 2.0
RATE_AT_LEAST = 0.7
# Requests per request of a median: 2,000 in a full run.
LOAD = 10
BLOCKS = (Block.VALUE_PROPOSITIONS, Block.KEY_ACTIVITIES)
CUSTOMER_BLOCKS = (Block.CUSTOMER_RELATIONSHIPS, Block.CUSTOMER_SEGMENTS)


def under_load(server: Server, connect: Callable[[], Connection], pair: Pair, times: int) -> Iterator[Figure]:
    """Yield requests per second over eight connections, and the server's memory before and after."""
    paths = f"/canvases/{pair.canvas}/", f"/floor/{pair.floor}/"
    rates(connect, paths, LOAD * times // 10)
    before = server.megabytes()
    product, floor = rates(connect, paths, LOAD * times)
    after = server.megabytes()
    group, remark = f"Requests per second ÷ the floor's, {CONNECTIONS} connections", f"{product:.0f}/{floor:.0f}"
    yield Figure(group, "board of 60 notes, sheet kept", product / floor, at_least=RATE_AT_LEAST, remark=remark)
    if before is not None and after is not None:
        group = "Memory of the server"
        yield Figure(group, "warmed up", round(before), " MB")
        yield Figure(group, f"after {LOAD * times:,} boards of each more", round(after), " MB")


def boards(connection: Connection, pair: Pair, times: int, what: str) -> Iterator[Figure]:
    """Yield the times of a board whose sheet is cached, and of one that must be rendered after a change."""
    writer = Writer(connection, pair.canvas)
    note = writer.first(BLOCKS[0])

    def board() -> Answer:
        return connection.get(f"/canvases/{pair.canvas}/")

    def floor() -> Answer:
        return connection.get(f"/floor/{pair.floor}/")

    group = "Board ÷ the floor's board of as many notes"
    cached, remark = ratio(board, floor, times)
    yield Figure(group, f"{what}, sheet kept", cached, at_most=BOARD_AT_MOST, remark=remark)
    drawn, remark = ratio(board, floor, times, before=lambda: writer.move_unseen(note, *BLOCKS))
    yield Figure(group, f"{what}, sheet to be drawn", drawn, at_most=BOARD_AT_MOST, remark=remark)


def writes(connection: Connection, pair: Pair, times: int) -> Iterator[Figure]:
    """Yield the times of the most frequent writes on a board of 60 notes, against the floor's edit."""
    writer = Writer(connection, pair.canvas)
    note, relationship, segment = (writer.first(block) for block in (BLOCKS[0], *CUSTOMER_BLOCKS))
    asks: dict[str, Callable[[], Answer]] = {
        "edit of a note": lambda: writer.edit(note),
        "edit of a relationship": lambda: writer.edit(relationship),
        "edit of a segment's name, which is on many cards": lambda: writer.edit(segment),
        "field of a note in the drawer": lambda: writer.save_field(note),
        "field of a relationship in the drawer": lambda: writer.save_field(relationship),
        "whole form of a note, without scripts": lambda: writer.save(note),
        "move": lambda: writer.move(note, *BLOCKS),
        "add": writer.add,
    }
    floor = _floor_note(pair)
    for name, ask in asks.items():
        value, remark = ratio(ask, lambda: connection.post(floor, {"text": "Reworded"}), times)
        yield Figure("Write ÷ the floor's edit, 60 notes", name, value, at_most=EDIT_AT_MOST, remark=remark)


def _floor_note(pair: Pair) -> str:
    return f"/floor/notes/{FloorNote._default_manager.filter(canvas=pair.floor)[0].pk}/"
