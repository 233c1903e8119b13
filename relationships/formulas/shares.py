"""Indicators that are shares: a count divided by the total count."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from relationships.catalog.indicators import KnownIndicator
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import Input, count
from relationships.formulas.rounding import WHOLE, shown
from relationships.formulas.variant import Computation, Given, Variant, divide


def share_formula(part: Input, whole: Input) -> Callable[[Given], Computation]:
    """Return the formula part ÷ whole, in percent."""
    return lambda given: share(given[part.name], given[whole.name], part, whole)


def share(part: Decimal, whole: Decimal, part_of: Input, of: Input) -> Computation:
    """Return part ÷ whole in percent. Raise Unworkable if the whole is 0 or smaller than the part."""
    value = divide(part, whole, of.name, of.label) * WHOLE
    if part > whole:
        reason = f"{part_of.label}: {shown(part)} is more than {shown(whole)}, the total."
        raise Unworkable(part_of.name, reason)
    return Computation(value, f"{shown(part)} ÷ {shown(whole)}")


def _share_variant(
    indicator: KnownIndicator, name: str, formula: str, unit: str, part: Input, whole: Input, source: str
) -> Variant:
    return Variant(indicator, indicator.value, name, formula, unit, (part, whole), source, share_formula(part, whole))


CUSTOMERS = count("customers", "Customers who ordered", "customers")
SERVED = count("customers_served", "Customers served", "customers")
MARKETING = "Farris and others, Marketing Metrics, 3rd edition, 2016"
SUPPORT = "Common practice in customer service"

VARIANTS = (
    _share_variant(
        KnownIndicator.REPEAT_PURCHASE_RATE,
        "From customers with a second order",
        "customers with a second order ÷ customers who ordered",
        "% of customers",
        count("repeat_customers", "Customers with a second order", "customers"),
        CUSTOMERS,
        MARKETING,
    ),
    _share_variant(
        KnownIndicator.ATTACH_RATE,
        "From orders with something extra",
        "orders with something extra ÷ orders",
        "% of orders",
        count("orders_with_extra", "Orders with something extra", "orders"),
        count("orders", "Orders", "orders"),
        MARKETING,
    ),
    _share_variant(
        KnownIndicator.CAPACITY_USED,
        "From customers and capacity",
        "customers served ÷ customers that staff can serve",
        "% of capacity",
        SERVED,
        count("capacity", "Customers that staff can serve", "customers"),
        "Wirtz and Lovelock, Services Marketing, 8th edition, 2016, on capacity and demand",
    ),
    _share_variant(
        KnownIndicator.SOLVED_WITHOUT_PERSON,
        "From cases solved without a person",
        "cases solved without a person ÷ all cases",
        "% of cases",
        count("solved_alone", "Cases solved without a person", "cases"),
        count("matters", "All cases", "cases"),
        SUPPORT,
    ),
    _share_variant(
        KnownIndicator.ESCALATION_RATE,
        "From conversations handed over",
        "conversations handed over to a person ÷ conversations with the machine",
        "% of conversations",
        count("handed_over", "Conversations handed over to a person", "conversations"),
        count("conversations", "Conversations with the machine", "conversations"),
        SUPPORT,
    ),
    _share_variant(
        KnownIndicator.ANSWERED_BY_PEERS,
        "From questions answered by customers",
        "questions answered by customers ÷ questions",
        "% of questions",
        count("answered_by_customers", "Questions answered by customers", "questions"),
        count("questions", "Questions", "questions"),
        "Millington, Buzzing Communities, 2012",
    ),
    _share_variant(
        KnownIndicator.IDEAS_ADOPTED,
        "From ideas carried out",
        "customers’ ideas carried out ÷ ideas submitted",
        "% of ideas",
        count("ideas_adopted", "Ideas carried out", "ideas"),
        count("ideas", "Ideas submitted", "ideas"),
        "Reichwald and Piller, Interaktive Wertschöpfung, 2nd edition, 2009",
    ),
    Variant(
        KnownIndicator.REFERRAL_RATE,
        "referral_rate_new",
        "New customers who were referred",
        "new customers who were referred ÷ new customers",
        "% of customers",
        (
            referred := count("referred", "New customers who were referred", "customers"),
            new := count("new_customers", "New customers", "customers"),
        ),
        "Kumar, Petersen and Leone, How Valuable Is Word of Mouth?, Harvard Business Review, 2007",
        share_formula(referred, new),
    ),
    Variant(
        KnownIndicator.REFERRAL_RATE,
        "referral_rate_all",
        "Customers who referred someone",
        "customers who referred someone ÷ customers",
        "% of customers",
        (
            referring := count("referring", "Customers who referred someone", "customers"),
            everybody := count("customers", "Customers", "customers"),
        ),
        "Kumar, Petersen and Leone, How Valuable Is Word of Mouth?, Harvard Business Review, 2007",
        share_formula(referring, everybody),
    ),
)
