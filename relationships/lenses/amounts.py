"""What relationships cost, in words."""

from __future__ import annotations

from relationships.analysis.service_mix import monthly_cost
from relationships.document.relationships import RelationshipDetails
from relationships.formats import format_money


def describe_cost(details: RelationshipDetails, currency: str, customer: str = "customer") -> str:
    """Return what a relationship costs a month, or else a customer; empty if neither is stated."""
    if (cost := monthly_cost(details)) is not None:
        return f"{format_money(cost, currency)} a month"
    if details.cost_per_customer is not None:
        return f"{format_money(details.cost_per_customer, currency)} a month per {customer}"
    return ""
