"""Customer acquisition cost, its ratio to the lifetime value, and the payback period.

Sources: Farris and others, Marketing Metrics (3rd edition, 2016), for the cost; Skok, SaaS Metrics 2.0 (2010 and
later), for the ratio, with 3 : 1 as a rule of thumb, and for the payback period.
"""

from __future__ import annotations

from decimal import Decimal

from relationships.catalog.indicators import KnownIndicator
from relationships.formulas.inputs import Input, count, money
from relationships.formulas.lifetime_value import CHURN, MARGIN, REVENUE, by_churn
from relationships.formulas.rounding import WHOLE, counted, shown
from relationships.formulas.variant import Computation, Given, Variant, divide

MARKETING = money("marketing_cost", "Sales and marketing costs, without salaries")
SALARIES = money("salaries", "Sales and marketing salaries")
ADVERTISING = money("advertising_cost", "Paid advertising")
NEW = count("new_customers", "New customers in the same period", "customers")
VALUE = money("lifetime_value", "Lifetime value, with margin")
COST = money("acquisition_cost", "Acquisition cost of the same segment")
MONTHLY_MARGIN = money("margin_a_month", "Margin per customer per month")
MONTHLY_REVENUE = money(REVENUE.name, "Revenue per customer per month")
MONTHLY_CHURN = Input(CHURN.name, "Customers lost per month", CHURN.kind, CHURN.unit)
SKOK = "Skok, SaaS Metrics 2.0, forEntrepreneurs, 2010 and later"
METRICS = "Farris and others, Marketing Metrics, 3rd edition, 2016"
MONTHS_A_YEAR = Decimal(12)


def cost_per_new_customer(given: Given) -> Computation:
    """Return (sales and marketing + their salaries) ÷ new customers of the same period."""
    cost = given["marketing_cost"] + given["salaries"]
    steps = f"({shown(given['marketing_cost'])} + {shown(given['salaries'])}) ÷ {shown(given[NEW.name])}"
    return Computation(divide(cost, given[NEW.name], NEW.name, NEW.label), steps)


def advertising_per_new_customer(given: Given) -> Computation:
    """Return paid advertising ÷ new customers: easier to measure, but too low."""
    value = divide(given["advertising_cost"], given[NEW.name], NEW.name, NEW.label)
    steps = f"{shown(given['advertising_cost'])} ÷ {shown(given[NEW.name])}"
    return Computation(value, steps, ("This is too low, because it leaves out the cost of salespeople.",))


def ratio(given: Given) -> Computation:
    """Return lifetime value ÷ acquisition cost."""
    value = divide(given["lifetime_value"], given[COST.name], COST.name, COST.label)
    return Computation(value, f"{shown(given['lifetime_value'])} ÷ {shown(given[COST.name])}")


def ratio_with_payback(given: Given) -> Computation:
    """Return the ratio, with the payback period in months."""
    found = ratio(given)
    months = payback_months(given[COST.name], given[MONTHLY_MARGIN.name], MONTHLY_MARGIN.name, MONTHLY_MARGIN.label)
    return Computation(found.value, found.steps, (_payback_remark(months),), {"payback_months": months})


def ratio_from_revenue(given: Given) -> Computation:
    """Return the ratio and the payback period from revenue, margin and churn, all per month."""
    worth = by_churn({**given, "periods_a_year": MONTHS_A_YEAR}, with_margin=True)
    value = divide(worth.value, given[COST.name], COST.name, COST.label)
    margin = given["revenue"] * given["margin"] / WHOLE
    at_fault = (MARGIN.name, MARGIN.label) if given["revenue"] else (REVENUE.name, MONTHLY_REVENUE.label)
    months = payback_months(given[COST.name], margin, *at_fault)
    remarks = (*worth.remarks, _payback_remark(months))
    return Computation(value, f"({worth.steps}) ÷ {shown(given[COST.name])}", remarks, {"payback_months": months})


def payback_months(cost: Decimal, margin_a_month: Decimal, name: str, label: str) -> Decimal:
    """Return cost ÷ margin per month: the months until the margin has paid back the acquisition cost.

    Raise Unworkable with `name` and `label` if there is no margin.
    """
    return divide(cost, margin_a_month, name, label)


def _payback_remark(months: Decimal) -> str:
    return f"Payback period: {counted(round(months, 1), 'month')}."


VARIANTS = (
    Variant(
        KnownIndicator.ACQUISITION_COST,
        "acquisition_cost",
        "All sales and marketing costs",
        "(sales and marketing costs + salaries) ÷ new customers in the same period",
        "money per customer",
        (MARKETING, SALARIES, NEW),
        METRICS,
        cost_per_new_customer,
    ),
    Variant(
        KnownIndicator.ACQUISITION_COST,
        "acquisition_cost_advertising",
        "Paid advertising only (too low)",
        "paid advertising ÷ new customers in the same period",
        "money per customer",
        (ADVERTISING, NEW),
        METRICS,
        advertising_per_new_customer,
    ),
    Variant(
        KnownIndicator.VALUE_TO_COST,
        "value_to_cost",
        "Ratio",
        "lifetime value with margin ÷ acquisition cost of the same segment",
        "ratio",
        (VALUE, COST),
        SKOK,
        ratio,
    ),
    Variant(
        KnownIndicator.VALUE_TO_COST,
        "value_to_cost_payback",
        "Ratio and payback period",
        "lifetime value with margin ÷ acquisition cost; months = acquisition cost ÷ margin per customer per month",
        "ratio",
        (VALUE, COST, MONTHLY_MARGIN),
        SKOK,
        ratio_with_payback,
    ),
    Variant(
        KnownIndicator.VALUE_TO_COST,
        "value_to_cost_from_revenue",
        "Ratio and payback period, from monthly revenue, margin and churn",
        "(revenue × gross margin ÷ churn) ÷ acquisition cost; months = acquisition cost ÷ (revenue × gross margin)",
        "ratio",
        (MONTHLY_REVENUE, MARGIN, MONTHLY_CHURN, COST),
        SKOK,
        ratio_from_revenue,
    ),
)
