"""A page of the canvas as boxes of a slide: a frame for each block, and a box for each note."""

from __future__ import annotations

from collections.abc import Iterator

from canvas_app.exchange.files.shapes import Run, TextBox
from relationships.catalog.goals import Status
from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.colours import INK_SOFT, LINE, PAPER, STATUSES, shades
from relationships.lenses.printing.measured import BAR, LEADING, SIDE, TOP
from relationships.lenses.printing.placed import Label, Page, PlacedBlock, PlacedNote
from relationships.lenses.printing.words import measure

# Room for fonts that stand in for Arial, so that a label stays on its line.
WIDER = 1.08
# Characters that stand for the icons of the printed canvas, so that they move with the text.
SIGNS = {
    Status.TESTING: "◑",
    Status.VALIDATED: "✓",
    Status.INVALIDATED: "✗",
}


def canvas_boxes(page: Page) -> Iterator[TextBox]:
    """Yield the boxes of a page, without its title."""
    for block in page.blocks:
        yield from _block(block)
    for label in page.labels:
        yield _label(label)
    for letter in page.letters:
        run = Run(letter.mark.letter, letter.size, bold=True, colour=shades(letter.mark.hue).letter)
        box = Rectangle(letter.x, letter.y - letter.size, 3 * letter.size, 1.2 * letter.size)
        yield TextBox(f"Letter {letter.mark.letter}", box, ((run,),))
    for icon in page.icons:
        run = Run(SIGNS[icon.status], icon.size, bold=True, colour=STATUSES[icon.status])
        box = Rectangle(icon.x, icon.y - icon.size, 2 * icon.size, 1.2 * icon.size)
        yield TextBox(f"{icon.status.label} icon", box, ((run,),))


def _block(block: PlacedBlock) -> Iterator[TextBox]:
    name = str(block.block.label)
    if block.frame:
        yield TextBox(f"Block {name}", block.frame, (), edge=LINE)
    yield _label(block.heading)
    for number, note in enumerate(block.notes, start=1):
        yield _note(note, f"{name} {number}")
    if block.more:
        yield _label(block.more)


def _label(label: Label) -> TextBox:
    width = WIDER * measure(label.text, bold=label.bold) * label.size
    x = label.x - width if label.ends else label.x
    box = Rectangle(x, label.y - label.size, width, 1.2 * label.size)
    run = Run(label.text, label.size, label.bold, label.colour)
    return TextBox(label.text[:40], box, ((run,),), align="r" if label.ends else "")


def _note(placed: PlacedNote, name: str) -> TextBox:
    size, colours = placed.size, shades(placed.note.hue)
    paragraphs = _whole(placed) if placed.is_whole else _lines(placed)
    insets = ((BAR + SIDE) * size, TOP * size, 0.2 * SIDE * size)
    is_plan = bool(placed.note.plan)
    return TextBox(
        name,
        placed.rectangle,
        tuple(paragraphs),
        PAPER if is_plan else colours.ground,
        colours.full if is_plan else colours.edge,
        insets,
        LEADING,
        shape="roundRect",
        is_dashed=is_plan,
    )


def _whole(placed: PlacedNote) -> Iterator[tuple[Run, ...]]:
    """Yield the paragraphs of a note, the first with the letters of its segments, its status and its type."""
    note, size = placed.note, placed.size
    before = [Run(f"{mark.letter} ", size, bold=True, colour=shades(mark.hue).letter) for mark in note.marks]
    if note.status:
        before.append(Run(f"{SIGNS[note.status]} ", size, bold=True, colour=STATUSES[note.status]))
    if note.heading:
        before.append(Run(f"{note.heading} ", size, bold=True))
    for paragraph in note.text.split("\n"):
        yield (*before, Run(paragraph, size))
        before = []
    if note.details:
        yield (Run(note.details, size, colour=INK_SOFT),)


def _lines(placed: PlacedNote) -> Iterator[tuple[Run, ...]]:
    """Yield the lines of a note that is broken over columns."""
    for line in placed.lines:
        yield tuple(Run(piece.text, placed.size) for piece in line.pieces)
