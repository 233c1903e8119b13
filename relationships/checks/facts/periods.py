"""Which time a reading is for: a month, a quarter or a year, as its formula, unit, name or rhythm says."""

from __future__ import annotations

import re
from decimal import Decimal

from relationships.checks.facts.series import Series

MONTHS = 12
DAYS_A_MONTH = 30.44
# The words of a unit that name a time, and how many months that is; all others that a unit of money may have.
TIMES = {"month": 1, "monthly": 1, "quarter": 3, "quarterly": 3, "year": 12, "yearly": 12, "annual": 12, "annum": 12}
PLAIN = {"per", "for", "each", "a", "and"}
PEOPLE = {"customer", "client", "user", "member", "subscriber", "person", "household", "firm", "company", "account"}
# The formulas that give the rate of a year, and those that count over the time between two readings.
OVER_A_YEAR = ("retention_rate_year", "retention_rate_twelfth", "churn_rate_year")
OVER_ONE_PERIOD = ("retention_rate", "churn_rate")


def months_of_rate(series: Series) -> int | None:
    """For how many months a share of customers was read, as its formula, unit or name says; None where none does.

    What was counted from one reading to the next is for the time between them.
    """
    if series.variant in OVER_A_YEAR:
        return MONTHS
    if named := _named(_words(series.indicator.unit)) or _named(_words(series.indicator.name)):
        return named
    return months_between(series) if series.variant in OVER_ONE_PERIOD else None


def months_between(series: Series) -> int | None:
    """The usual distance of readings in months, a year at most; None where it is less than one, or cannot be told.

    It is a guess at what they are for: the last twelve months may be read each month.
    """
    months = round((series.rhythm or 0) / DAYS_A_MONTH)
    return min(months, MONTHS) or None


def monthly_amount(series: Series, currency: str, default: int | None = None) -> Decimal | None:
    """An amount per customer as it is a month; where neither unit nor name tells a time, it is for so many months by
    default. None where that cannot be told, or the unit says something else: another currency, an amount per order.
    """
    words = _words(series.indicator.unit)
    if any(word not in PLAIN and word not in TIMES and word != currency.lower() for word in words):
        return None
    months = _named(words) or _named(_words(series.indicator.name)) or default
    return series.latest.value / months if months else None


def _words(text: str) -> list[str]:
    """The words and numbers of a unit or a name, without those for the people whom it is about."""
    found = re.findall(r"[^\W\d_]+|\d+", text.lower())
    return [word for word in found if word not in PEOPLE and word.removesuffix("s") not in PEOPLE]


def _named(words: list[str]) -> int | None:
    """The one time that words name; a number beside it makes it another one, which nothing here has to know."""
    found = {TIMES[word] for word in words if word in TIMES}
    return found.pop() if len(found) == 1 and not any(word.isdigit() for word in words) else None
