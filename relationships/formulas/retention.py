"""Retention rate, churn rate and net revenue retention.

Sources: Farris and others, Marketing Metrics (3rd edition, 2016). The yearly rate as the monthly rate to the power of
twelve: Gupta and Lehmann, Managing Customers as Investments (2005), who assume the same rate in every month.
"""

from __future__ import annotations

from relationships.catalog.indicators import KnownIndicator
from relationships.formats import format_percent, with_unit
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import count, money, percent
from relationships.formulas.rounding import WHOLE, shown
from relationships.formulas.shares import share
from relationships.formulas.variant import Computation, Given, Variant, divide

START = count("customers_start", "Customers at the start", "customers")
END = count("customers_end", "Customers at the end", "customers")
WON = count("customers_won", "Customers at the end who were won during the period", "customers")
LOST = count("customers_lost", "Customers lost during the period", "customers")
MONTHLY_RETENTION = percent("monthly_retention", "Retention rate per month")
MONTHLY_CHURN = percent("monthly_churn", "Churn rate per month")
NOW = money("revenue_now", "Revenue now from the customers of the previous period")
THEN = money("revenue_then", "Revenue from these customers in the previous period")
MONTHS = 12
FARRIS = "Farris and others, Marketing Metrics, 3rd edition, 2016"
LEHMANN = "Gupta and Lehmann, Managing Customers as Investments, 2005"


def retention(given: Given) -> Computation:
    """Return (customers at the end minus those won in the period and still there) ÷ customers at the start."""
    start, end, won = given[START.name], given[END.name], given[WON.name]
    if won > end:
        raise Unworkable(WON.name, f"{WON.label}: {shown(won)} is more than the {shown(end)} customers at the end.")
    retained = share(end - won, start, END, START)
    return Computation(retained.value, f"({shown(end)} − {shown(won)}) ÷ {shown(start)}")


def retention_over_a_year(given: Given) -> Computation:
    """Return the retention over twelve months, from the counts of one month."""
    month = retention(given)
    rate = month.value / WHOLE
    return Computation(
        rate**MONTHS * WHOLE, f"({month.steps})¹² = ({with_unit(shown(month.value, 2), '%')})¹²", (EVERY_MONTH_ALIKE,)
    )


def retention_to_the_twelfth(given: Given) -> Computation:
    """Return the monthly rate to the power of twelve."""
    rate = given[MONTHLY_RETENTION.name] / WHOLE
    return Computation(
        rate**MONTHS * WHOLE, f"({with_unit(shown(given[MONTHLY_RETENTION.name]), '%')})¹²", (EVERY_MONTH_ALIKE,)
    )


def churn(given: Given) -> Computation:
    """Return customers lost in the period ÷ customers at the start."""
    return share(given[LOST.name], given[START.name], LOST, START)


def churn_over_a_year(given: Given) -> Computation:
    """Return the churn over twelve months, from a monthly rate."""
    rate = 1 - given[MONTHLY_CHURN.name] / WHOLE
    steps = f"{format_percent(100)} − ({format_percent(100)} − {with_unit(shown(given[MONTHLY_CHURN.name]), '%')})¹²"
    return Computation((1 - rate**MONTHS) * WHOLE, steps, (EVERY_MONTH_ALIKE,))


def net_revenue_retention(given: Given) -> Computation:
    """Return the current revenue from the previous period's customers ÷ their revenue then; it may exceed 100 %."""
    value = divide(given[NOW.name], given[THEN.name], THEN.name, THEN.label) * WHOLE
    return Computation(value, f"{shown(given[NOW.name])} ÷ {shown(given[THEN.name])}")


EVERY_MONTH_ALIKE = "This assumes that every month is like this one."
VARIANTS = (
    Variant(
        KnownIndicator.RETENTION_RATE,
        "retention_rate",
        "One period, from customer numbers",
        "(customers at the end − those won during the period who are still there) ÷ customers at the start",
        "% of customers",
        (START, END, WON),
        FARRIS,
        retention,
    ),
    Variant(
        KnownIndicator.RETENTION_RATE,
        "retention_rate_year",
        "12 months, from one month’s customer numbers",
        "((customers at the end − those won during the month who are still there) ÷ customers at the start)¹²",
        "% of customers",
        (START, END, WON),
        LEHMANN,
        retention_over_a_year,
    ),
    Variant(
        KnownIndicator.RETENTION_RATE,
        "retention_rate_twelfth",
        "12 months, from a monthly rate",
        "(retention rate per month)¹²",
        "% of customers",
        (MONTHLY_RETENTION,),
        LEHMANN,
        retention_to_the_twelfth,
    ),
    Variant(
        KnownIndicator.CHURN_RATE,
        "churn_rate",
        "One period, from customer numbers",
        "customers lost during the period ÷ customers at the start",
        "% of customers",
        (LOST, START),
        FARRIS,
        churn,
    ),
    Variant(
        KnownIndicator.CHURN_RATE,
        "churn_rate_year",
        "12 months, from a monthly rate",
        "100\xa0% − (100\xa0% − churn rate per month)¹²",
        "% of customers",
        (MONTHLY_CHURN,),
        LEHMANN,
        churn_over_a_year,
    ),
    Variant(
        KnownIndicator.NET_REVENUE_RETENTION,
        "net_revenue_retention",
        "From the revenue of the same customers",
        "revenue now from the customers of the previous period ÷ their revenue then; it may exceed 100\xa0%",
        "% of revenue",
        (NOW, THEN),
        "Mehta, Steinman and Murphy, Customer Success, 2016",
        net_revenue_retention,
    ),
)
