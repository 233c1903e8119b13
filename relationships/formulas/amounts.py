"""Amounts for each customer, order or case: revenue, order value, cost to serve, and hours until solved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from relationships.catalog.indicators import KnownIndicator
from relationships.formulas.inputs import count, hours, money
from relationships.formulas.rounding import counted, shown
from relationships.formulas.shares import SERVED
from relationships.formulas.validation import duration_in
from relationships.formulas.variant import Given, Variant, Work, divided

REVENUE = money("total_revenue", "Revenue of the period")
CUSTOMERS = count("customers", "Customers of the period", "customers")
ORDERS = count("orders", "Orders", "orders")
FIXED = money("fixed_cost", "Fixed cost a month")
EACH = money("cost_per_customer", "Cost per customer and month")
HOURS = hours()
OPEN = count("still_open", "Matters that are still open", "matters", is_optional=True)
FARRIS = "Farris and others, Marketing Metrics, 3rd edition, 2016"


def revenue_per_customer(given: Given) -> Work:
    """Revenue ÷ customers, of the same period."""
    value = divided(given[REVENUE.name], given[CUSTOMERS.name], CUSTOMERS.name, CUSTOMERS.label)
    return Work(value, f"{shown(given[REVENUE.name])} ÷ {shown(given[CUSTOMERS.name])}")


def order_value(given: Given) -> Work:
    """Revenue ÷ orders, of the same period."""
    value = divided(given[REVENUE.name], given[ORDERS.name], ORDERS.name, ORDERS.label)
    return Work(value, f"{shown(given[REVENUE.name])} ÷ {shown(given[ORDERS.name])}")


def cost_to_serve(given: Given) -> Work:
    """Fixed cost and the cost of each customer served ÷ customers served, all a month."""
    fixed, each, served = given[FIXED.name], given[EACH.name], given[SERVED.name]
    value = divided(fixed + each * served, served, SERVED.name, SERVED.label)
    return Work(value, f"({shown(fixed)} + {shown(each)} × {shown(served)}) ÷ {shown(served)}")


def median_hours(given: Given) -> Work:
    """The duration in the middle, or the mean of the two there; with the number still open beside it."""
    durations = sorted(_durations(given))
    middle = len(durations) // 2
    two = durations[middle - 1 : middle + 1] if len(durations) % 2 == 0 else durations[middle : middle + 1]
    value = sum(two, Decimal(0)) / len(two)
    steps = f"median of {counted(len(durations), 'solved matter')}"
    remarks = (f"{counted(given[OPEN.name], 'matter is', 'matters are')} still open.",)
    return Work(value, steps, remarks, {"solved": Decimal(len(durations)), "still_open": given[OPEN.name]})


def _durations(given: Given) -> Iterator[Decimal]:
    for name, cases in given.items():
        if HOURS.holds(name):
            yield from [duration_in(HOURS, name)] * int(cases)


VARIANTS = (
    Variant(
        KnownIndicator.REVENUE_PER_CUSTOMER,
        "revenue_per_customer",
        "From revenue and customers",
        "revenue of the period ÷ customers of the period",
        "money per customer and period",
        (REVENUE, CUSTOMERS),
        FARRIS,
        revenue_per_customer,
    ),
    Variant(
        KnownIndicator.AVERAGE_ORDER_VALUE,
        "average_order_value",
        "From revenue and orders",
        "revenue ÷ orders",
        "money per order",
        (REVENUE, ORDERS),
        FARRIS,
        order_value,
    ),
    Variant(
        KnownIndicator.COST_TO_SERVE,
        "cost_to_serve",
        "From the cost of a month",
        "(fixed cost + cost per customer × customers served) ÷ customers served",
        "money per customer and month",
        (FIXED, EACH, SERVED),
        "Kaplan and Narayanan, Measuring and Managing Customer Profitability, Journal of Cost Management, 2001",
        cost_to_serve,
    ),
    Variant(
        KnownIndicator.TIME_TO_RESOLUTION,
        "time_to_resolution",
        "From the hours of each matter",
        "median of the hours from opened to solved, with the number still open beside it",
        "hours",
        (HOURS, OPEN),
        "Cleveland, Contact Center Management on Fast Forward, 4th edition, 2019",
        median_hours,
    ),
)
