"""The scores of types for a segment: which is first, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.analysis.segment_answers import collect_answers, yearly_value
from relationships.analysis.type_scores import Answers, answered_share, compute_scores, rank_types
from relationships.catalog.currencies import CURRENCIES
from relationships.catalog.fit import Confidence
from relationships.catalog.goals import Goal
from relationships.catalog.segments import ContactPreference, Factor, Level, Period
from relationships.catalog.thresholds import NO_DIFFERENCE, POOR_FIT_UP_TO, UNITS_PER_EURO
from relationships.catalog.types import RelationshipType
from relationships.catalog.weights import GOAL_WEIGHTS, LIMITS, WEIGHTS
from relationships.document.segments import SegmentDetails
from relationships.lenses.weight_table import fit_limits, weight_table
from tests.relationships.analysis.type_cases import LUXURY, MASS, any_answers, levels
from tests.relationships.strategies import patiently

LOW, MEDIUM, HIGH = Level
DEDICATED, PERSONAL, COMMUNITIES, CO_CREATION, SELF_SERVICE, AUTOMATED = RelationshipType


def test_luxury_leans_to_people_and_mass_to_machines_as_a_whole() -> None:
    luxury, mass = ([score.type for score in rank_types(answers)] for answers in (LUXURY, MASS))
    assert {luxury[0], luxury[1]} == {DEDICATED, PERSONAL}
    assert {mass[0], mass[1]} == {AUTOMATED, SELF_SERVICE}
    assert luxury[-1] in (SELF_SERVICE, AUTOMATED)
    assert mass[-1] in (DEDICATED, PERSONAL)


def test_rare_cheap_purchases_without_data_are_self_service_before_automated() -> None:
    bare = levels(low="price frequency behaviour_data", high="technology size")
    scores = {score.type: score.score for score in rank_types(bare)}
    assert scores[SELF_SERVICE] > scores[AUTOMATED]


def test_self_service_stays_clearly_before_automated_services_that_have_nothing_to_learn_from() -> None:
    """The limit keeps more than a difference without meaning, or both would be shown side by side."""
    bare = levels(low="price frequency behaviour_data stakes", high="technology size contribution")
    scores = compute_scores(bare)
    assert scores[SELF_SERVICE] - scores[AUTOMATED] >= NO_DIFFERENCE - 1e-9


def test_value_gates_a_person_of_ones_own() -> None:
    poor = Answers({**LUXURY.levels, Factor.VALUE: LOW})
    dedicated = next(score for score in rank_types(poor) if score.type is DEDICATED)
    assert dedicated.score == 0.2
    assert "can’t pay for a dedicated person" in dedicated.limits[0].because


def test_score_is_the_middle_and_the_shares_of_its_reasons() -> None:
    (first, *_) = rank_types(levels(high="human_contact", low="frequency", medium="price"))
    assert first.type is PERSONAL
    assert first.score == pytest.approx(0.5 + 3 / 2 / (_sum(PERSONAL) + 2))
    second = next(
        score for score in rank_types(levels(high="human_contact", low="frequency")) if score.type is DEDICATED
    )
    assert second.score == pytest.approx(0.5 + (3 - 1) / 2 / (_sum(DEDICATED) + 2))
    assert [(reason.said, reason.weight) for reason in second.pro] == [("They want to deal with a person", 3)]
    assert [(reason.said, reason.weight) for reason in second.contra] == [("They buy rarely", -1)]


def _sum(kind: RelationshipType) -> int:
    return sum(abs(weighted.weights[kind]) for weighted in WEIGHTS)


@given(any_answers)
@patiently
def test_scores_lie_between_0_and_1_and_are_in_order(answers: Answers) -> None:
    ranking = rank_types(answers)
    scores = [score.score for score in ranking]
    assert {score.type for score in ranking} == set(RelationshipType)
    assert all(0 <= score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


@given(any_answers, st.sampled_from(WEIGHTS))
@patiently
def test_raising_an_answer_never_lowers_a_type_it_speaks_for(answers: Answers, weighing: object) -> None:
    """Check that a score is monotone as long as no limit applies: a weight's sign is the direction of its effect."""
    weighted = next(one for one in WEIGHTS if one is weighing)
    low, high = (rank_types(Answers({**answers.levels, weighted.factor: level}, answers.goal)) for level in (LOW, HIGH))
    for kind, weight in weighted.weights.items():
        before, after = (next(one for one in ranking if one.type is kind) for ranking in (low, high))
        if not before.limits and not after.limits:
            assert (after.score - before.score) * weight >= 0


