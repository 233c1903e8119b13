"""Amounts of money as people write them: with the symbol of the currency, and never broken across two lines."""

from __future__ import annotations

from decimal import Decimal

from relationships.analysis.service_mix import monthly_cost
from relationships.document.relationships import RelationshipDetails

# The symbols that are used in one way only. Other currencies keep their code.
SYMBOLS = {"EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "KRW": "₩", "NGN": "₦", "PHP": "₱", "USD": "$", "VND": "₫"}
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def price(amount: Decimal, currency: str) -> str:
    """Return an amount such as “€2,100”, “€1.05” or “CHF 9”: cents are left out if there are none, or from 100 on."""
    is_whole = amount >= 100 or amount == amount.to_integral_value()
    number = f"{amount:,.0f}" if is_whole else f"{amount:,.2f}"
    symbol = SYMBOLS.get(currency)
    return f"{symbol}{number}" if symbol else f"{currency}{NO_BREAK_SPACE}{number}"


def describe_cost(details: RelationshipDetails, currency: str, customer: str = "customer") -> str:
    """Return what a relationship costs a month, or else a customer; empty if neither is stated."""
    if (cost := monthly_cost(details)) is not None:
        return f"{price(cost, currency)} a month"
    if details.cost_per_customer is not None:
        return f"{price(details.cost_per_customer, currency)} a month per {customer}"
    return ""
