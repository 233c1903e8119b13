"""The registry of all variants, by code and by indicator."""

from __future__ import annotations

from relationships.catalog.indicators import KnownIndicator
from relationships.formulas import acquisition, amounts, lifetime_value, retention, shares, surveys
from relationships.formulas.variant import Variant

_MODULES = (lifetime_value, acquisition, surveys, retention, amounts, shares)
VARIANTS: dict[str, Variant] = {variant.code: variant for module in _MODULES for variant in module.VARIANTS}
BY_INDICATOR: dict[str, tuple[Variant, ...]] = {
    known.value: tuple(variant for variant in VARIANTS.values() if variant.indicator is known)
    for known in KnownIndicator
}

# The names that variants were displayed with before, by code.
_FORMER_NAMES: dict[str, str] = {
    "acquisition_cost": "All of sales and marketing",
    "acquisition_cost_advertising": "Paid advertising alone: flattering",
    "value_to_cost": "The ratio",
    "value_to_cost_payback": "The ratio, and the months to pay back",
    "value_to_cost_from_revenue": "Both, from revenue, margin and churn per month",
    "cost_to_serve": "From the cost of a month",
    "time_to_resolution": "From the hours of each matter",
    "lifetime_value_margin": "With margin, by churn: for decisions",
    "lifetime_value_retail": "With margin, in retail",
    "lifetime_revenue": "As revenue, by churn: not for decisions",
    "lifetime_revenue_retail": "As revenue, in retail: not for decisions",
    "retention_rate": "Over one period, from counts",
    "retention_rate_year": "Over twelve months, from the counts of one",
    "retention_rate_twelfth": "Over twelve months, from a monthly rate",
    "churn_rate": "Over one period, from counts",
    "churn_rate_year": "Over twelve months, from a monthly rate",
    "repeat_purchase_rate": "Bought again",
    "attach_rate": "Orders with something extra",
    "capacity_used": "Customers, of those that can be served",
    "solved_without_person": "Matters, of all that came up",
    "escalation_rate": "Conversations handed over",
    "answered_by_peers": "Questions, of all that were asked",
    "ideas_adopted": "Ideas, of all that were submitted",
    "referral_rate_new": "Of the new customers, those who were referred",
    "referral_rate_all": "Of all customers, those who referred somebody",
    "effort_score_seven": "CES 2.0: 1 to 7, more is easier",
    "effort_score_five": "The original: 1 to 5, less is easier",
    "promoter_score_answers": "From counts of each answer, 0 to 10",
    "satisfaction_answers": "From counts of each answer, 1 to 5",
    "sentiment_balance": "Positive less negative",
}

# Imports may identify a variant by its code or by its displayed name, which older exports may have.
_NAMED: dict[tuple[str, str], Variant] = {
    (variant.indicator.value, word.lower()): variant
    for variant in VARIANTS.values()
    for word in (variant.code, variant.name, _FORMER_NAMES.get(variant.code, variant.name))
}


def list_variants(code: str) -> tuple[Variant, ...]:
    """Return the variants of the indicator with this code, the preferred one first; none if it is user-defined."""
    return BY_INDICATOR.get(code, ())


def find_variant(code: str, name: str) -> Variant | None:
    """Return the variant of an indicator with this code (`name`); None if the indicator has no such variant."""
    return next((variant for variant in list_variants(code) if variant.code == name), None)


def find_variant_by_name(code: str, word: str) -> Variant | None:
    """Return the variant of an indicator by its code, name or former name, ignoring case; None if there is none."""
    return _NAMED.get((code, word.lower()))
