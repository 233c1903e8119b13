"""The ticks of a chart's two axes and their labels: round values, and the first days of months or years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from relationships.document.units import number
from relationships.formats import format_day_of_month, format_short_day, format_short_month, with_unit

# At most four steps between the lowest and the highest value; a step is 1, 2 or 5 times a power of ten.
SPACES = 4
ROUND_STEPS = (1, 2, 5, 10)
# The margin to either side of a single value, as a share of the value.
SINGLE_VALUE_MARGIN = Decimal("0.1")
SCALES = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 3, "k"))
# As many labels as fit on the width of a chart.
MOST_DAYS = 5
DAYS, MONTHS, YEARS = (1, 2, 7, 14), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)

DayTicks = list[tuple[dt.date, str]]


def nice_steps(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return round values at equal distances that enclose `low` and `high`."""
    if low == high:
        margin = abs(low) * SINGLE_VALUE_MARGIN or Decimal(1)
        low, high = low - margin, high + margin
    least = (high - low) / SPACES
    power = Decimal(1).scaleb(least.adjusted())
    step = next(factor * power for factor in ROUND_STEPS if factor * power >= least)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [(first + count) * step for count in range(int(last - first) + 1)]


def format_steps(steps: Sequence[Decimal]) -> list[str]:
    """Return labels for the steps, in thousands, millions or billions if that is shorter and exact."""
    distance, largest = steps[1] - steps[0], max(map(abs, steps))
    for scale, letter in SCALES:
        if largest >= 10 * scale and distance * 2 >= scale:
            return [with_unit(number(step / scale), letter) if step else "0" for step in steps]
    return [number(step) for step in steps]


def day_ticks(first: dt.date, last: dt.date) -> DayTicks:
    """Return up to five days, months or years between two days, with labels; if both are equal, that day."""
    if first == last:
        return [(first, format_short_day(first))]
    return next(ticks for ticks in _by_fineness(first, last) if len(ticks) <= MOST_DAYS)


def _by_fineness(first: dt.date, last: dt.date) -> Iterator[DayTicks]:
    for step in DAYS:
        if (last - first).days // step < MOST_DAYS:
            yield _days(first, last, step)
    for step in MONTHS:
        if (last - first).days // (28 * step) <= 2 * MOST_DAYS:
            yield _months(first, last, step)
    for step in YEARS:
        yield _years(first, last, step)


def _days(first: dt.date, last: dt.date, step: int) -> DayTicks:
    ordinals = range(first.toordinal(), last.toordinal() + 1, step)
    return [(day, format_day_of_month(day)) for day in map(dt.date.fromordinal, ordinals)]


def _months(first: dt.date, last: dt.date, step: int) -> DayTicks:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = (dt.date(month // 12, month % 12 + 1, 1) for month in months if month % 12 % step == 0)
    return [(day, format_short_month(day)) for day in starts if first <= day]


def _years(first: dt.date, last: dt.date, step: int) -> DayTicks:
    starts = (dt.date(year, 1, 1) for year in range(first.year, last.year + 1) if year % step == 0)
    return [(day, str(day.year)) for day in starts if first <= day]
