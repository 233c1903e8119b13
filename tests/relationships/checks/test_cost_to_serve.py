"""Rules of economics: cost to serve against revenue and margin."""

from typing import Any

from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    found,
    indicator,
    key,
    parametrized,
    questions,
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


EACH_MONTH = "EUR per customer and month"
FOUR_HUNDRED = {"customers_now": 400, **paying("30", None)}


def cost_to_serve(value: Any, unit: str, of: str = "Firms") -> Part:
    return indicator("cost_to_serve", of, readings={MAY: value}, unit=unit)


def revenue(unit: str) -> Part:
    return indicator("revenue_per_customer", "Firms", readings={MAY: "7.9"}, unit=unit)


def shared(homes: int) -> CanvasDocument:
    """Build a canvas with a desk for fifty firms, which pay 30 each, and for as many homes, which pay nothing."""
    desk = {**calls(fixed_cost="5000"), "segments": [key("Homes")]}
    firms = segment("Firms", customers_now=50, **paying("30"))
    return canvas(firms, segment("Homes", customers_now=homes, **paying("0")), ties=[desk])


CASES = [
    Case(
        "cost-above-price",
        "cost per customer above what they pay",
        serving(calls(cost_per_customer="40"), **paying("30")),
        serving(calls(cost_per_customer="12"), **paying("30")),
        # The free service is paid for by others.
        serving(calls(cost_per_customer="40"), **paying("0")),
        about=("Firms", "Calls"),
    ),
    Case(
        "cost-above-price",
        "staff shared by few",
        serving(calls(fixed_cost="4000", customers_served=100), **paying("30")),
        serving(calls(fixed_cost="1000", customers_served=100), **paying("30")),
        # Before growth, the spare capacity counts.
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
        # A planned relationship costs nothing yet.
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
        # The number of orders is unknown.
        serving(calls(cost_per_customer="10"), **paying("8", period="order")),
    ),
    Case(
        "cost-above-price",
        "spread over all customers of the segment, those few included: (9,000 + 4,000) ÷ 400 = 32.50",
        serving(calls(fixed_cost="9000"), manager(fixed_cost="4000", customers_served=20), **FOUR_HUNDRED),
        serving(calls(fixed_cost="1600"), manager(fixed_cost="4000", customers_served=20), **FOUR_HUNDRED),
        # 200 for twenty customers is 10 on average for all.
        serving(calls(cost_per_customer="5"), manager(cost_per_customer="200", customers_served=20), **FOUR_HUNDRED),
    ),
    Case(
        "cost-above-price",
        "a desk of two segments, shared by the customers of both: 5,000 ÷ (50 + 50) = 50",
        shared(50),
        shared(150),
        # Ten thousand share the cost, and fifty of them pay.
        shared(10_000),
    ),
    Case(
        "cost-above-price",
        "as measured for a year",
        serving(indicators=[cost_to_serve(930, "EUR per customer and year")], **paying("60")),
        serving(indicators=[cost_to_serve(700, "EUR per customer and year")], **paying("60", "100")),
        # Another currency and an amount per call give no monthly cost.
        serving(
            calls(),
            indicators=[cost_to_serve(930, "USD per customer and month"), cost_to_serve(931, "EUR per call", "Calls")],
            **paying("60"),
        ),
    ),
    Case(
        "too-dear-for-segment",
        "by readings alone: 6.70 against 7.90 × 60\xa0% = 4.74",
        serving(calls(), indicators=[cost_to_serve("6.7", EACH_MONTH), revenue(EACH_MONTH)], gross_margin="60"),
        serving(calls(), indicators=[cost_to_serve("4.7", EACH_MONTH), revenue(EACH_MONTH)], gross_margin="60"),
        serving(calls(), indicators=[cost_to_serve("6.7", EACH_MONTH), revenue("EUR per order")], gross_margin="60"),
    ),
    Case(
        "too-dear-for-segment",
        "a token cost does not pay for a person for each",
        serving(manager(fixed_cost="100"), customers_now=26_000, **paying("5")),
        serving(calls(fixed_cost="100"), customers_now=26_000, **paying("5")),
        # Only a few customers get one.
        serving(manager(fixed_cost="100", customers_served=30), customers_now=26_000, **paying("5")),
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
        # A few customers of high value can pay for one.
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
        # The cost is known and covered.
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


def test_loss_on_each_customer_is_an_error_once_the_business_has_grown() -> None:
    def severities(stage: str, **details: Any) -> list[str]:
        document = serving(calls(**details), stage=stage, customers_now=12, **paying("19", "70"))
        rules = ("cost-above-price", "too-dear-for-segment")
        return [finding.severity for rule in rules for finding in found(document, rule)]

    assert severities("growth", fixed_cost="2400") == ["error"]
    assert severities("growth", fixed_cost="180") == ["error"]
    # Few customers share a capacity for many.
    assert severities("start_up", fixed_cost="2400") == ["hint"]
    assert severities("start_up", cost_per_customer="40") == ["error"]


def test_orders_are_asked_for_and_never_made_up() -> None:
    often = {**paying("4.2", "70", "order"), "factors": {"frequency": "high"}}
    document = serving(calls(cost_per_customer="9"), **often)
    assert found(document, "cost-above-price") == []
    assert questions(document, "cost-above-price") == [
        (
            "How much do customers in “Firms” pay a month? They pay per order, which can’t be compared with the "
            "cost per month."
        )
    ]
    assert questions(serving(calls(cost_per_customer="1"), **often), "cost-above-price") == []


def test_value_by_a_guess_at_orders_is_no_ground_for_an_error() -> None:
    document = serving(manager(), **{**paying("4.2", "70", "order"), "factors": {"frequency": "high"}})
    finding = found(document, "too-dear-for-segment")[0]
    assert finding.severity == "warning"
    assert finding.sentence.startswith("“A manager” gives each customer in “Firms” a dedicated person, but")
    assert "€71 a year" in finding.sentence
    assert finding.sentence.endswith("(a dedicated person needs about €100).")


def test_highest_cost_is_to_be_reviewed_and_the_limit_of_all_is_named() -> None:
    document = serving(calls(cost_per_customer="5"), manager(cost_per_customer="35"), **paying("30"))
    ask = found(document, "cost-above-price")[0].ask
    assert ask
    assert (ask.subject, ask.field) == (key("A manager"), "relationship.cost_per_customer")
    assert ask.words == "Change cost of “A manager”"
    assert ask.hint.startswith("All relationships together may cost at most €15 per customer a month.")
    assert ask.choices == ()
