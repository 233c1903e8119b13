"""Rules of economics: lifetime value against acquisition cost."""

from typing import Any

from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    indicator,
    parametrized,
    relationship,
    segment,
)

CLV, CAC, RATIO = "customer_lifetime_value", "customer_acquisition_cost", "lifetime_value_to_acquisition_cost"
RULE = "value-below-acquisition-cost"
MAY = "2026-05-31"
MONTHLY = {"2026-03-31": 90, "2026-04-30": 90, MAY: 90}


def measured(*, of: str | None = "Firms", indicators: list[Part] | None = None, **values: Any) -> CanvasDocument:
    """Build a segment with figures and measurements: lifetime value, acquisition cost, ratio, monthly churn."""
    codes = {"clv": CLV, "cac": CAC, "ratio": RATIO, "churn": "churn_rate", "retention": "retention_rate"}
    units = dict.fromkeys(("churn", "retention"), "% of customers per month")
    read = [
        indicator(codes[name], of, readings={MAY: values.pop(name)}, unit=units.get(name, ""))
        for name in codes
        if name in values
    ]
    ties = values.pop("ties", [relationship("Calls", "Firms")])
    return canvas(segment("Firms", **values), ties=ties, indicators=[*read, *(indicators or [])])


def paying(revenue: str, margin: str | None = "50", period: str = "month") -> Part:
    return {"revenue_per_customer": revenue, "revenue_period": period, "gross_margin": margin}


def churn(value: Any, **fields: Any) -> Part:
    return indicator("churn_rate", "Firms", readings={MAY: value}, **fields)


def retention(readings: dict[str, Any], **fields: Any) -> Part:
    return indicator("retention_rate", "Firms", readings=readings, **fields)


def revenue(value: str, unit: str) -> Part:
    return indicator("revenue_per_customer", "Firms", readings={MAY: value}, unit=unit)


def two_boxes(cac: str, churns: tuple[int | None, ...] = (12, 12)) -> CanvasDocument:
    """Build two segments with a monthly churn of 12 % and one acquisition cost for both."""
    names, prices = ("Work", "Home"), ("18", "14")
    unit = "% of customers per month"
    read = [
        indicator("churn_rate", of, readings={MAY: value}, unit=unit)
        for of, value in zip(names, churns, strict=True)
        if value
    ]
    return canvas(
        *(segment(name, **paying(price, "30")) for name, price in zip(names, prices, strict=True)),
        ties=[relationship(f"Box for {name}", name) for name in names],
        indicators=[*read, indicator(CAC, readings={MAY: cac})],
    )


