"""Rules of economics: what customers cost to serve against what they pay and leave."""

from typing import Any

from relationships.document import CanvasDocument
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    found,
    indicator,
    parametrized,
    relationship,
    segment,
)

MAY = "2026-05-31"


def paying(revenue: str, margin: str | None = "50", period: str = "month") -> Part:
    return {"revenue_per_customer": revenue, "revenue_period": period, "gross_margin": margin}


def serving(*ties: Part, stage: str = "growth", indicators: list[Part] | None = None, **details: Any) -> CanvasDocument:
    return canvas(segment("Firms", **details), stage=stage, ties=ties, indicators=indicators or [])


def calls(**details: Any) -> Part:
    return relationship("Calls", "Firms", type="personal_assistance", **details)


def manager(**details: Any) -> Part:
    return relationship("A manager", "Firms", type="dedicated_personal_assistance", **details)


CASES = [
    Case(
        "cost-above-price",
        "cost per customer above what they pay",
        serving(calls(cost_per_customer="40"), **paying("30")),
        serving(calls(cost_per_customer="12"), **paying("30")),
        # What nobody pays is paid for by others.
        serving(calls(cost_per_customer="40"), **paying("0")),
        about=("Firms", "Calls"),
    ),
    Case(
        "cost-above-price",
        "staff shared by few",
        serving(calls(fixed_cost="4000", customers_served=100), **paying("30")),
        serving(calls(fixed_cost="1000", customers_served=100), **paying("30")),
        # There is room for more before growth.
        serving(calls(fixed_cost="4000", customers_served=100, capacity=500), stage="start_up", **paying("30")),
    ),
    Case(
        "cost-above-price",
        "shared by the customers of the segment",
        serving(calls(fixed_cost="4000"), customers_now=100, **paying("30")),
        serving(calls(fixed_cost="1000"), customers_now=100, **paying("30")),
        serving(calls(fixed_cost="4000"), **paying("30")),
    ),
    Case(
        "cost-above-price",
        "together too much",
        serving(calls(cost_per_customer="20"), manager(cost_per_customer="20"), **paying("30")),
        serving(calls(cost_per_customer="5"), manager(cost_per_customer="5"), **paying("30")),
        # What is only planned costs nothing yet.
        serving(calls(cost_per_customer="10"), manager(cost_per_customer="25", established="no"), **paying("30")),
    ),
    Case(
        "cost-above-price",
        "as measured",
        serving(calls(), indicators=[indicator("cost_to_serve", "Firms", readings={MAY: 31})], **paying("30")),
        serving(calls(), indicators=[indicator("cost_to_serve", "Firms", readings={MAY: 9})], **paying("30")),
        serving(
            calls(),
            indicators=[indicator("cost_to_serve", "Firms", readings={MAY: 31})],
            **paying("800", period="year"),
        ),
    ),
    Case(
        "cost-above-price",
        "by the year",
        serving(calls(cost_per_customer="10"), **paying("100", period="year")),
        serving(calls(cost_per_customer="4"), **paying("100", period="year")),
        # Without knowing how often they order nothing can be told.
        serving(calls(cost_per_customer="10"), **paying("8", period="order")),
    ),
    Case(
        "too-dear-for-segment",
        "above what is left after the goods",
        serving(calls(cost_per_customer="20"), **paying("30")),
        serving(calls(cost_per_customer="15"), **paying("30")),
        serving(calls(cost_per_customer="20"), **paying("30", None)),
        about=("Firms", "Calls"),
    ),
    Case(
        "too-dear-for-segment",
        "a person for each of those who are worth little",
        serving(manager(), **paying("5")),
        serving(calls(), **paying("5")),
        # Few of high value can carry one.
        serving(manager(), customers_now=20, **paying("2000")),
        about=("A manager", "Firms"),
    ),
    Case(
        "too-dear-for-segment",
        "a person for each of a mass",
        serving(manager(), customers_now=50_000, **paying("60")),
        serving(calls(), customers_now=50_000, **paying("60")),
        serving(manager(), customers_now=60, **paying("60")),
    ),
    Case(
        "too-dear-for-segment",
        "by the factors of choosing",
        serving(manager(), factors={"value": "low"}),
        serving(calls(), factors={"value": "low"}),
        serving(manager(), factors={"value": "high"}),
    ),
    Case(
        "too-dear-for-segment",
        "many who buy cheaply, planned",
        serving(manager(established="no"), stage="idea", factors={"size": "high", "price": "low"}),
        serving(calls(established="no"), stage="idea", factors={"size": "high", "price": "low"}),
        # What it costs is known, and it is carried.
        serving(manager(cost_per_customer="2"), factors={"value": "low"}, **paying("10")),
    ),
]


@parametrized(CASES)
def test_rule_of_cost_to_serve(case: Case) -> None:
    assert_holds(case)


def test_price_rule_speaks_alone_where_even_the_price_does_not_hold() -> None:
    document = serving(calls(cost_per_customer="40"), **paying("30"))
    assert len(found(document, "cost-above-price")) == 1
    assert found(document, "too-dear-for-segment") == []
    cure = found(document, "cost-above-price")[0].cure
    assert cure
    assert found(cure.apply(document), "too-dear-for-segment") == []
