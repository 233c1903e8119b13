"""Customer lifetime value, by churn or for retail: with margin for decisions, and as revenue, as it is often taught.

Sources: Gupta and Lehmann, Managing Customers as Investments (2005), for margin by churn; Farris and others, Marketing
Metrics (3rd edition, 2016), for the retail form, and for why revenue alone does not limit what to spend on a customer.
"""

from __future__ import annotations

from decimal import Decimal

from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.thresholds import LONGEST_LIFETIME_REASON, LONGEST_LIFETIME_YEARS
from relationships.formats import with_unit
from relationships.formulas.inputs import PERIODS, money, number, percent, period
from relationships.formulas.rounding import WHOLE, counted, shown
from relationships.formulas.variant import Computation, Given, Variant

UNIT = "money per customer"
REVENUE = money("revenue", "Revenue per customer per period")
MARGIN = percent("margin", "Gross margin")
CHURN = percent("churn", "Customers lost per period")
ORDER_VALUE = money("order_value", "Order value")
ORDERS = number("orders_a_year", "Orders per customer per year", "orders")
YEARS = number("years", "Years that a customer stays", "years")
METRICS = "Farris and others, Marketing Metrics, 3rd edition, 2016"


def by_churn(given: Given, *, with_margin: bool) -> Computation:
    """Return revenue, optionally times margin, ÷ churn, all of one period.

    The lifetime is capped, with a remark, not only for a churn of 0 but for any churn that would exceed the cap, so
    that a lower churn never lowers the value.
    """
    margin = given["margin"] if with_margin else WHOLE
    a_period = given["revenue"] * margin / WHOLE
    periods = Decimal(LONGEST_LIFETIME_YEARS) * given["periods_a_year"]
    steps = f"{shown(given['revenue'])} × {with_unit(shown(margin), '%')}" if with_margin else shown(given["revenue"])
    if given["churn"] * periods >= WHOLE:
        return Computation(a_period * WHOLE / given["churn"], f"{steps} ÷ {with_unit(shown(given['churn']), '%')}")
    named = PERIODS[int(given["periods_a_year"])].lower()
    return Computation(a_period * periods, f"{steps} × {counted(periods, named)}", (_capped(given["churn"]),))


def _capped(churn: Decimal) -> str:
    lost = f"With a churn rate of {with_unit(shown(churn), '%')}, the" if churn else "The churn rate is 0\xa0%, so the"
    return f"{lost} customer lifetime is limited to {LONGEST_LIFETIME_YEARS} years. {LONGEST_LIFETIME_REASON}"


def by_orders(given: Given, *, with_margin: bool) -> Computation:
    """Return order value times orders per year times years, optionally times margin."""
    steps = f"{shown(given['order_value'])} × {shown(given['orders_a_year'])}"
    value = given["order_value"] * given["orders_a_year"] * given["years"]
    if with_margin:
        steps, value = f"{steps} × {with_unit(shown(given['margin']), '%')}", value * given["margin"] / WHOLE
    return Computation(value, f"{steps} × {shown(given['years'])}")


VARIANTS = (
    Variant(
        KnownIndicator.LIFETIME_VALUE,
        "lifetime_value_margin",
        "With margin, from churn (for decisions)",
        "revenue per customer per period × gross margin ÷ churn rate in the same period",
        UNIT,
        (REVENUE, MARGIN, CHURN, period()),
        "Gupta and Lehmann, Managing Customers as Investments, 2005",
        lambda given: by_churn(given, with_margin=True),
    ),
    Variant(
        KnownIndicator.LIFETIME_VALUE,
        "lifetime_value_retail",
        "With margin, from orders (retail)",
        "order value × orders per year × gross margin × years",
        UNIT,
        (ORDER_VALUE, ORDERS, MARGIN, YEARS),
        METRICS,
        lambda given: by_orders(given, with_margin=True),
    ),
    Variant(
        KnownIndicator.LIFETIME_VALUE,
        "lifetime_revenue",
        "Revenue only, from churn (not for decisions)",
        "revenue per customer per period ÷ churn rate in the same period",
        UNIT,
        (REVENUE, CHURN, period()),
        METRICS,
        lambda given: by_churn(given, with_margin=False),
    ),
    Variant(
        KnownIndicator.LIFETIME_VALUE,
        "lifetime_revenue_retail",
        "Revenue only, from orders (retail, not for decisions)",
        "order value × orders per year × years",
        UNIT,
        (ORDER_VALUE, ORDERS, YEARS),
        METRICS,
        lambda given: by_orders(given, with_margin=False),
    ),
)
# CLV : CAC needs a value that includes the margin.
WITH_MARGIN = ("lifetime_value_margin", "lifetime_value_retail")
