"""Line charts of readings: the geometry of an SVG, in its own units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from relationships.document.measurements import Indicator, Reading
from relationships.document.units import amount, resolve_unit, with_sign
from relationships.formats import format_day
from relationships.lenses.drawing.axes import day_ticks, format_steps, nice_steps
from relationships.lenses.drawing.thinning import Place, thin_out
from relationships.lenses.gauge import build_gauge

WIDTH, HEIGHT = 340, 144
TOP, RIGHT, BOTTOM = 14, 26, 26
# The width of a digit, and the space next to a label.
DIGIT, GAP = 5.9, 6
# As many points as can be told apart on that width; longer series are thinned out.
MOST_POINTS = 60
FEW_POINTS = 24
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE, SPARK_POINTS = 48, 14, 2, 24


@dataclass(frozen=True, slots=True)
class Tick:
    """A position on an axis with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Label:
    """The position of a label, and whether it starts or ends there."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Point:
    """A reading on the chart, with its text alternative."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that the drawing needs. The plot lies between `left` and `right`, `top` and `bottom`."""

    left: float
    line: str
    points: tuple[Point, ...]
    days: tuple[Tick, ...]
    steps: tuple[Tick, ...]
    target: Tick | None
    named: Label | None
    title: str
    description: str
    width: int = WIDTH
    height: int = HEIGHT
    top: int = TOP
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM

    @property
    def beside(self) -> float:
        """The x position at which the labels of the steps end."""
        return self.left - GAP

    @property
    def below(self) -> float:
        """The y position of the labels of the days."""
        return self.height - GAP

    @property
    def radius(self) -> float:
        """The radius of a point, smaller for many points so that they do not overlap."""
        return 2.5 if len(self.points) <= FEW_POINTS else 1.25


def draw_chart(indicator: Indicator, currency: str) -> Chart | None:
    """Return the chart of an indicator; None without readings."""
    if not indicator.readings:
        return None
    unit = resolve_unit(indicator.unit, currency)
    values = [reading.value for reading in indicator.readings]
    reach = values if indicator.target is None else [*values, indicator.target]
    steps = nice_steps(min(reach), max(reach))
    labels = format_steps(steps)
    left = round(max(map(len, labels)) * DIGIT) + 2 * GAP
    frame = Frame(indicator.readings[0].date, indicator.readings[-1].date, steps[0], steps[-1], left)
    drawn = thin_out([frame.place(reading) for reading in indicator.readings], MOST_POINTS)
    points = tuple(_point(place, indicator.readings[place.number], unit) for place in drawn)
    target = None if indicator.target is None else _target(frame, indicator.target, unit)
    return Chart(
        left,
        line_path(drawn),
        points,
        tuple(Tick(frame.across(day), label) for day, label in day_ticks(frame.first, frame.last)),
        tuple(Tick(frame.down(step), label) for step, label in zip(steps, labels, strict=True)),
        target,
        _target_label(frame, target, drawn) if target else None,
        indicator.name,
        _description(indicator, currency, len(drawn)),
    )


def _point(place: Place, reading: Reading, unit: str) -> Point:
    return Point(place.x, place.y, f"{format_day(reading.date)}: {amount(reading.value, unit)}")


@dataclass(frozen=True, slots=True)
class Frame:
    """The scales of a plot: linear in time and value; a single day or value is centred."""

    first: dt.date
    last: dt.date
    low: Decimal
    high: Decimal
    left: float
    right: float = WIDTH - RIGHT
    top: float = TOP
    bottom: float = HEIGHT - BOTTOM

    def across(self, day: dt.date) -> float:
        """Return the x position of a day."""
        length = (self.last - self.first).days
        share = (day - self.first).days / length if length else 0.5
        return round(self.left + (self.right - self.left) * share, 1)

    def down(self, value: Decimal) -> float:
        """Return the y position of a value."""
        height = self.high - self.low
        share = float((self.high - value) / height) if height else 0.5
        return round(self.top + (self.bottom - self.top) * share, 1)

    def place(self, reading: Reading) -> tuple[float, float]:
        """Return the x and y position of a reading."""
        return self.across(reading.date), self.down(reading.value)


def line_path(places: Sequence[Place]) -> str:
    """Return the SVG path through the places. A single one is a line of length 0, drawn as a dot by its round ends."""
    start, *others = places
    return f"M{start.x:g} {start.y:g}" + ("".join(f"L{place.x:g} {place.y:g}" for place in others) or "h0")


def _target(frame: Frame, target: Decimal, unit: str) -> Tick:
    return Tick(frame.down(target), f"target: {with_sign(target, unit)}")


def _target_label(frame: Frame, target: Tick, drawn: Sequence[Place]) -> Label:
    """Return the position of the target's label: on its line, at the end where the series is farther away."""
    is_first_nearer = abs(drawn[0].y - target.at) < abs(drawn[-1].y - target.at)
    y = target.at - GAP / 2
    return Label(frame.right, y, "end") if is_first_nearer else Label(frame.left, y, "start")


def _description(indicator: Indicator, currency: str, drawn: int) -> str:
    """Return the text alternative of a chart."""
    unit, readings, gauge = resolve_unit(indicator.unit, currency), indicator.readings, build_gauge(indicator, currency)
    if len(readings) == 1:
        return f"1 measurement: {gauge.last} on {gauge.on}. {_sentence(gauge.said)}"
    least, most = (choose(readings, key=lambda reading: reading.value) for choose in (min, max))
    count = f"{len(readings)} measurements" + (f" ({drawn} of them shown)" if drawn < len(readings) else "")
    return (
        f"{count} from {format_day(readings[0].date)} to {gauge.on}: first {amount(readings[0].value, unit)},"
        f" last {gauge.last}, lowest {amount(least.value, unit)}, highest {amount(most.value, unit)}."
        f" {_sentence(gauge.said)}"
    )


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def sparkline(readings: Sequence[Reading]) -> str:
    """Return the line of a series as the data of one SVG path in a box of 48 by 14; empty without readings."""
    if not readings:
        return ""
    values = [reading.value for reading in readings]
    frame = Frame(
        readings[0].date,
        readings[-1].date,
        min(values),
        max(values),
        left=SPARK_EDGE,
        right=SPARK_WIDTH - SPARK_EDGE,
        top=SPARK_EDGE,
        bottom=SPARK_HEIGHT - SPARK_EDGE,
    )
    return line_path(thin_out([frame.place(reading) for reading in readings], SPARK_POINTS))
