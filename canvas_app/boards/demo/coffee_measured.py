"""The indicators and reviews of the coffee subscription, with dates relative to the day on which they are created."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from canvas_app.boards.demo.coffee import BLENDS, BREWERS, FORUM, MANAGER
from relationships.catalog.indicators import Direction, KnownIndicator

YEAR = 12


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator with a value for the end of every month, or every `months` months, up to the last month.

    `subject` is the text of its note, empty for the whole canvas.
    """

    indicator: KnownIndicator | str
    subject: str
    values: tuple[str, ...]
    target: str | None = None
    months: int = 1
    unit: str = ""
    direction: Direction = Direction.MORE

    def readings(self, today: dt.date) -> dict[dt.date, Decimal]:
        """Return the values by date."""
        ends = reversed([month_end(today, number * self.months) for number in range(len(self.values))])
        return dict(zip(ends, map(Decimal, self.values), strict=True))


def month_end(today: dt.date, before: int) -> dt.date:
    """Return the last day of the previous month, or of the month `before` months earlier."""
    months = today.year * YEAR + today.month - 1 - before
    return dt.date(months // YEAR, months % YEAR + 1, 1) - dt.timedelta(days=1)


SERIES = (
    Series(KnownIndicator.NET_PROMOTER_SCORE, "", ("31", "38", "46"), "40", months=3),
    Series(KnownIndicator.CHURN_RATE, BREWERS, ("9.5", "8.8", "9.1", "8.1", "7.6", "6.9", "6.4", "6.2"), "5"),
    Series(KnownIndicator.ACQUISITION_COST, BREWERS, ("34", "31", "33", "29.5", "27", "28"), "30"),
    Series(KnownIndicator.RETENTION_RATE, MANAGER, ("81", "83", "82.5", "87", "89", "92"), "90"),
    Series(KnownIndicator.CAPACITY_USED, MANAGER, ("40", "47", "55", "60", "68"), "85"),
    Series(KnownIndicator.ANSWERED_BY_PEERS, FORUM, ("52", "49", "58", "63"), "60"),
    Series("Bags rated 4 or 5", BLENDS, ("61", "66", "64", "70", "71"), unit="% of bags"),
    Series(KnownIndicator.ESCALATION_RATE, BLENDS, (), "10"),
)


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review `days_ago`; the next one is due in `next_in` days, or overdue if that is negative."""

    subject: str
    days_ago: int
    customers_said: str
    decision: str
    change: str = ""
    next_in: int | None = None

    def held_on(self, today: dt.date) -> dt.date:
        """Return the date of the review."""
        return today - dt.timedelta(days=self.days_ago)

    def next_on(self, today: dt.date) -> dt.date | None:
        """Return the date on which the next review is due, or None."""
        return None if self.next_in is None else today + dt.timedelta(days=self.next_in)


REVIEWS = (
    PastReview(
        "",
        170,
        "Seven of ten new subscribers came because a friend served them a cup.",
        "Spend less on advertising and more on tasting stands.",
        "Tasting stands became a channel of their own.",
        next_in=75,
    ),
    PastReview(
        BREWERS,
        137,
        "“I forgot to skip and came home to three parcels.” Eleven of the people who left said something similar.",
        "Make skipping the easiest thing in the app.",
        "Pause or skip with one tap; churn fell below 7 % two months later.",
        next_in=-10,
    ),
    PastReview(
        MANAGER,
        44,
        "Office managers praise the call before the beans run out, and would like to order small things themselves.",
        "Keep the call; try a portal with three offices.",
        next_in=46,
    ),
)
