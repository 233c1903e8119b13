"""Amounts per customer, order or case: revenue, order value, cost to serve, and time to resolution."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from relationships.catalog.indicators import KnownIndicator
from relationships.formulas.inputs import count, hours, money
from relationships.formulas.rounding import counted, shown
from relationships.formulas.shares import SERVED
from relationships.formulas.validation import parse_duration
from relationships.formulas.variant import Computation, Given, Variant, divide

REVENUE = money("total_revenue", "Revenue in the period")
CUSTOMERS = count("customers", "Customers in the period", "customers")
ORDERS = count("orders", "Orders", "orders")
FIXED = money("fixed_cost", "Fixed cost per month")
PER_CUSTOMER = money("cost_per_customer", "Cost per customer per month")
HOURS = hours()
OPEN = count("still_open", "Cases that are still open", "cases", is_optional=True)
FARRIS = "Farris and others, Marketing Metrics, 3rd edition, 2016"


def revenue_per_customer(given: Given) -> Computation:
    """Return revenue ÷ customers of the same period."""
    value = divide(given[REVENUE.name], given[CUSTOMERS.name], CUSTOMERS.name, CUSTOMERS.label)
    return Computation(value, f"{shown(given[REVENUE.name])} ÷ {shown(given[CUSTOMERS.name])}")


def order_value(given: Given) -> Computation:
    """Return revenue ÷ orders of the same period."""
    value = divide(given[REVENUE.name], given[ORDERS.name], ORDERS.name, ORDERS.label)
    return Computation(value, f"{shown(given[REVENUE.name])} ÷ {shown(given[ORDERS.name])}")


def cost_to_serve(given: Given) -> Computation:
    """Return (fixed cost + cost per customer times customers served) ÷ customers served, all per month."""
    fixed, variable, served = given[FIXED.name], given[PER_CUSTOMER.name], given[SERVED.name]
    value = divide(fixed + variable * served, served, SERVED.name, SERVED.label)
    return Computation(value, f"({shown(fixed)} + {shown(variable)} × {shown(served)}) ÷ {shown(served)}")


def median_hours(given: Given) -> Computation:
    """Return the median of the durations, with the number of open matters in a remark."""
    durations = sorted(_durations(given))
    middle = len(durations) // 2
    central = durations[middle - 1 : middle + 1] if len(durations) % 2 == 0 else durations[middle : middle + 1]
    value = sum(central, Decimal(0)) / len(central)
    steps = f"median of {counted(len(durations), 'solved case')}"
    remarks = (f"{counted(given[OPEN.name], 'case is', 'cases are')} still open.",)
    return Computation(value, steps, remarks, {"solved": Decimal(len(durations)), "still_open": given[OPEN.name]})


def _durations(given: Given) -> Iterator[Decimal]:
    for name, cases in given.items():
        if HOURS.holds(name):
            yield from [parse_duration(HOURS, name)] * int(cases)


VARIANTS = (
    Variant(
        KnownIndicator.REVENUE_PER_CUSTOMER,
        "revenue_per_customer",
        "From revenue and customers",
        "revenue in the period ÷ customers in the period",
        "money per customer per period",
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
        "From monthly costs",
        "(fixed cost + cost per customer × customers served) ÷ customers served",
        "money per customer per month",
        (FIXED, PER_CUSTOMER, SERVED),
        "Kaplan and Narayanan, Measuring and Managing Customer Profitability, Journal of Cost Management, 2001",
        cost_to_serve,
    ),
    Variant(
        KnownIndicator.TIME_TO_RESOLUTION,
        "time_to_resolution",
        "From the hours each case took",
        "median of the hours from opening to solving a case, shown with the number of open cases",
        "hours",
        (HOURS, OPEN),
        "Cleveland, Contact Center Management on Fast Forward, 4th edition, 2019",
        median_hours,
    ),
)
