"""What stands around the blocks of a page: title, stage and date above, the legend and the attribution below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from relationships.catalog.blocks import ATTRIBUTION
from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.colours import INK_SOFT
from relationships.lenses.printing.lines import break_lines
from relationships.lenses.printing.measured import ICON, letter_width
from relationships.lenses.printing.papers import Paper
from relationships.lenses.printing.placed import Icon, Label, Letter
from relationships.lenses.printing.sheet import PrintedSheet
from relationships.lenses.printing.words import clean, measure, paragraphs

# Lengths for A4, in points: the edge of the paper, and the text sizes of title, stage, legend and attribution.
MARGIN, TITLE, SMALLEST_TITLE, STAGE, LEGEND, LICENCE = 22.0, 17.0, 9.0, 8.5, 7.5, 6.5
HEAD, LEGEND_LINE, FOOT = 27.0, 11.0, 13.0
# The longest legend, in lines; the block of segments names them all in any case.
LONGEST_LEGEND, LONGEST_NAME = 3, 44
# The room after the words that lead a line of the legend, in em.
LEAD = 0.8
SEGMENTS, STATUSES = "Customer segments:", "Status:"
LETTERS_MEAN = "Letters and colours show which customer segments a note is for."


@dataclass(frozen=True, slots=True)
class Furniture:
    """The room for the blocks, and what stands around it; `foot` is the same on all pages."""

    room: Rectangle
    title: tuple[Label, ...]
    foot: tuple[Label, ...]
    letters: tuple[Letter, ...]
    icons: tuple[Icon, ...]
    facts: Label

    def head(self, page: int, pages: int) -> tuple[Label, ...]:
        """Return stage and date, with the page's number if there are several."""
        number = f" · page {page} of {pages}" if pages > 1 else ""
        return (replace(self.facts, text=self.facts.text + number),)


def build_furniture(sheet: PrintedSheet, paper: Paper, date: str) -> Furniture:
    """Return what stands around the blocks of a sheet."""
    scale = paper.scale
    left, right = MARGIN * scale, paper.width - MARGIN * scale
    facts = f"{sheet.stage} stage · {date}"
    facts_width = measure(f"{facts} · page 99 of 99") * STAGE * scale
    baseline = (MARGIN + HEAD - 10) * scale
    stage = Label(facts, right, baseline, STAGE * scale, facts_width, ends=True, colour=INK_SOFT)
    title = tuple(_title(sheet.title, left, baseline, right - left - facts_width - 12 * scale, scale))
    lines = _legend_lines(sheet, (right - left) / (LEGEND * scale))
    letters, names = _legend(lines, left, paper.height - (MARGIN + FOOT) * scale, scale)
    licence = _licence(right, paper.height - MARGIN * scale, scale)
    icons, statuses = _statuses(sheet, left, paper.height - MARGIN * scale, scale)
    room = _room(paper, len(lines))
    return Furniture(room, title, (*names, *statuses, licence), letters, icons, stage)


def _room(paper: Paper, legend_lines: int) -> Rectangle:
    scale = paper.scale
    top = (MARGIN + HEAD - 3) * scale
    bottom = paper.height - (MARGIN + FOOT + legend_lines * LEGEND_LINE + 2) * scale
    return Rectangle(MARGIN * scale, top, paper.width - 2 * MARGIN * scale, bottom - top)


def _title(title: str, left: float, baseline: float, width: float, scale: float) -> Iterator[Label]:
    """Yield the title in one line, smaller if it is long, and in two of the smallest size if it is very long."""
    title = clean(title)
    wide = measure(title, bold=True)
    size = max(min(TITLE, width / (wide * scale) if wide else TITLE), SMALLEST_TITLE) * scale
    lines = [line.pieces[0] for [one] in [[*paragraphs(title)]] for line in break_lines(one, 0.92 * width / size)]
    if wide * size <= width:
        yield Label(title, left, baseline, size, width, bold=True)
        return
    for place, piece in enumerate(reversed(lines)):
        yield Label(piece.text, left, baseline - place * 1.15 * size, size, width, bold=True)


def _licence(right: float, baseline: float, scale: float) -> Label:
    size = LICENCE * scale
    return Label(ATTRIBUTION, right, baseline, size, measure(ATTRIBUTION) * size, ends=True, colour=INK_SOFT)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A segment in the legend: its letter and name, and how wide both are in em. What leads them has no letter."""

    letter: Letter | None
    name: str
    before: float
    width: float


def _legend_lines(sheet: PrintedSheet, width: float) -> list[list[_Entry]]:
    """Return the segments in lines of a width in em; one empty line if they are too many for a legend."""
    lines: list[list[_Entry]] = []
    for entry in _entries(sheet):
        if not lines or sum(each.width for each in lines[-1]) + entry.width > width:
            lines.append([])
        lines[-1].append(entry)
        if len(lines) > LONGEST_LEGEND:
            return [[]]
    return lines


def _entries(sheet: PrintedSheet) -> Iterable[_Entry]:
    if sheet.marks:
        yield _Entry(None, SEGMENTS, 0, measure(SEGMENTS) + LEAD)
    for mark in sheet.marks:
        before = letter_width(mark) + 0.4
        name = clean(mark.name)
        name = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
        yield _Entry(Letter(mark, 0, 0, 0), name, before, before + measure(name) + 1.8)


def _legend(
    lines: list[list[_Entry]], left: float, bottom: float, scale: float
) -> tuple[tuple[Letter, ...], tuple[Label, ...]]:
    size, letters, names = LEGEND * scale, [], []
    for place, line in enumerate(reversed(lines)):
        x, y = left, bottom - place * LEGEND_LINE * scale
        if not line:
            names.append(Label(LETTERS_MEAN, x, y, size, measure(LETTERS_MEAN) * size, colour=INK_SOFT))
        for entry in line:
            width = (entry.width - entry.before) * size
            if entry.letter:
                letters.append(replace(entry.letter, x=x, y=y, size=size))
                names.append(Label(entry.name, x + entry.before * size, y, size, width))
            else:
                names.append(Label(entry.name, x, y, size, width, colour=INK_SOFT))
            x += entry.width * size
    return tuple(letters), tuple(names)


def _statuses(
    sheet: PrintedSheet, left: float, baseline: float, scale: float
) -> tuple[tuple[Icon, ...], tuple[Label, ...]]:
    size, icons, names, x = LEGEND * scale, [], [], left
    if sheet.statuses:
        width = measure(STATUSES) * size
        names.append(Label(STATUSES, x, baseline, size, width, colour=INK_SOFT))
        x += width + LEAD * size
    for status in sheet.statuses:
        name = str(status.label)
        icons.append(Icon(status, x, baseline, ICON * size))
        width = measure(name) * size
        names.append(Label(name, x + (ICON + 0.35) * size, baseline, size, width))
        x += width + (ICON + 2.1) * size
    return tuple(icons), tuple(names)
