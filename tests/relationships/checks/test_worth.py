"""Rules of economics: what customers are worth against what they cost to win."""

from decimal import Decimal
from typing import Any

import pytest

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

CLV, CAC, RATIO = "customer_lifetime_value", "customer_acquisition_cost", "lifetime_value_to_acquisition_cost"
RULE = "value-below-acquisition-cost"
MAY = "2026-05-31"


def measured(*, of: str | None = "Firms", indicators: list[Part] | None = None, **values: Any) -> CanvasDocument:
    """A segment with figures and what was measured of it: lifetime value, acquisition cost, ratio, churn."""
    codes = {"clv": CLV, "cac": CAC, "ratio": RATIO, "churn": "churn_rate", "retention": "retention_rate"}
    read = [indicator(codes[name], of, readings={MAY: values.pop(name)}) for name in codes if name in values]
    ties = values.pop("ties", [relationship("Calls", "Firms")])
    return canvas(segment("Firms", **values), ties=ties, indicators=[*read, *(indicators or [])])


def paying(revenue: str, margin: str | None = "50", period: str = "month") -> Part:
    return {"revenue_per_customer": revenue, "revenue_period": period, "gross_margin": margin}


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
        # 150 is paid back within a year by 25 a month.
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
        measured(cac=400, indicators=[indicator(CLV, "Firms", readings={MAY: 300}, variant="revenue")]),
        measured(cac=100, indicators=[indicator(CLV, "Firms", readings={MAY: 300}, variant="revenue")]),
        measured(cac=100, indicators=[indicator(CLV, "Firms", readings={MAY: 300}, variant="margin")]),
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
        # Three to one is for those who stay; a deal is paid at once.
        measured(cac=600, ties=[relationship("Wedding", "Firms", bond="single_deal")], **paying("1500", "50", "order")),
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
        # How long they stay is known: that is the other rule's.
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


def test_loss_is_an_error_and_a_thin_margin_a_warning() -> None:
    assert [each.severity for each in found(measured(clv=100, cac=150), RULE)] == ["error"]
    assert [each.severity for each in found(measured(clv=300, cac=150), RULE)] == ["warning"]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (
            measured(clv=100, cac=150),
            "A customer of “Firms” is worth 100 EUR and costs 150 EUR to win, which is 0.67 : 1.",
        ),
        (measured(ratio="0.8"), "A customer of “Firms” is worth 0.8 times what it costs to win one."),
        (
            measured(clv=600, cac=400, **paying("40")),
            (
                "A customer of “Firms” is worth 600 EUR and costs 400 EUR to win, which is 1.5 : 1, and it takes 20 "
                "months to get that back."
            ),
        ),
    ],
)
def test_sentence_tells_the_sum(document: CanvasDocument, sentence: str) -> None:
    assert [each.sentence for each in found(document, RULE)] == [sentence]


def test_cure_names_the_cost_at_which_it_would_hold() -> None:
    document = measured(clv=100, cac=150)
    cure = found(document, RULE)[0].cure
    assert cure
    assert "a cost of 33.33 EUR" in cure.words
    latest = cure.apply(document).indicators[1].readings[-1]
    assert (latest.value, latest.remark) == (Decimal("33.3333"), "Assumption: what it would have to be.")


def test_payback_kept_with_a_ratio_counts() -> None:
    inputs = {"acquisition_cost": "120", "margin_a_month": "20"}
    slow = inputs | {"margin_a_month": "5"}
    soon, late = (indicator(RATIO, "Firms", readings={MAY: 2}, inputs=each) for each in (inputs, slow))
    assert found(measured(indicators=[soon]), RULE) == []
    assert len(found(measured(indicators=[late]), RULE)) == 1


def test_other_segments_figures_are_not_mixed() -> None:
    read = [indicator(CLV, "Firms", readings={MAY: 100}), indicator(CAC, "Homes", readings={MAY: 150})]
    ties = [relationship("Calls", "Firms"), relationship("Letters", "Homes")]
    assert found(canvas(segment("Firms"), segment("Homes"), ties=ties, indicators=read), RULE) == []


def test_reading_to_come_is_not_read_yet() -> None:
    read = [indicator(CLV, "Firms", readings={MAY: 450, "2026-12-31": 1}), indicator(CAC, "Firms", readings={MAY: 150})]
    assert found(measured(indicators=read), RULE) == []
