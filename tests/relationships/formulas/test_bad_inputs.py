"""Inputs that nothing can be worked out from: one error, which names the input and the reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from relationships.document.values import Measure
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import Input, InputKind
from relationships.formulas.registry import VARIANTS
from relationships.formulas.validation import MOST_CASES
from relationships.formulas.variant import Variant, Worked, work_out
from tests.relationships.formulas.test_variants import EXAMPLES
from tests.relationships.strategies import patiently

MEASURE: TypeAdapter[Decimal] = TypeAdapter(Measure)


def example(code: str, **changed: object) -> dict[str, Decimal]:
    return {name: Decimal(str(value)) for name, value in {**EXAMPLES[code][0], **changed}.items()}


def fault(code: str, inputs: dict[str, Decimal]) -> tuple[str, str]:
    with pytest.raises(Unworkable) as raised:
        work_out(VARIANTS[code], inputs)
    return raised.value.name, raised.value.reason


DIVISORS = [
    ("acquisition_cost", "new_customers"),
    ("acquisition_cost_advertising", "new_customers"),
    ("value_to_cost", "acquisition_cost"),
    ("value_to_cost_payback", "acquisition_cost"),
    ("value_to_cost_payback", "margin_a_month"),
    ("value_to_cost_from_revenue", "acquisition_cost"),
    ("value_to_cost_from_revenue", "margin"),
    ("value_to_cost_from_revenue", "revenue"),
    ("retention_rate", "customers_start"),
    ("churn_rate", "customers_start"),
    ("satisfaction_share", "all_answers"),
    ("referral_rate_new", "new_customers"),
    ("referral_rate_all", "customers"),
    ("revenue_per_customer", "customers"),
    ("repeat_purchase_rate", "customers"),
    ("net_revenue_retention", "revenue_then"),
    ("average_order_value", "orders"),
    ("attach_rate", "orders"),
    ("capacity_used", "capacity"),
    ("cost_to_serve", "customers_served"),
    ("solved_without_person", "matters"),
    ("escalation_rate", "conversations"),
    ("answered_by_peers", "questions"),
    ("ideas_adopted", "ideas"),
]


@pytest.mark.parametrize(("code", "name"), DIVISORS)
def test_nothing_is_divided_by_zero(code: str, name: str) -> None:
    named, reason = fault(code, example(code, **{name: 0}))
    assert named == name
    assert reason.endswith(": nothing can be divided by 0.")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("promoter_score_answers", "answers_0"),
        ("effort_score_seven", "answers_1"),
        ("effort_score_five", "answers_1"),
        ("satisfaction_answers", "answers_1"),
    ],
)
def test_without_an_answer_there_is_no_score(code: str, name: str) -> None:
    assert fault(code, {}) == (name, "How many gave each answer: nobody has answered yet.")


@pytest.mark.parametrize(
    ("code", "name"),
    [("promoter_score_groups", "promoters"), ("sentiment_share", "positive"), ("sentiment_balance", "positive")],
)
def test_without_anybody_in_any_group_there_is_no_share(code: str, name: str) -> None:
    assert fault(code, dict.fromkeys(EXAMPLES[code][0], Decimal(0)))[0] == name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("retention_rate", "customers_end"),
        ("churn_rate", "customers_lost"),
        ("satisfaction_share", "satisfied"),
        ("referral_rate_new", "referred"),
        ("referral_rate_all", "referring"),
        ("repeat_purchase_rate", "repeat_customers"),
        ("attach_rate", "orders_with_extra"),
        ("capacity_used", "customers_served"),
        ("solved_without_person", "solved_alone"),
        ("escalation_rate", "handed_over"),
        ("answered_by_peers", "answered_by_customers"),
        ("ideas_adopted", "ideas_adopted"),
    ],
)
def test_part_is_not_larger_than_its_whole(code: str, name: str) -> None:
    named, reason = fault(code, example(code, **{name: 1000}))
    assert named == name
    assert "of which it is a part." in reason


def test_who_was_won_is_among_those_at_the_end() -> None:
    named, reason = fault("retention_rate", example("retention_rate", customers_won=221))
    assert (named, reason) == (
        "customers_won",
        "Of these, won in the period: 221 is more than 220, who are there at the end.",
    )


def inputs_of(kinds: set[InputKind]) -> list[tuple[str, str]]:
    chosen = [(code, each) for code, variant in VARIANTS.items() for each in variant.inputs if each.kind in kinds]
    return [(code, each.names[-1] if each.names else "hours_3.5") for code, each in chosen]


@pytest.mark.parametrize(("code", "name"), inputs_of({*InputKind}))
@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("-1", "this cannot be less than 0."),
        ("NaN", "this is not a number."),
        ("-Infinity", "this is not a number."),
        ("1e11", "this has more than 11 digits before the point."),
        ("0.00001", "this has more than 4 digits behind the point."),
    ],
)
def test_input_that_no_reading_could_keep_is_refused(code: str, name: str, value: str, says: str) -> None:
    named, reason = fault(code, example(code, **{name: value}))
    assert (named, reason.partition(": ")[2]) == (name, says)


@pytest.mark.parametrize(("code", "name"), inputs_of({InputKind.COUNT, InputKind.ANSWERS, InputKind.HOURS}))
def test_nobody_is_counted_by_halves(code: str, name: str) -> None:
    named, reason = fault(code, example(code, **{name: "1.5"}))
    assert (named, reason.endswith(": 1.5 is not a whole number.")) == (name, True)


@pytest.mark.parametrize(("code", "name"), inputs_of({InputKind.PERCENT}))
def test_share_is_not_larger_than_the_whole(code: str, name: str) -> None:
    named, reason = fault(code, example(code, **{name: "100.5"}))
    assert (named, reason.endswith(": 100.5 % is more than the whole.")) == (name, True)


@pytest.mark.parametrize(
    ("code", "name"), inputs_of({InputKind.COUNT, InputKind.MONEY, InputKind.PERCENT, InputKind.NUMBER})
)
def test_missing_figure_is_named_unless_it_may_be_left_out(code: str, name: str) -> None:
    inputs = example(code)
    inputs.pop(name, None)
    if name == "still_open":
        assert work_out(VARIANTS[code], inputs).remarks == ("0 matters are still open.",)
    else:
        [label] = [asked.label for asked in VARIANTS[code].inputs if asked.name == name]
        assert fault(code, inputs) == (name, f"{label}: this figure is missing.")


def test_period_is_one_of_three() -> None:
    named, reason = fault("lifetime_value_margin", example("lifetime_value_margin", periods_a_year=2))
    assert (named, reason) == ("periods_a_year", "The period: choose a month, a quarter or a year.")


def test_figure_that_is_not_asked_for_is_named() -> None:
    named, reason = fault("churn_rate", example("churn_rate", horoscope=7))
    assert (named, reason) == ("horoscope", "“horoscope” is not asked for by this formula.")


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({}, "give at least one; of nothing there is no median."),
        ({"hours_4": 0}, "give at least one; of nothing there is no median."),
        ({"hours_4": MOST_CASES + 1}, "at most 1,000 can be taken; of more, enter the median."),
        ({"hours_soon": 1}, "“soon” is no number of hours."),
        ({"hours_-2": 1}, "this cannot be less than 0."),
        ({"hours_NaN": 1}, "this is not a number."),
    ],
)
def test_hours_that_have_no_median_are_refused(inputs: dict[str, int], says: str) -> None:
    named, reason = fault("time_to_resolution", {name: Decimal(value) for name, value in inputs.items()})
    assert (named, reason) == ("hours", f"Hours that each solved matter took: {says}")


def test_result_that_no_reading_can_hold_is_refused() -> None:
    inputs = example("lifetime_revenue_retail", order_value="99999999999", orders_a_year=365, years=80)
    assert fault("lifetime_revenue_retail", inputs) == (
        "",
        "The result has more than 11 digits before the point: a reading cannot hold it.",
    )


numbers = st.decimals() | st.decimals(0, 200, places=2) | st.integers(0, 50).map(Decimal)
words = st.sampled_from(["hours_4", "hours_4.25", "hours_", "hours_1E999999999999999999999", "horoscope"]) | st.text()


def names_in(asked: Input) -> list[str]:
    return [*asked.names] or ["hours_0.5", "hours_7"]


@st.composite
def anything_for(draw: st.DrawFn, variant: Variant) -> dict[str, Decimal]:
    """Figures for the inputs of a variant, possible or not; seldom one is missing, or another is there."""
    named = [name for asked in variant.inputs for name in names_in(asked)]
    chosen = [name for name in named if draw(st.integers(0, 9))]
    found = {name: draw(numbers) for name in chosen}
    return found | (draw(st.dictionaries(words, numbers, max_size=2)) if not draw(st.integers(0, 4)) else {})


@patiently
@given(st.data(), st.sampled_from(list(VARIANTS.values())))
def test_anything_comes_to_a_value_that_a_reading_holds_or_to_the_one_error(
    data: st.DataObject, variant: Variant
) -> None:
    inputs = data.draw(anything_for(variant))
    found = worked_out(variant, inputs)
    if isinstance(found, Unworkable):
        known = {"", *inputs, *(name for asked in variant.inputs for name in (asked.name, *asked.names))}
        assert (found.name in known, bool(found.reason)) == (True, True)
    else:
        assert MEASURE.validate_python(found.value) == found.value
        assert found.explanation


def worked_out(variant: Variant, inputs: dict[str, Decimal]) -> Worked | Unworkable:
    try:
        return work_out(variant, inputs)
    except Unworkable as fault:
        return fault
