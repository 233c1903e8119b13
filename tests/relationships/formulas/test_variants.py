"""Every variant of every formula, compared with an example calculated by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from relationships.catalog.indicators import INDICATORS, KnownIndicator, get_bounds
from relationships.formulas.inputs import InputKind
from relationships.formulas.registry import BY_INDICATOR, VARIANTS, find_variant
from relationships.formulas.variant import Result, Variant, work_out

# By code: the inputs, the value and the derivation. The comment above an example is the calculation by hand.
EXAMPLES: dict[str, tuple[dict[str, object], str, str]] = {
    # The margin is 40 * 0.6 = 24 a month; at a churn of 5 % a customer stays 1 ÷ 0.05 = 20 months; 24 * 20 = 480
    "lifetime_value_margin": (
        {"revenue": 40, "margin": 60, "churn": 5, "periods_a_year": 12},
        "480",
        "40 × 60\xa0% ÷ 5\xa0% = 480",
    ),
    # 25 * 8 = 200 a year; 30 % of that is 60; over 4 years 240
    "lifetime_value_retail": (
        {"order_value": 25, "orders_a_year": 8, "margin": 30, "years": 4},
        "240",
        "25 × 8 × 30\xa0% × 4 = 240",
    ),
    # 40 ÷ 0.05 = 800
    "lifetime_revenue": ({"revenue": 40, "churn": 5, "periods_a_year": 12}, "800", "40 ÷ 5\xa0% = 800"),
    # 25 * 8 * 4 = 800
    "lifetime_revenue_retail": ({"order_value": 25, "orders_a_year": 8, "years": 4}, "800", "25 × 8 × 4 = 800"),
    # 12 000 + 8 000 = 20 000 for 160 new customers: 125 each
    "acquisition_cost": (
        {"marketing_cost": 12000, "salaries": 8000, "new_customers": 160},
        "125",
        "(12,000 + 8,000) ÷ 160 = 125",
    ),
    # 12 000 ÷ 160 = 75
    "acquisition_cost_advertising": ({"advertising_cost": 12000, "new_customers": 160}, "75", "12,000 ÷ 160 = 75"),
    # 480 ÷ 125 = 3.84
    "value_to_cost": ({"lifetime_value": 480, "acquisition_cost": 125}, "3.84", "480 ÷ 125 = 3.84"),
    # the same ratio, with a payback of 125 ÷ 24 = 5.20833… months
    "value_to_cost_payback": (
        {"lifetime_value": 480, "acquisition_cost": 125, "margin_a_month": 24},
        "3.84",
        "480 ÷ 125 = 3.84",
    ),
    # 40 * 0.6 ÷ 0.05 = 480; 480 ÷ 125 = 3.84
    "value_to_cost_from_revenue": (
        {"revenue": 40, "margin": 60, "churn": 5, "acquisition_cost": 125},
        "3.84",
        "(40 × 60\xa0% ÷ 5\xa0%) ÷ 125 = 3.84",
    ),
    # 40 nines and 18 tens: 58 of 100 promote; 7 + 5 = 12 of 100 answered 0 to 6; 58 - 12 = 46
    "promoter_score_answers": (
        {"answers_10": 18, "answers_9": 40, "answers_8": 20, "answers_7": 10, "answers_6": 7, "answers_0": 5},
        "46",
        "58 promoters of 100 answers: 58\xa0% − 12\xa0% = 46",
    ),
    # 10 of 40 promote: 25 %; 20 of 40 detract: 50 %; 25 - 50 = -25
    "promoter_score_groups": (
        {"promoters": 10, "passives": 10, "detractors": 20},
        "-25",
        "10 promoters of 40 answers: 25\xa0% − 50\xa0% = −25",
    ),
    # 220 at the end, of whom 30 are new: 190 of 200 have stayed, 95 %
    "retention_rate": (
        {"customers_start": 200, "customers_end": 220, "customers_won": 30},
        "95",
        "(220 − 30) ÷ 200 = 95\xa0%",
    ),
    # 180 of 200 are retained in the month, 90 %; 0.9¹² = 0.282429536481, so 28.2429536481 %, to four places 28.243
    "retention_rate_year": (
        {"customers_start": 200, "customers_end": 190, "customers_won": 10},
        "28.243",
        "((190 − 10) ÷ 200)¹² = (90\xa0%)¹² ≈ 28.243\xa0%",
    ),
    # 0.95² = 0.9025, ³ = 0.857375, ⁶ = 0.735091890625, ¹² = 0.540360087662…: 54.036 %
    "retention_rate_twelfth": ({"monthly_retention": 95}, "54.036", "(95\xa0%)¹² ≈ 54.036\xa0%"),
    # 10 of 200 are lost
    "churn_rate": ({"customers_lost": 10, "customers_start": 200}, "5", "10 ÷ 200 = 5\xa0%"),
    # 0.95¹² = 54.0360087662 % are retained; 45.9639912337 % are lost, to four places 45.964
    "churn_rate_year": ({"monthly_churn": 5}, "45.964", "100\xa0% − (100\xa0% − 5\xa0%)¹² ≈ 45.964\xa0%"),
    # 10 * 7 + 5 * 6 + 5 * 2 = 110 points from 20 answers: 5.5
    "effort_score_seven": (
        {"answers_7": 10, "answers_6": 5, "answers_2": 5},
        "5.5",
        "110 points ÷ 20 answers = 5.5",
    ),
    # 4 * 1 + 4 * 2 + 2 * 5 = 22 points from 10 answers: 2.2
    "effort_score_five": ({"answers_1": 4, "answers_2": 4, "answers_5": 2}, "2.2", "22 points ÷ 10 answers = 2.2"),
    # 30 fives and 12 fours are 42 of 60: 70 %
    "satisfaction_answers": (
        {"answers_5": 30, "answers_4": 12, "answers_3": 10, "answers_2": 5, "answers_1": 3},
        "70",
        "42 of 60 answers are 4 or 5: 42 ÷ 60 = 70\xa0%",
    ),
    # 42 of 60
    "satisfaction_share": ({"satisfied": 42, "all_answers": 60}, "70", "42 ÷ 60 = 70\xa0%"),
    # 2, 3.5, 3.5, 8, 40: the third of five
    "time_to_resolution": (
        {"hours_40": 1, "hours_3.5": 2, "hours_2": 1, "hours_8": 1, "still_open": 3},
        "3.5",
        "median of 5 solved cases = 3.5\xa0hours",
    ),
    # 12 of 80 new customers
    "referral_rate_new": ({"referred": 12, "new_customers": 80}, "15", "12 ÷ 80 = 15\xa0%"),
    # 50 of 400 customers
    "referral_rate_all": ({"referring": 50, "customers": 400}, "12.5", "50 ÷ 400 = 12.5\xa0%"),
    # 9 600 ÷ 400 = 24
    "revenue_per_customer": ({"total_revenue": 9600, "customers": 400}, "24", "9,600 ÷ 400 = 24"),
    # 90 of 300
    "repeat_purchase_rate": ({"repeat_customers": 90, "customers": 300}, "30", "90 ÷ 300 = 30\xa0%"),
    # 11 200 ÷ 10 000 = 1.12: more than before, although some left
    "net_revenue_retention": (
        {"revenue_now": 11200, "revenue_then": 10000},
        "112",
        "11,200 ÷ 10,000 = 112\xa0%",
    ),
    # 7 500 ÷ 300 = 25
    "average_order_value": ({"total_revenue": 7500, "orders": 300}, "25", "7,500 ÷ 300 = 25"),
    # 45 of 300 orders
    "attach_rate": ({"orders_with_extra": 45, "orders": 300}, "15", "45 ÷ 300 = 15\xa0%"),
    # 60 of 60 + 25 + 15 = 100 mentions are positive
    "sentiment_share": ({"positive": 60, "neutral": 25, "negative": 15}, "60", "60 ÷ 100 mentions = 60\xa0%"),
    # 60 % - 15 % = 45
    "sentiment_balance": (
        {"positive": 60, "neutral": 25, "negative": 15},
        "45",
        "60 positive of 100 mentions: 60\xa0% − 15\xa0% = 45\xa0%",
    ),
    # 41 of 60
    "capacity_used": ({"customers_served": 41, "capacity": 60}, "68.3333", "41 ÷ 60 ≈ 68.3333\xa0%"),
    # 2 100 + 3 * 42 = 2 226 for 42 customers: 53
    "cost_to_serve": (
        {"fixed_cost": 2100, "cost_per_customer": 3, "customers_served": 42},
        "53",
        "(2,100 + 3 × 42) ÷ 42 = 53",
    ),
    # 300 of 400 matters
    "solved_without_person": ({"solved_alone": 300, "matters": 400}, "75", "300 ÷ 400 = 75\xa0%"),
    # 90 of 600 conversations
    "escalation_rate": ({"handed_over": 90, "conversations": 600}, "15", "90 ÷ 600 = 15\xa0%"),
    # 160 of 200 questions
    "answered_by_peers": ({"answered_by_customers": 160, "questions": 200}, "80", "160 ÷ 200 = 80\xa0%"),
    # 3 of 48 ideas: 6.25 %
    "ideas_adopted": ({"ideas_adopted": 3, "ideas": 48}, "6.25", "3 ÷ 48 = 6.25\xa0%"),
}


def worked(code: str, given: dict[str, object]) -> Result:
    return work_out(VARIANTS[code], {name: Decimal(str(value)) for name, value in given.items()})


@pytest.mark.parametrize("code", VARIANTS)
def test_variant_comes_to_what_was_worked_out_by_hand_within_the_bounds_of_its_indicator(code: str) -> None:
    given, value, explanation = EXAMPLES[code]
    found, variant = worked(code, given), VARIANTS[code]
    assert (found.value, found.explanation) == (Decimal(value), explanation)
    bounds = get_bounds(variant.indicator, variant.direction or INDICATORS[variant.indicator].direction)
    assert bounds.least is None or bounds.least <= found.value
    assert bounds.most is None or found.value <= bounds.most


def test_payback_is_said_beside_the_ratio() -> None:
    # 125 ÷ 24 = 5.20833…
    for code in ("value_to_cost_payback", "value_to_cost_from_revenue"):
        found = worked(code, EXAMPLES[code][0])
        assert found.figures == {"payback_months": Decimal("5.2083")}
        assert found.remarks == ("Payback period: 5.2 months.",)


def test_customer_who_is_never_lost_is_counted_for_twenty_years_and_that_is_said() -> None:
    # 24 a month for 12 * 20 = 240 months is 5 760, as is 288 a year for 20 years
    monthly = worked("lifetime_value_margin", {"revenue": 40, "margin": 60, "churn": 0, "periods_a_year": 12})
    yearly = worked("lifetime_value_margin", {"revenue": 480, "margin": 60, "churn": 0, "periods_a_year": 1})
    assert (monthly.value, yearly.value) == (Decimal(5760), Decimal(5760))
    assert monthly.explanation == "40 × 60\xa0% × 240 months = 5,760"
    assert monthly.remarks[0].startswith("The churn rate is 0\xa0%, so the customer lifetime is limited to 20")


def test_less_churn_never_makes_a_customer_worth_less() -> None:
    churns = ["100", "10", "1", "0.5", "0.4167", "0.4166", "0.1", "0.0001", "0"]
    given = {"revenue": 40, "margin": 60, "periods_a_year": 12}
    values = [worked("lifetime_value_margin", {**given, "churn": churn}).value for churn in churns]
    assert values == sorted(values)
    assert values[-1] == values[-4] == Decimal(5760)


def test_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    # 1, 4.5, 5, 30: (4.5 + 5) ÷ 2 = 4.75
    found = worked("time_to_resolution", {"hours_4.5": 1, "hours_30": 1, "hours_1": 1, "hours_5": 1})
    assert (found.value, found.remarks) == (Decimal("4.75"), ("0 cases are still open.",))
    assert found.figures == {"solved": Decimal(4), "still_open": Decimal(0)}


def test_number_of_answers_is_said_beside_a_score() -> None:
    for code in ("promoter_score_answers", "promoter_score_groups", "effort_score_seven", "satisfaction_answers"):
        found = worked(code, EXAMPLES[code][0])
        assert found.remarks == (f"n = {found.figures['answers']}",)


def test_result_is_rounded_half_to_even_and_that_is_said() -> None:
    # 1 ÷ 32 = 0.03125 is half way between 0.0312 and 0.0313: the even one; 3 ÷ 32 = 0.09375 goes up to 0.0938
    for revenue, value in ((1, "0.0312"), (3, "0.0938")):
        found = worked("average_order_value", {"total_revenue": revenue, "orders": 32})
        assert (found.value, found.remarks) == (Decimal(value), ("Rounded to 4 decimal places.",))


def test_every_indicator_has_variants_that_agree_with_the_catalogue() -> None:
    for known in KnownIndicator:
        first, info = BY_INDICATOR[known][0], INDICATORS[known]
        assert first.formula.startswith(info.formula.partition(";")[0]), known
        variants = [variant for variant in BY_INDICATOR[known] if variant.direction in (None, info.direction)]
        assert {variant.unit for variant in variants} == {info.unit}
        assert first.direction in (None, info.direction)


def test_every_variant_says_what_it_asks_for_and_where_it_is_from() -> None:
    for variant in VARIANTS.values():
        assert all((variant.name, variant.formula, variant.unit, variant.source, variant.inputs))
        assert all(field.label and (field.unit or field.kind is InputKind.PERIOD) for field in variant.inputs)
        assert len({field.name for field in variant.inputs}) == len(variant.inputs)


def test_variant_is_found_for_its_own_indicator_alone() -> None:
    variant: Variant = VARIANTS["churn_rate"]
    assert find_variant("churn_rate", "churn_rate") is variant
    assert find_variant("retention_rate", "churn_rate") is None
    assert find_variant("", "churn_rate") is None
