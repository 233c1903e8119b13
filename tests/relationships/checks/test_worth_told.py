"""Severities, sentences and questions of the rule on lifetime value."""

import pytest

from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import (
    canvas,
    found,
    indicator,
    key,
    questions,
    relationship,
    segment,
)
from tests.relationships.checks.facts.test_worth import (
    CAC,
    CLV,
    MAY,
    MONTHLY,
    RATIO,
    RULE,
    measured,
    paying,
    retention,
)


def test_loss_is_an_error_and_a_thin_margin_a_warning() -> None:
    assert [finding.severity for finding in found(measured(clv=100, cac=150), RULE)] == ["error"]
    assert [finding.severity for finding in found(measured(clv=300, cac=150), RULE)] == ["warning"]


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (
            measured(clv=100, cac=150),
            "A customer in “Firms” brings in €100 in total and costs €150 to win (0.67 : 1).",
        ),
        (measured(ratio="0.8"), "A customer in “Firms” brings in 0.8 times the acquisition cost."),
        (
            measured(clv=600, cac=400, **paying("40")),
            (
                "A customer in “Firms” brings in €600 in total and costs €400 to win (1.5 : 1), and it takes 20 "
                "months to earn that back."
            ),
        ),
    ],
)
def test_sentence_tells_the_sum(document: CanvasDocument, sentence: str) -> None:
    assert [finding.sentence for finding in found(document, RULE)] == [sentence]


def test_time_of_a_rate_is_asked_for_where_it_decides() -> None:
    undecided = measured(cac=160, **paying("10"), indicators=[retention({MAY: 91})])
    assert found(undecided, RULE) == []
    assert questions(undecided, RULE) == [
        "Is the churn or retention rate of “Firms” per month or per year? Add the period to the unit of the indicator."
    ]
    assert questions(measured(cac=4, **paying("10"), indicators=[retention({MAY: 91})]), RULE) == []


def test_time_that_a_rhythm_tells_is_a_guess_and_no_ground_for_an_error() -> None:
    finding = found(measured(cac=60, **paying("10"), indicators=[retention(MONTHLY)]), RULE)[0]
    assert finding.severity == "warning"
    assert finding.sentence == (
        "A customer in “Firms” brings in €50 in total and costs €60 to win (0.83 : 1), if “retention_rate” "
        "covers the month between measurements."
    )


def test_year_that_pays_back_is_enough() -> None:
    ask = found(measured(cac=350, churn=4, **paying("30", "70")), RULE)[0].ask
    assert ask
    assert ask.hint == "The acquisition cost should be at most €252."


def test_measurement_is_asked_for_and_the_cost_named_at_which_it_would_do() -> None:
    ask = found(measured(clv=100, cac=150), RULE)[0].ask
    assert ask
    assert (ask.subject, ask.field) == (key(f"{CAC} of Firms"), "value")
    assert ask.hint == "The acquisition cost should be at most €33.33."
    assert ask.choices == ()


def test_payback_kept_with_a_ratio_counts() -> None:
    inputs = {"acquisition_cost": "120", "margin_a_month": "20"}
    slow = inputs | {"margin_a_month": "5"}
    soon, late = (indicator(RATIO, "Firms", readings={MAY: 2}, inputs=figures) for figures in (inputs, slow))
    assert found(measured(indicators=[soon]), RULE) == []
    assert len(found(measured(indicators=[late]), RULE)) == 1


def test_other_segments_figures_are_not_mixed() -> None:
    read = [indicator(CLV, "Firms", readings={MAY: 100}), indicator(CAC, "Homes", readings={MAY: 150})]
    ties = [relationship("Calls", "Firms"), relationship("Letters", "Homes")]
    assert found(canvas(segment("Firms"), segment("Homes"), ties=ties, indicators=read), RULE) == []


def test_reading_to_come_is_not_read_yet() -> None:
    read = [indicator(CLV, "Firms", readings={MAY: 450, "2026-12-31": 1}), indicator(CAC, "Firms", readings={MAY: 150})]
    assert found(measured(indicators=read), RULE) == []
