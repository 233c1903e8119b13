"""The ranking of types for a segment: which is first, why, and what would change it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.analysis.segment_answers import collect_answers, yearly_value
from relationships.analysis.type_scores import Answers, advise, mix_from, rank_types
from relationships.catalog.blocks import Block
from relationships.catalog.currencies import CURRENCIES
from relationships.catalog.goals import Goal
from relationships.catalog.segments import ContactPreference, Factor, Level, Period
from relationships.catalog.thresholds import UNITS_PER_EURO
from relationships.catalog.types import RelationshipType
from relationships.catalog.weights import GOAL_WEIGHTS, LIMITS, WEIGHTS
from relationships.document.canvas import CanvasDocument
from relationships.document.segments import SegmentDetails
from relationships.lenses.advice import weight_table
from tests.relationships.strategies import documents, patiently

DEDICATED, PERSONAL, COMMUNITIES, CO_CREATION, SELF_SERVICE, AUTOMATED = RelationshipType
LOW, MEDIUM, HIGH = Level

known = st.builds(
    Answers,
    levels=st.dictionaries(st.sampled_from(Factor), st.sampled_from(Level)),
    goal=st.none() | st.sampled_from(Goal),
)


def levels(low: str = "", medium: str = "", high: str = "", goal: Goal | None = None) -> Answers:
    """Return answers from the names of their factors."""
    said = {LOW: low, MEDIUM: medium, HIGH: high}
    return Answers({Factor(name): level for level, names in said.items() for name in names.split()}, goal)


# Uncontroversial expectations (`domain`, section 6), and cases of known companies.
LUXURY = levels(
    low="size frequency",
    medium="complexity stakes",
    high="price customisation value human_contact brand industry_custom staff",
)
MASS = levels(
    low="price complexity stakes value customisation human_contact brand",
    high="size frequency behaviour_data technology",
    medium="budget",
)
SCREWS = levels(
    low="price frequency behaviour_data complexity stakes value human_contact", high="size expertise technology"
)
PATIENTS = levels(low="expertise", medium="size value frequency", high="stakes complexity human_contact staff price")
MODELLERS = levels(medium="price frequency", high="peer_contact expertise size", low="stakes human_contact budget")
INVENTORS = levels(high="contribution expertise peer_contact customisation", medium="price size", low="stakes")
FACTORIES = levels(low="size", high="complexity customisation value price staff human_contact", medium="stakes")


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        pytest.param(LUXURY, DEDICATED, id="luxury brand"),
        pytest.param(MASS, AUTOMATED, id="high volume, low margin, well known"),
        pytest.param(SCREWS, SELF_SERVICE, id="rare cheap purchases without data"),
        pytest.param(PATIENTS, PERSONAL, id="fear and health"),
        pytest.param(MODELLERS, COMMUNITIES, id="hobbyists who want to talk"),
        pytest.param(INVENTORS, CO_CREATION, id="experts who want to contribute"),
        pytest.param(FACTORIES, DEDICATED, id="few business customers of high value"),
    ],
)
def test_extremes_come_out_as_everyone_expects(answers: Answers, first: RelationshipType) -> None:
    order = [score.type for score in advise(answers).ranking]
    assert order[0] is first, [(score.type.value, round(score.score, 2)) for score in advise(answers).ranking]


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


def test_value_gates_a_person_of_ones_own() -> None:
    poor = Answers({**LUXURY.levels, Factor.VALUE: LOW})
    dedicated = next(score for score in rank_types(poor) if score.type is DEDICATED)
    assert dedicated.score == 0.2
    assert "cannot be paid" in dedicated.limits[0].because


@pytest.mark.parametrize("answers", [Answers(), levels(high="price size"), levels(high="price", goal=Goal.RETENTION)])
def test_with_nearly_nothing_known_there_are_questions_and_no_ranking(answers: Answers) -> None:
    advice = advise(answers)
    assert (advice.ranking, advice.turns, advice.mix) == ((), (), ())
    assert set(advice.ask_first) == set(Factor) - set(answers.levels)
    assert advice.ask_first[0] in (Factor.COMPLEXITY, Factor.HUMAN_CONTACT, Factor.SIZE, Factor.BRAND, Factor.STAKES)


def test_score_is_the_middle_and_the_shares_of_its_reasons() -> None:
    (first, *_) = rank_types(levels(high="human_contact", low="frequency", medium="price"))
    assert first.type is PERSONAL
    assert first.score == pytest.approx(0.5 + 3 / 2 / (_sum(PERSONAL) + 2))
    second = next(
        score for score in rank_types(levels(high="human_contact", low="frequency")) if score.type is DEDICATED
    )
    assert second.score == pytest.approx(0.5 + (3 - 1) / 2 / (_sum(DEDICATED) + 2))
    assert [(reason.said, reason.weight) for reason in second.pro] == [("They want a person", 3)]
    assert [(reason.said, reason.weight) for reason in second.contra] == [("They buy rarely", -1)]


def _sum(kind: RelationshipType) -> int:
    return sum(abs(weighted.weights[kind]) for weighted in WEIGHTS)


def test_answer_that_would_change_the_order_does_so() -> None:
    advice = advise(MODELLERS)
    assert advice.turns
    for turn in advice.turns:
        changed = Answers({**MODELLERS.levels, turn.factor: turn.level}, MODELLERS.goal)
        assert rank_types(changed)[0].type is turn.first is not COMMUNITIES
        assert turn.was_open == (turn.factor not in MODELLERS.levels)


def test_mix_puts_a_person_behind_a_machine_unless_the_matter_is_easy() -> None:
    frightening = levels(high="size frequency behaviour_data technology complexity", low="price human_contact value")
    assert set(mix_from(rank_types(frightening), frightening)) & {PERSONAL, DEDICATED}
    assert not set(mix_from(rank_types(MASS), MASS)) & {PERSONAL, DEDICATED}


@given(known)
@patiently
def test_scores_lie_between_0_and_1_and_are_in_order(answers: Answers) -> None:
    ranking = rank_types(answers)
    scores = [score.score for score in ranking]
    assert {score.type for score in ranking} == set(RelationshipType)
    assert all(0 <= score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


@given(known, st.sampled_from(WEIGHTS))
@patiently
def test_raising_an_answer_never_lowers_a_type_it_speaks_for(answers: Answers, weighing: object) -> None:
    """Check that a score is monotone as long as no limit applies: a weight's sign is the direction of its effect."""
    weighted = next(one for one in WEIGHTS if one is weighing)
    low, high = (rank_types(Answers({**answers.levels, weighted.factor: level}, answers.goal)) for level in (LOW, HIGH))
    for kind, weight in weighted.weights.items():
        before, after = (next(one for one in ranking if one.type is kind) for ranking in (low, high))
        if not before.limits and not after.limits:
            assert (after.score - before.score) * weight >= 0


@given(documents())
@patiently
def test_every_segment_of_any_document_gets_advice(document: CanvasDocument) -> None:
    for note in document.notes(Block.CUSTOMER_SEGMENTS):
        advise(collect_answers(note.segment or SegmentDetails(), document.currency))


def test_every_factor_and_goal_is_weighed_with_reason_and_source() -> None:
    assert {weighted.factor for weighted in WEIGHTS} == set(Factor)
    assert {weighted.goal for weighted in GOAL_WEIGHTS} == set(Goal)
    for weights in [*(weighted.weights for weighted in WEIGHTS), *(weighted.weights for weighted in GOAL_WEIGHTS)]:
        assert set(weights) == set(RelationshipType)
        assert all(-3 <= weight <= 3 for weight in weights.values())
    assert all(row.because and row.source for row in weight_table())
    assert all(limit.because and limit.source for limit in LIMITS)
    assert set(UNITS_PER_EURO) <= set(CURRENCIES)


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
