"""What relationships cost, in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from relationships.analysis.service_mix import count_costs, monthly_cost, total_cost
from relationships.document.relationships import RelationshipDetails, RelationshipFields
from relationships.formats import format_money


@dataclass(frozen=True, slots=True)
class Figure:
    """A formatted figure, empty if unknown; `remark` is what it leaves out, or why it is unknown."""

    text: str
    remark: str = ""


def describe_cost(details: RelationshipFields, currency: str) -> str:
    """Return what a relationship costs a month, or else the known parts; empty if no cost is stated.

    The fixed cost never stands alone if there is a cost per customer: it would look like the whole.
    """
    if (cost := monthly_cost(details)) is not None:
        return f"{format_money(cost, currency)} a month"
    if details.cost_per_customer is None:
        return ""
    each = format_money(details.cost_per_customer, currency)
    if details.fixed_cost:
        return f"{format_money(details.fixed_cost, currency)} a month + {each} per customer"
    return f"{each} a month per customer"


def describe_customer_cost(details: RelationshipFields, currency: str) -> str:
    """Return what each customer costs in addition to the monthly cost that includes it; empty if that is unknown."""
    if details.customers_served is None or details.cost_per_customer is None:
        return ""
    return f"{format_money(details.cost_per_customer, currency)} per customer"


def describe_total(relationships: Collection[RelationshipDetails], currency: str) -> Figure:
    """Return what relationships cost together; empty if there are none."""
    if not relationships:
        return Figure("")
    return total_figure(total_cost(relationships), count_costs(relationships), len(relationships), currency)


def total_figure(cost: Decimal | None, counted: int, of: int, currency: str) -> Figure:
    """Return the cost of `of` relationships, which includes `counted` of them."""
    if cost is None:
        return Figure("", "cost unknown")
    return Figure(format_money(cost, currency), describe_counted(counted, of))


def describe_counted(counted: int, of: int) -> str:
    """Return how many relationships a total includes; empty if it includes all."""
    return f"{counted} of {of} relationships counted" if counted < of else ""
