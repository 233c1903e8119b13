"""Shapes of a slide as XML (ECMA-376, DrawingML): rectangles with text that stay editable. Lengths are in points.

Their namespaces are declared by the slide. Texts of people are escaped here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.colours import INK
from relationships.lenses.printing.words import clean, is_right_to_left

EMU = 12_700
# On every computer with PowerPoint, and of the widths that the layout is measured with.
TYPEFACE = "Arial"
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    size: float
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class TextBox:
    """A rectangle with paragraphs; `name` is shown in PowerPoint's selection pane, colours may be empty.

    `insets` are the spaces left, above and right of the text, and `leading` is the height of a line in parts of the
    size.
    """

    name: str
    rectangle: Rectangle
    paragraphs: tuple[tuple[Run, ...], ...]
    fill: str = ""
    edge: str = ""
    insets: tuple[float, float, float] = (0, 0, 0)
    leading: float = 1.2
    after: float = 0
    shape: str = "rect"
    align: str = ""
    anchor: str = "t"
    is_dashed: bool = False


def write_shape(box: TextBox, number: int) -> str:
    """Return a shape with its number on the slide as XML."""
    geometry = f'<a:prstGeom prst="{box.shape}"><a:avLst>{_rounding(box)}</a:avLst></a:prstGeom>'
    return _write(box, number, "", f"{geometry}{_fill(box.fill)}{_edge(box)}")


def write_title(box: TextBox, number: int) -> str:
    """Return the title of a slide as XML, by which outlines and screen readers know the slide."""
    return _write(box, number, '<p:ph type="title"/>', "")


def _write(box: TextBox, number: int, kind: str, look: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(clean(box.name))}/><p:cNvSpPr/>'
        f"<p:nvPr>{kind}</p:nvPr></p:nvSpPr><p:spPr>{_transform(box.rectangle)}{look}</p:spPr>"
        f"<p:txBody>{_body(box)}<a:lstStyle/>{_paragraphs(box)}</p:txBody></p:sp>"
    )


def _transform(box: Rectangle) -> str:
    x, y, width, height = (max(0, round(length * EMU)) for length in (box.x, box.y, box.width, box.height))
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _rounding(box: TextBox) -> str:
    """Return the radius of rounded corners, the same for small and large boxes: a part of 100,000 of the short side."""
    shorter = min(box.rectangle.width, box.rectangle.height) or 1
    return f'<a:gd name="adj" fmla="val {round(min(0.5, 3 / shorter) * 100_000)}"/>' if box.shape == "roundRect" else ""


def _fill(colour: str) -> str:
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>" if colour else "<a:noFill/>"


def _edge(box: TextBox) -> str:
    dashes = '<a:prstDash val="dash"/>' if box.is_dashed else ""
    return f'<a:ln w="9525">{_fill(box.edge)}{dashes}</a:ln>'


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour.removeprefix("#").upper()}"/>'


def _body(box: TextBox) -> str:
    left, top, right = (round(length * EMU) for length in box.insets)
    return (
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="0" anchor="{box.anchor}">'
        "<a:noAutofit/></a:bodyPr>"
    )


def _paragraphs(box: TextBox) -> str:
    return "".join(_paragraph(runs, box) for runs in box.paragraphs) or "<a:p/>"


def _paragraph(runs: Iterable[Run], box: TextBox) -> str:
    runs = [*runs]
    text, size = "".join(run.text for run in runs), max((run.size for run in runs), default=10.0)
    direction = ' algn="r" rtl="1"' if is_right_to_left(text) else f' algn="{box.align}"' if box.align else ""
    leading = f'<a:lnSpc><a:spcPts val="{round(size * box.leading * 100)}"/></a:lnSpc>'
    after = f'<a:spcAft><a:spcPts val="{round(box.after * 100)}"/></a:spcAft>' if box.after else ""
    return f"<a:p><a:pPr{direction}>{leading}{after}</a:pPr>{''.join(map(_run, runs))}</a:p>"


def _run(run: Run) -> str:
    bold = ' b="1"' if run.bold else ""
    return (
        f'<a:r><a:rPr lang="en-GB" sz="{round(run.size * 100)}"{bold} dirty="0">{_fill(run.colour)}'
        f'<a:latin typeface="{TYPEFACE}"/><a:cs typeface="{TYPEFACE}"/></a:rPr>'
        f"<a:t>{escape(clean(run.text))}</a:t></a:r>"
    )