def test_every_factor_and_goal_is_weighed_with_reason_and_source() -> None:
    assert {weighted.factor for weighted in WEIGHTS} == set(Factor)
    assert {weighted.goal for weighted in GOAL_WEIGHTS} == set(Goal)
    for weights in [*(weighted.weights for weighted in WEIGHTS), *(weighted.weights for weighted in GOAL_WEIGHTS)]:
        assert set(weights) == set(RelationshipType)
        assert all(-3 <= weight <= 3 for weight in weights.values())
    assert all(row.because and row.source for row in weight_table())
    assert all(limit.because and limit.source and limit.conditions for limit in LIMITS)
    assert set(UNITS_PER_EURO) <= set(CURRENCIES)


def test_every_limit_rules_a_type_out_or_puts_it_below_another() -> None:
    assert all(limit.rules_out is (limit.under is None) for limit in LIMITS)
    assert {limit.effect for limit in LIMITS} == {"always a poor fit", "ranks below self-service"}
    (learning,) = (limit.conditions for limit in LIMITS if limit.under)
    assert learning == "a purchase is cheap, they buy rarely and we know little about their behaviour"
    assert all(limit.cap <= POOR_FIT_UP_TO for limit in LIMITS if limit.rules_out)


def test_limits_of_fits_are_told_in_percent_of_the_weight() -> None:
    limits = fit_limits()
    assert (limits.good, limits.poor, limits.equal) == (20, 20, 10)


def _confidence(kind: RelationshipType, answers: Answers) -> Confidence:
    return next(one for one in rank_types(answers) if one.type is kind).confidence


def test_confidence_is_the_share_of_the_weight_that_is_answered() -> None:
    few = levels(high="human_contact complexity", medium="price")
    assert answered_share(PERSONAL, few) == pytest.approx((3 + 3 + 2) / (_sum(PERSONAL) + 2))
    with_goal = Answers(few.levels, Goal.RETENTION)
    assert answered_share(PERSONAL, with_goal) == pytest.approx((3 + 3 + 2 + 2) / (_sum(PERSONAL) + 2))
    assert [_confidence(PERSONAL, answers) for answers in (few, with_goal, LUXURY)] == [*Confidence]
    assert _confidence(COMMUNITIES, few) is Confidence.LOW


def test_type_that_is_ruled_out_is_certain_to_be_a_poor_fit() -> None:
    assert _confidence(COMMUNITIES, levels(low="peer_contact")) is Confidence.HIGH


@given(any_answers)
@patiently
def test_more_answers_never_make_the_advice_less_sure(answers: Answers) -> None:
    for kind in RelationshipType:
        assert 0 <= answered_share(kind, answers) <= 1
        for factor in Factor:
            more = Answers({factor: MEDIUM, **answers.levels}, answers.goal)
            assert answered_share(kind, more) >= answered_share(kind, answers)


@pytest.mark.parametrize(
    ("fields", "currency", "factor", "level"),
    [
        ({"customers_now": 149}, "EUR", Factor.SIZE, LOW),
        ({"customers_now": 20, "potential_size": 150}, "EUR", Factor.SIZE, MEDIUM),
        ({"potential_size": 10_000}, "EUR", Factor.SIZE, HIGH),
        ({"contact": ContactPreference.AUTONOMY}, "EUR", Factor.HUMAN_CONTACT, LOW),
        ({"revenue_per_customer": "99", "revenue_period": Period.YEAR}, "EUR", Factor.VALUE, LOW),
        ({"revenue_per_customer": "20", "revenue_period": Period.MONTH}, "EUR", Factor.VALUE, MEDIUM),
        ({"revenue_per_customer": "20000", "revenue_period": Period.MONTH}, "JPY", Factor.VALUE, MEDIUM),
        (
            {"revenue_per_customer": "4000", "revenue_period": Period.YEAR, "gross_margin": "50"},
            "EUR",
            Factor.VALUE,
            HIGH,
        ),
    ],
)
def test_what_the_figures_say_is_taken_from_them(
    fields: dict[str, object], currency: str, factor: Factor, level: Level
) -> None:
    answers = collect_answers(SegmentDetails.model_validate(fields), currency)
    assert answers.levels[factor] is level
    assert factor in answers.read


def test_what_was_answered_goes_before_the_figures() -> None:
    answers = collect_answers(SegmentDetails(customers_now=1_000_000, factors={Factor.SIZE: LOW}), "EUR")
    assert (answers.levels[Factor.SIZE], answers.read) == (LOW, {})


@pytest.mark.parametrize(
    "fields", [{"revenue_per_customer": "9"}, {"revenue_per_customer": "9", "revenue_period": "order"}]
)
def test_value_that_cannot_be_told_is_left_open(fields: dict[str, object]) -> None:
    details = SegmentDetails.model_validate(fields)
    assert yearly_value(details) is None
    assert Factor.VALUE not in collect_answers(details, "EUR").levels
    known = SegmentDetails(revenue_per_customer="9", revenue_period=Period.YEAR)
    assert Factor.VALUE not in collect_answers(known, "XOF").levels
