"""The period that a reading covers (a month, a quarter or a year), from its formula, unit, name or rhythm."""

from __future__ import annotations

import re
from decimal import Decimal

from relationships.checks.facts.series import Series

MONTHS = 12
DAYS_A_MONTH = 30.44
# Words of a unit that name a period, in months; PLAIN are the other words allowed in a unit of money.
TIMES = {"month": 1, "monthly": 1, "quarter": 3, "quarterly": 3, "year": 12, "yearly": 12, "annual": 12, "annum": 12}
PLAIN = {"per", "for", "each", "a", "and"}
PEOPLE = {"customer", "client", "user", "member", "subscriber", "person", "household", "firm", "company", "account"}
# Formulas whose result covers a year, and those that cover the time between two readings.
OVER_A_YEAR = ("retention_rate_year", "retention_rate_twelfth", "churn_rate_year")
OVER_ONE_PERIOD = ("retention_rate", "churn_rate")


def months_of_rate(series: Series) -> int | None:
    """Return how many months a rate of customers covers, by its formula, unit or name; None if unknown.

    A rate counted from one reading to the next covers the time between them.
    """
    if series.variant in OVER_A_YEAR:
        return MONTHS
    if named := _named(_words(series.indicator.unit)) or _named(_words(series.indicator.name)):
        return named
    return months_between(series) if series.variant in OVER_ONE_PERIOD else None


def months_between(series: Series) -> int | None:
    """Return the usual interval between readings in months, at most 12; None if it is unknown or below one.

    As a period it is only an estimate: a rate over twelve months may be read every month.
    """
    months = round((series.rhythm or 0) / DAYS_A_MONTH)
    return min(months, MONTHS) or None


def monthly_amount(series: Series, currency: str, default: int | None = None) -> Decimal | None:
    """Return an amount per customer converted to one month.

    If neither unit nor name states a period, it is `default` months. Return None if the period is unknown or the unit
    is something else, such as another currency or an amount per order.
    """
    words = _words(series.indicator.unit)
    if any(word not in PLAIN and word not in TIMES and word != currency.lower() for word in words):
        return None
    months = _named(words) or _named(_words(series.indicator.name)) or default
    return series.latest.value / months if months else None


def _words(text: str) -> list[str]:
    """Return the words and numbers in a unit or a name, except words for people (customer, user …)."""
    found = re.findall(r"[^\W\d_]+|\d+", text.lower())
    return [word for word in found if word not in PEOPLE and word.removesuffix("s") not in PEOPLE]


def _named(words: list[str]) -> int | None:
    """Return the months of the only period named; None if there are several, or a number that may multiply it."""
    found = {TIMES[word] for word in words if word in TIMES}
    return found.pop() if len(found) == 1 and not any(word.isdigit() for word in words) else None
