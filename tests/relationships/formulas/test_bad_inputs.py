"""Invalid inputs raise Unworkable with the name of the input and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
from relationships.formulas.variant import Result, Variant, work_out
from tests.relationships.formulas.test_variants import EXAMPLES
from tests.relationships.strategies import patiently

MEASURE: TypeAdapter[Decimal] = TypeAdapter(Measure)


def example(code: str, **changed: object) -> dict[str, Decimal]:
    return {name: Decimal(str(value)) for name, value in {**EXAMPLES[code][0], **changed}.items()}


def fault(code: str, inputs: dict[str, Decimal]) -> tuple[str, str]:
    with pytest.raises(Unworkable) as raised:
        work_out(VARIANTS[code], inputs)
    return raised.value.name, raised.value.reason


# Inputs by which a variant divides.
DIVISORS = {
    "acquisition_cost": ["new_customers"],
    "acquisition_cost_advertising": ["new_customers"],
    "value_to_cost": ["acquisition_cost"],
    "value_to_cost_payback": ["acquisition_cost", "margin_a_month"],
    "value_to_cost_from_revenue": ["acquisition_cost", "margin", "revenue"],
    "retention_rate": ["customers_start"],
    "churn_rate": ["customers_start"],
    "satisfaction_share": ["all_answers"],
    "referral_rate_new": ["new_customers"],
    "referral_rate_all": ["customers"],
    "revenue_per_customer": ["customers"],
    "repeat_purchase_rate": ["customers"],
    "net_revenue_retention": ["revenue_then"],
    "average_order_value": ["orders"],
    "attach_rate": ["orders"],
    "capacity_used": ["capacity"],
    "cost_to_serve": ["customers_served"],
    "solved_without_person": ["matters"],
    "escalation_rate": ["conversations"],
    "answered_by_peers": ["questions"],
    "ideas_adopted": ["ideas"],
}
# The input named in the error if there are no answers, or all groups are empty.
ANSWERS = {
    "promoter_score_answers": "answers_0",
    "effort_score_seven": "answers_1",
    "effort_score_five": "answers_1",
    "satisfaction_answers": "answers_1",
}
GROUPS = {"promoter_score_groups": "promoters", "sentiment_share": "positive", "sentiment_balance": "positive"}
# Inputs that are a part of another input.
PARTS = {
    "retention_rate": "customers_end",
    "churn_rate": "customers_lost",
    "satisfaction_share": "satisfied",
    "referral_rate_new": "referred",
    "referral_rate_all": "referring",
    "repeat_purchase_rate": "repeat_customers",
    "attach_rate": "orders_with_extra",
    "capacity_used": "customers_served",
    "solved_without_person": "solved_alone",
    "escalation_rate": "handed_over",
    "answered_by_peers": "answered_by_customers",
    "ideas_adopted": "ideas_adopted",
}
# Values that a reading cannot store, with the reasons.
UNSTORABLE = {
    "-1": "this can’t be less than 0.",
    "NaN": "this isn’t a number.",
    "-Infinity": "this isn’t a number.",
    "1e11": "this has more than 11 digits before the decimal point.",
    "0.00001": "this has more than 4 digits after the decimal point.",
}
WHOLE = {InputKind.COUNT, InputKind.ANSWERS, InputKind.HOURS}
REQUIRED = {InputKind.COUNT, InputKind.MONEY, InputKind.PERCENT, InputKind.NUMBER}


@dataclass(frozen=True)
class Refusal:
    """The inputs of a variant with an invalid one, its name, and the end of the expected reason."""

    name: str
    inputs: dict[str, Decimal]
    ending: str


@pytest.mark.parametrize("code", VARIANTS)
def test_impossible_input_is_refused_by_name_and_with_the_reason(code: str) -> None:
    for refusal in build_refusals(code):
        name, reason = fault(code, refusal.inputs)
        assert (name, reason[-len(refusal.ending) :]) == (refusal.name, refusal.ending), refusal


def build_refusals(code: str) -> Iterator[Refusal]:
    """Yield every invalid input of a variant, in an example that is otherwise valid."""
    for name, kind in list_inputs(code):
        for value, ending in UNSTORABLE.items():
            yield Refusal(name, example(code, **{name: value}), f": {ending}")
        if kind in WHOLE:
            yield Refusal(name, example(code, **{name: "1.5"}), ": 1.5 isn’t a whole number.")
        if kind is InputKind.PERCENT:
            yield Refusal(name, example(code, **{name: "100.5"}), ": 100.5\xa0% is more than 100\xa0%.")
    for name in DIVISORS.get(code, []):
        yield Refusal(name, example(code, **{name: 0}), ": this can’t be 0.")
    if code in PARTS:
        yield Refusal(PARTS[code], example(code, **{PARTS[code]: 1000}), "the total.")


def list_inputs(code: str) -> list[tuple[str, InputKind]]:
    """Return the key and kind of every input of a variant; for an input with several keys, the last."""
    return [(field.names[-1] if field.names else "hours_3.5", field.kind) for field in VARIANTS[code].inputs]


@pytest.mark.parametrize("code", VARIANTS)
def test_missing_figure_is_named_unless_it_may_be_left_out(code: str) -> None:
    for name in (name for name, kind in list_inputs(code) if kind in REQUIRED):
        inputs = example(code)
        inputs.pop(name, None)
        if name == "still_open":
            assert work_out(VARIANTS[code], inputs).remarks == ("0 cases are still open.",)
        else:
            [label] = [field.label for field in VARIANTS[code].inputs if field.name == name]
            assert fault(code, inputs) == (name, f"{label}: enter a number."), name


def test_without_an_answer_there_is_no_score() -> None:
    for code, name in ANSWERS.items():
        assert fault(code, {}) == (name, "Number of answers for each score: enter at least one answer."), code


def test_without_anybody_in_any_group_there_is_no_share() -> None:
    for code, name in GROUPS.items():
        assert fault(code, dict.fromkeys(EXAMPLES[code][0], Decimal(0)))[0] == name, code


def test_who_was_won_is_among_those_at_the_end() -> None:
    named, reason = fault("retention_rate", example("retention_rate", customers_won=221))
    assert (named, reason) == (
        "customers_won",
        "Customers at the end who were won during the period: 221 is more than the 220 customers at the end.",
    )


def test_period_is_one_of_three() -> None:
    named, reason = fault("lifetime_value_margin", example("lifetime_value_margin", periods_a_year=2))
    assert (named, reason) == ("periods_a_year", "Period: choose a month, a quarter or a year.")


def test_figure_that_is_not_asked_for_is_named() -> None:
    named, reason = fault("churn_rate", example("churn_rate", horoscope=7))
    assert (named, reason) == ("horoscope", "This formula has no input “horoscope”.")


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({}, "enter at least one."),
        ({"hours_4": 0}, "enter at least one."),
        ({"hours_4": MOST_CASES + 1}, "enter at most 1,000. For more, enter the median."),
        ({"hours_soon": 1}, "“soon” isn’t a number of hours."),
        ({"hours_-2": 1}, "this can’t be less than 0."),
        ({"hours_NaN": 1}, "this isn’t a number."),
    ],
)
def test_hours_that_have_no_median_are_refused(inputs: dict[str, int], says: str) -> None:
    named, reason = fault("time_to_resolution", {name: Decimal(value) for name, value in inputs.items()})
    assert (named, reason) == ("hours", f"Hours each solved case took: {says}")


def test_result_that_no_reading_can_hold_is_refused() -> None:
    inputs = example("lifetime_revenue_retail", order_value="99999999999", orders_a_year=365, years=80)
    assert fault("lifetime_revenue_retail", inputs) == (
        "",
        "The result is too large. A measurement can have at most 11 digits before the decimal point.",
    )


numbers = st.decimals() | st.decimals(0, 200, places=2) | st.integers(0, 50).map(Decimal)
words = st.sampled_from(["hours_4", "hours_4.25", "hours_", "hours_1E999999999999999999999", "horoscope"]) | st.text()


def list_names(field: Input) -> list[str]:
    return [*field.names] or ["hours_0.5", "hours_7"]


@st.composite
def arbitrary_inputs(draw: st.DrawFn, variant: Variant) -> dict[str, Decimal]:
    """Draw valid or invalid values for the inputs of a variant; rarely, one is missing or an unknown one is added."""
    names = [name for field in variant.inputs for name in list_names(field)]
    chosen = [name for name in names if draw(st.integers(0, 9))]
    found = {name: draw(numbers) for name in chosen}
    return found | (draw(st.dictionaries(words, numbers, max_size=2)) if not draw(st.integers(0, 4)) else {})


@patiently
@given(st.data(), st.sampled_from(list(VARIANTS.values())))
def test_anything_comes_to_a_value_that_a_reading_holds_or_to_the_one_error(
    data: st.DataObject, variant: Variant
) -> None:
    inputs = data.draw(arbitrary_inputs(variant))
    found = try_to_work_out(variant, inputs)
    if isinstance(found, Unworkable):
        known = {"", *inputs, *(name for field in variant.inputs for name in (field.name, *field.names))}
        assert (found.name in known, bool(found.reason)) == (True, True)
    else:
        assert MEASURE.validate_python(found.value) == found.value
        assert found.explanation


def try_to_work_out(variant: Variant, inputs: dict[str, Decimal]) -> Result | Unworkable:
    try:
        return work_out(variant, inputs)
    except Unworkable as fault:
        return fault