CASES = [
    Case(
        RULE,
        "both measured, below 1",
        measured(clv=100, cac=150),
        measured(clv=100, cac=33),
        measured(clv=450, cac=150),
        about=("Firms",),
    ),
    Case(
        RULE,
        "both measured, between 1 and 3",
        measured(clv=300, cac=150),
        measured(clv=300, cac=100),
        # 25 a month pay back 150 within a year.
        measured(clv=300, cac=150, **paying("50")),
    ),
    Case(RULE, "the ratio measured", measured(ratio="0.8"), measured(ratio=3), measured(ratio="3.4")),
    Case(
        RULE,
        "measured of a relationship of theirs",
        measured(of="Calls", clv=100, cac=150),
        measured(of="Calls", clv=600, cac=150),
        measured(of="Calls", clv=100),
    ),
    Case(
        RULE,
        "measured of the whole canvas, which has one segment",
        measured(of=None, clv=100, cac=150),
        measured(of=None, clv=600, cac=150),
        measured(of=None, cac=150),
    ),
    Case(
        RULE,
        "by revenue, margin and churn: 30 × 50 % ÷ 5 % = 300",
        measured(cac=400, churn=5, **paying("30")),
        measured(cac=100, churn=5, **paying("30")),
        measured(cac=100, churn=1, **paying("30")),
    ),
    Case(
        RULE,
        "by retention: 10 × 50 % ÷ (100 % − 90 %) = 50",
        measured(cac=60, retention=90, **paying("10")),
        measured(cac=16, retention=90, **paying("10")),
        measured(cac=60, retention=100, **paying("10")),
    ),
    Case(
        RULE,
        "even as revenue it does not hold",
        measured(cac=400, indicators=[indicator(CLV, "Firms", readings={MAY: 300}, variant="lifetime_revenue")]),
        measured(cac=100, indicators=[indicator(CLV, "Firms", readings={MAY: 300}, variant="lifetime_revenue")]),
        measured(cac=100, indicators=[indicator(CLV, "Firms", readings={MAY: 300}, variant="lifetime_value_margin")]),
    ),
    Case(
        RULE,
        "as revenue it holds, and with the margin it does not",
        measured(
            cac=100,
            gross_margin="20",
            indicators=[indicator(CLV, "Firms", readings={MAY: 400}, variant="lifetime_revenue")],
        ),
        measured(
            cac=100,
            gross_margin="80",
            indicators=[indicator(CLV, "Firms", readings={MAY: 400}, variant="lifetime_revenue")],
        ),
        measured(cac=100, gross_margin="20", indicators=[indicator(CLV, "Firms", readings={MAY: 400})]),
    ),
    Case(
        RULE,
        "a single deal that costs more than it leaves",
        measured(cac=800, ties=[relationship("Wedding", "Firms", bond="single_deal")], **paying("1500", "50", "order")),
        measured(cac=700, ties=[relationship("Wedding", "Firms", bond="single_deal")], **paying("1500", "50", "order")),
        # A single deal is paid at once and does not need 3 : 1.
        measured(cac=600, ties=[relationship("Wedding", "Firms", bond="single_deal")], **paying("1500", "50", "order")),
    ),
    Case(
        RULE,
        "a rate of a year, as the formula is called: 30 × 12 × 50 % ÷ 60 % = 300",
        measured(cac=400, **paying("30"), indicators=[churn(60, variant="churn_rate_year")]),
        measured(cac=100, **paying("30"), indicators=[churn(60, variant="churn_rate_year")]),
        # 1,285: the formula is given by its name, which contains “monthly”.
        measured(cac=400, **paying("30"), indicators=[churn(14, variant="12 months, from a monthly rate")]),
    ),
    Case(
        RULE,
        "retention of a year, by its unit: 10 × 12 × 50 % ÷ 50 % = 120",
        measured(cac=160, **paying("10"), indicators=[retention({MAY: 50}, unit="% of customers a year")]),
        measured(cac=40, **paying("10"), indicators=[retention({MAY: 50}, unit="% of customers a year")]),
        measured(cac=160, **paying("10"), indicators=[retention({MAY: 90}, unit="% of customers a year")]),
    ),
    Case(
        RULE,
        "even if it is for a year, which is the most it can be for: 10 × 12 × 50 % ÷ 50 % = 120",
        measured(cac=160, **paying("10"), indicators=[retention({MAY: 50})]),
        measured(cac=40, **paying("10"), indicators=[retention({MAY: 50})]),
        # Read every 31 December, it covers a year: 600.
        measured(
            cac=160,
            **paying("10"),
            indicators=[retention({"2023-12-31": 90, "2024-12-31": 90, "2025-12-31": 90})],
        ),
    ),
    Case(
        RULE,
        "counted from one month to the next: 10 × 50 % ÷ 10 % = 50",
        measured(cac=60, **paying("10"), indicators=[retention(MONTHLY, variant="retention_rate")]),
        measured(cac=16, **paying("10"), indicators=[retention(MONTHLY, variant="retention_rate")]),
        measured(cac=60, **paying("10"), indicators=[retention(MONTHLY, variant="retention_rate_year")]),
    ),
    Case(
        RULE,
        "revenue as measured: 7.90 × 60 % ÷ 10 % = 47.40",
        measured(cac=60, churn=10, gross_margin="60", indicators=[revenue("7.9", "EUR per customer and month")]),
        measured(cac=47, churn=10, gross_margin="60", indicators=[revenue("7.9", "EUR per customer and month")]),
        # The period is unknown.
        measured(cac=60, churn=10, gross_margin="60", indicators=[revenue("7.9", "EUR per customer and period")]),
    ),
    Case(
        RULE,
        "won for more than anybody is worth, measured of the whole canvas: 45 and 35 against 84",
        two_boxes("84"),
        two_boxes("44"),
        # The value of the other segment is unknown.
        two_boxes("84", churns=(12, None)),
        about=("Work", "Home"),
    ),
    Case(
        "not-paid-back",
        "after 40 months",
        measured(cac=400, **paying("20")),
        measured(cac=240, **paying("20")),
        measured(cac=200, **paying("20")),
        about=("Firms",),
    ),
    Case(
        "not-paid-back",
        "even by all that they pay",
        measured(cac=1000, **paying("20", None)),
        measured(cac=400, **paying("20", None)),
        # Churn is known, so another rule applies.
        measured(cac=1000, churn=1, **paying("20", None)),
    ),
    Case(
        "not-paid-back",
        "never",
        measured(cac=10, **paying("20", "0")),
        measured(cac=10, **paying("20", "50")),
        measured(cac=10, **paying("0")),
    ),
]


@parametrized(CASES)
def test_rule_of_worth(case: Case) -> None:
    assert_holds(case)
