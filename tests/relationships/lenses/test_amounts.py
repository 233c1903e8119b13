"""Amounts of money: with the symbol of their currency, and without cents where they tell nothing."""

from decimal import Decimal

import pytest

from relationships.document.relationships import RelationshipDetails
from relationships.formats import format_money
from relationships.lenses.amounts import describe_cost


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("2100", "EUR", "€2,100"),
        ("1.05", "EUR", "€1.05"),
        ("1.00", "USD", "$1"),
        ("0", "GBP", "£0"),
        ("99.50", "EUR", "€99.50"),
        ("1234.56", "EUR", "€1,235"),
        ("9", "CHF", "CHF\N{NO-BREAK SPACE}9"),
    ],
)
def test_amount_has_the_symbol_of_its_currency(amount: str, currency: str, text: str) -> None:
    assert format_money(Decimal(amount), currency) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, ""),
        ({"fixed_cost": "650"}, "€650 a month"),
        ({"fixed_cost": "0"}, "€0 a month"),
        ({"cost_per_customer": "2", "customers_served": 450, "fixed_cost": "100"}, "€1,000 a month"),
        ({"cost_per_customer": "1.05"}, "€1.05 a month per customer"),
        ({"fixed_cost": "4000", "cost_per_customer": "20"}, "€4,000 a month + €20 per customer"),
        ({"fixed_cost": "4000", "cost_per_customer": "20", "customers_served": 50}, "€5,000 a month"),
        ({"fixed_cost": "4000", "cost_per_customer": "20", "customers_served": 0}, "€4,000 a month"),
        ({"fixed_cost": "0", "cost_per_customer": "20"}, "€20 a month per customer"),
        ({"fixed_cost": "4000", "cost_per_customer": "0"}, "€4,000 a month"),
    ],
)
def test_cost_is_that_of_a_month(fields: dict[str, str], text: str) -> None:
    assert describe_cost(RelationshipDetails.model_validate(fields), "EUR") == text
