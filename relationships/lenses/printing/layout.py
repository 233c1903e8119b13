"""A canvas laid out: the nine blocks on the first page in the largest text that fits, and further pages if it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relationships.catalog.blocks import Block
from relationships.lenses.printing.board import Board, Rectangle, Room, choose_board, heading_size
from relationships.lenses.printing.colours import INK_SOFT
from relationships.lenses.printing.continuation import flow
from relationships.lenses.printing.furniture import Furniture, build_furniture
from relationships.lenses.printing.measured import LEADING, MeasuredNote, measure_note
from relationships.lenses.printing.papers import Paper
from relationships.lenses.printing.placed import Label, Layout, Page, PlacedBlock, PlacedNote
from relationships.lenses.printing.sheet import PrintedSheet

Notes = Mapping[Block, tuple[MeasuredNote, ...]]


def lay_out(sheet: PrintedSheet, paper: Paper, date: str) -> Layout:
    """Return a sheet laid out on paper, with a date in words.

    Everything is on one page, in text as large as fits. If the smallest text does not fit, a block shows as many notes
    as it holds, and the others follow on further pages.
    """
    furniture = build_furniture(sheet, paper, date)
    notes: Notes = {block: tuple(map(measure_note, printed)) for block, printed in sheet.notes.items()}
    board = choose_board(notes, Room(furniture.room.width, furniture.room.height, paper.scale))
    first = tuple(_place_block(block, board, furniture.room, paper.scale) for block in sheet.notes)
    rest = {block.block: notes[block.block][len(block.notes) :] for block in first}
    further = [*flow(rest, furniture.room, board.size, paper.scale)]
    pages = [first, *further]
    return Layout(
        sheet.title,
        paper,
        board.size,
        tuple(_page(number, blocks, furniture, len(pages)) for number, blocks in enumerate(pages, start=1)),
    )


def _page(number: int, blocks: tuple[PlacedBlock, ...], furniture: Furniture, pages: int) -> Page:
    labels = (*furniture.head(number, pages), *furniture.foot)
    return Page(number, blocks, furniture.title, labels, furniture.letters, furniture.icons)


def _place_block(block: Block, board: Board, room: Rectangle, scale: float) -> PlacedBlock:
    inner = board.frames[block]
    frame = Rectangle(room.x + inner.x, room.y + inner.y, inner.width, inner.height)
    places = board.places(block)
    size, edge = heading_size(board.size, scale), board.margins.edge
    heading = Label(block.label, frame.x + edge, frame.y + edge + 0.8 * size, size, frame.width - 2 * edge, bold=True)
    left_over = len(board.blocks[block].notes) - len(places)
    more = _more(left_over, frame, board) if left_over else None
    return PlacedBlock(block, heading, tuple(_place_notes(block, board, frame, places)), frame, more)


def _more(number: int, frame: Rectangle, board: Board) -> Label:
    edge, size = board.margins.edge, board.size
    y = frame.y + frame.height - edge - 0.25 * LEADING * size
    text = f"and {number} more on the next page"
    return Label(text, frame.x + edge, y, size, frame.width - 2 * edge, colour=INK_SOFT)


def _place_notes(block: Block, board: Board, frame: Rectangle, places: list[tuple[int, float]]) -> Iterator[PlacedNote]:
    measured, edge = board.blocks[block], board.margins.edge
    top = frame.y + edge + board.margins.heading
    for (column, below), note, lines, height in zip(
        places, measured.notes, measured.lines, measured.heights, strict=False
    ):
        x = frame.x + edge + column * (measured.column_width + edge)
        yield PlacedNote(note.note, Rectangle(x, top + below, measured.column_width, height), tuple(lines), board.size)
