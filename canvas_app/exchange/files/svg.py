"""A page as SVG, with its text as text. The same drawing is printed, downloaded, and made into PDF and PNG.

It refers to nothing outside of itself, and has no styles or scripts, which the pages' security policy would block.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import escape
from django.utils.safestring import SafeString

from relationships.catalog.goals import Status
from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.colours import INK, INK_SOFT, LINE, PAPER, STATUSES, shades
from relationships.lenses.printing.font import FAMILY
from relationships.lenses.printing.icons import STROKES
from relationships.lenses.printing.measured import BAR, LEADING, LETTER_SIZE, SIDE, TOP, letter_width
from relationships.lenses.printing.papers import Paper
from relationships.lenses.printing.placed import Icon, Label, Layout, Letter, Page, PlacedBlock, PlacedNote
from relationships.lenses.printing.words import RIGHT_TO_LEFT_MARK, Line, Piece, Style, clean, measure

# Fonts of the same widths, for readers who don't have the first one.
FAMILIES = f"{FAMILY}, Arial, 'Liberation Sans', Helvetica, sans-serif"
# The distance of the first baseline from the top of a line of height LEADING, in em.
ASCENT = 0.94
WEIGHTS = {Style.BOLD: ' font-weight="700"', Style.SOFT: f' fill="{INK_SOFT}"'}


def write_svg(layout: Layout, page: Page) -> str:
    """Return a page as an SVG file; its size is that of the paper."""
    width, height = layout.paper.millimetres
    size = f' width="{width:g}mm" height="{height:g}mm"'
    title = f"<title>{escape(clean(layout.title))}</title>"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_drawing(layout.paper, page, size, title)}\n'


def inline_svg(layout: Layout, page: Page) -> SafeString:
    """Return a page as an element of an HTML page, as wide as what it is in."""
    return SafeString(_drawing(layout.paper, page, ' class="print-page"', ""))  # every text in it is escaped


def _drawing(paper: Paper, page: Page, attributes: str, title: str) -> str:
    view = f"0 0 {_n(paper.width)} {_n(paper.height)}"
    start = f'<svg xmlns="http://www.w3.org/2000/svg"{attributes} viewBox="{view}" font-family="{escape(FAMILIES)}">'
    ground = f'<rect width="{_n(paper.width)}" height="{_n(paper.height)}" fill="#fff"/>'
    return "\n".join([start + title, ground, f'<g fill="{INK}">', *_content(page), "</g></svg>"])


def _content(page: Page) -> Iterator[str]:
    yield from map(_label, page.title)
    for block in page.blocks:
        yield from _block(block)
    yield from map(_label, page.labels)
    for letter in page.letters:
        yield _letter(letter)
    yield from map(_icon, page.icons)


def _block(block: PlacedBlock) -> Iterator[str]:
    if frame := block.frame:
        yield _rectangle(frame, f'fill="none" stroke="{LINE}" stroke-width="0.75"')
    yield _label(block.heading)
    yield f'<g role="list" aria-label="{escape(block.block.label)}">'
    for note in block.notes:
        yield from _note(note)
    yield "</g>"
    if block.more:
        yield _label(block.more)


def _note(placed: PlacedNote) -> Iterator[str]:
    """Yield a note: its ground, its bar in the colours of its segments, and its lines. A plan has a dashed edge."""
    box, size, colours = placed.rectangle, placed.size, shades(placed.note.hue)
    yield '<g role="listitem">'
    ground, edge = (PAPER, colours.full) if placed.note.plan else (colours.ground, colours.edge)
    dashes = f' stroke-dasharray="{_n(0.3 * size)}"' if placed.note.plan else ""
    yield _rectangle(box, f'rx="{_n(0.25 * size)}" fill="{ground}" stroke="{edge}" stroke-width="0.5"{dashes}')
    hues = placed.note.bars
    for number, hue in enumerate(hues):
        height = box.height / len(hues)
        part = Rectangle(box.x, box.y + number * height, BAR * size, height)
        yield _rectangle(part, f'fill="{shades(hue).full}"')
    left, baseline = box.x + (BAR + SIDE) * size, box.y + (TOP + ASCENT) * size
    for number, line in enumerate(placed.lines):
        yield from _line(line, left, baseline + number * LEADING * size, size)
    yield "</g>"


def _line(line: Line, left: float, y: float, size: float) -> Iterator[str]:
    for piece in line.pieces:
        x = left + piece.x * size
        if piece.style is Style.LETTER:
            yield _framed(piece.text, piece.hue, x, y, piece.width * size, size)
        elif piece.style is Style.STATUS:
            yield _icon(Icon(Status(piece.text), x, y, piece.width * size))
        else:
            yield _run(piece, x, y, size, is_right_to_left=line.is_right_to_left)


def _run(piece: Piece, x: float, y: float, size: float, *, is_right_to_left: bool) -> str:
    """Return a run of words. Those from right to left end where they begin, with marks that also turn punctuation."""
    anchor, text = "", piece.text
    if is_right_to_left:
        x += piece.width * size
        anchor, text = ' text-anchor="end"', f"{RIGHT_TO_LEFT_MARK}{text}{RIGHT_TO_LEFT_MARK}"
    return _text(text, x, y, size, piece.width, anchor + WEIGHTS.get(piece.style, ""))


def _label(label: Label) -> str:
    weight = ' font-weight="700"' if label.bold else ""
    anchor = ' text-anchor="end"' if label.ends else ""
    colour = f' fill="{label.colour}"' if label.colour != INK else ""
    width = measure(label.text, bold=label.bold)
    return _text(label.text, label.x, label.y, label.size, width, weight + anchor + colour)


def _letter(letter: Letter) -> str:
    width = letter_width(letter.mark) * letter.size
    return _framed(letter.mark.letter, letter.mark.hue, letter.x, letter.y, width, letter.size)


def _framed(letter: str, hue: int, x: float, y: float, width: float, size: float) -> str:
    """Return the letter of a segment, white on its colour."""
    frame = Rectangle(x, y - 0.8 * size, width, size)
    ground = _rectangle(frame, f'rx="{_n(0.22 * size)}" fill="{shades(hue).letter}"')
    attributes = ' text-anchor="middle" font-weight="700" fill="#fff"'
    wide = measure(letter, bold=True)
    return ground + _text(letter, x + width / 2, y - 0.015 * size, LETTER_SIZE * size, wide, attributes)


def _icon(icon: Icon) -> str:
    top = icon.y - 0.88 * icon.size
    path = " ".join(
        "M" + "L".join(f"{_n(icon.x + x * icon.size)} {_n(top + y * icon.size)}" for x, y in stroke)
        for stroke in STROKES[icon.status]
    )
    colour, width = STATUSES[icon.status], _n(0.14 * icon.size)
    shape = f'fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<path role="img" aria-label="{icon.status.label}" d="{path}" {shape}/>'


def _text(text: str, x: float, y: float, size: float, width: float, attributes: str) -> str:
    """Return a text with its width in em, to which a font of other widths is compressed or stretched."""
    length = f' textLength="{_n(width * size)}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}"{length}{attributes}>{escape(text)}</text>'


def _rectangle(box: Rectangle, attributes: str) -> str:
    return f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" {attributes}/>'


def _n(number: float) -> str:
    """Return a length with the two decimals that can be seen."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
