"""The advice on types: their fit, types side by side, the mix, and the questions that matter most."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from relationships.analysis.segment_answers import collect_answers
from relationships.analysis.type_advice import Advice, Question, Turn, advise
from relationships.analysis.type_groups import FitGroup, group_scores, group_types
from relationships.analysis.type_mix import Mix, mix_from
from relationships.analysis.type_scores import Answers, compute_scores, rank_types
from relationships.catalog.blocks import Block
from relationships.catalog.fit import Fit
from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
from relationships.catalog.thresholds import GOOD_FIT_FROM, NO_DIFFERENCE, POOR_FIT_UP_TO
from relationships.catalog.types import TYPES, RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.segments import SegmentDetails
from tests.relationships.analysis.type_cases import (
    FACTORIES,
    INVENTORS,
    LUXURY,
    MASS,
    MODELLERS,
    PATIENTS,
    SCREWS,
    any_answers,
    levels,
)
from tests.relationships.strategies import documents, patiently

DEDICATED, PERSONAL, COMMUNITIES, CO_CREATION, SELF_SERVICE, AUTOMATED = RelationshipType
LOW, MEDIUM, HIGH = Level


def types(group: FitGroup) -> list[RelationshipType]:
    return [ranked.type for ranked in group.types]


def fits(advice: Advice) -> dict[RelationshipType, Fit]:
    return {ranked.type: group.fit for group in advice.groups for ranked in group.types}


def mix(answers: Answers) -> Mix:
    return mix_from(group_types(rank_types(answers)), answers)


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        pytest.param(LUXURY, [DEDICATED, PERSONAL], id="luxury brand"),
        pytest.param(MASS, [AUTOMATED], id="high volume, low margin, well known"),
        pytest.param(SCREWS, [SELF_SERVICE], id="rare cheap purchases without data"),
        pytest.param(PATIENTS, [PERSONAL], id="fear and health"),
        pytest.param(MODELLERS, [COMMUNITIES], id="hobbyists who want to talk"),
        pytest.param(INVENTORS, [COMMUNITIES, CO_CREATION], id="experts who want to contribute"),
        pytest.param(FACTORIES, [DEDICATED, PERSONAL], id="few business customers of high value"),
    ],
)
def test_extremes_come_out_as_everyone_expects(answers: Answers, first: list[RelationshipType]) -> None:
    best = advise(answers).groups[0]
    assert (types(best), best.fit) == (first, Fit.GOOD)


def test_luxury_fits_people_and_mass_fits_machines() -> None:
    luxury, mass = fits(advise(LUXURY)), fits(advise(MASS))
    assert {luxury[DEDICATED], luxury[PERSONAL], mass[AUTOMATED], mass[SELF_SERVICE]} == {Fit.GOOD}
    assert {mass[DEDICATED], mass[PERSONAL], luxury[AUTOMATED], luxury[SELF_SERVICE]} == {Fit.POOR}


@pytest.mark.parametrize("answers", [Answers(), levels(high="price size"), levels(high="price", goal=Goal.RETENTION)])
def test_with_nearly_nothing_known_there_are_questions_and_no_recommendation(answers: Answers) -> None:
    advice = advise(answers)
    assert (advice.groups, advice.turns, advice.mix) == ((), (), Mix())
    assert set(advice.ask_first) == {*Factor, None} - set(answers.levels) - ({None} if answers.goal else set())


@given(any_answers)
@patiently
def test_types_side_by_side_differ_by_nothing_that_matters(answers: Answers) -> None:
    scores = compute_scores(answers)
    groups = list(group_scores(scores))
    assert sorted(kind for _, kinds in groups for kind in kinds) == sorted(RelationshipType)
    for (fit, kinds), (_, following) in zip(groups, [*groups[1:], (Fit.POOR, ())], strict=True):
        best = max(scores[kind] for kind in kinds)
        assert all(best - scores[kind] < NO_DIFFERENCE for kind in kinds)
        apart = [kind for kind in following if best - scores[kind] < NO_DIFFERENCE - 1e-6]
        assert all(scores[kind] <= POOR_FIT_UP_TO < best for kind in apart)
        assert fit is (Fit.GOOD if best >= GOOD_FIT_FROM else Fit.POOR if best <= POOR_FIT_UP_TO else Fit.POSSIBLE)


def test_types_are_side_by_side_up_to_the_difference_that_matters() -> None:
    scores = dict.fromkeys(RelationshipType, 0.1) | {PERSONAL: 0.62, DEDICATED: 0.58, COMMUNITIES: 0.57}
    assert list(group_scores(scores))[:2] == [(Fit.GOOD, (DEDICATED, PERSONAL)), (Fit.POSSIBLE, (COMMUNITIES,))]


def test_poor_fit_is_never_beside_a_possible_one() -> None:
    scores = dict.fromkeys(RelationshipType, 0.39) | {PERSONAL: 0.41}
    (first, kinds), (second, _) = group_scores(scores)
    assert (first, kinds, second) == (Fit.POSSIBLE, (PERSONAL,), Fit.POOR)


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        (replace(LUXURY, levels={**LUXURY.levels, Factor.VALUE: LOW}), DEDICATED),
        (replace(MASS, levels={**MASS.levels, Factor.STAKES: HIGH}), SELF_SERVICE),
        (replace(MASS, levels={**MASS.levels, Factor.STAKES: HIGH}), AUTOMATED),
        (replace(MODELLERS, levels={**MODELLERS.levels, Factor.PEER_CONTACT: LOW}), COMMUNITIES),
        (replace(INVENTORS, levels={**INVENTORS.levels, Factor.CONTRIBUTION: LOW}), CO_CREATION),
    ],
)
def test_type_that_an_answer_rules_out_is_a_poor_fit_whatever_else_is_said(
    answers: Answers, kind: RelationshipType
) -> None:
    assert fits(advise(answers))[kind] is Fit.POOR


@given(any_answers)
@patiently
def test_mix_has_no_poor_fit_and_each_kind_of_service_once(answers: Answers) -> None:
    found, scores = mix(answers), compute_scores(answers)
    assert all(scores[kind] > POOR_FIT_UP_TO for part in found.parts for kind in part)
    kinds = [{TYPES[kind].served_by for kind in part} for part in found.parts]
    assert all(len(served_by) == 1 for served_by in kinds)
    assert len({frozenset(served_by) for served_by in kinds}) == len(kinds)


@given(any_answers)
@patiently
def test_mix_has_every_type_that_is_recommended_first(answers: Answers) -> None:
    best = group_types(rank_types(answers))[0]
    chosen = {kind for part in mix(answers).parts for kind in part}
    assert best.fit is Fit.POOR or {ranked.type for ranked in best.types} <= chosen


def test_mix_leaves_the_choice_between_types_that_are_equal() -> None:
    assert mix(LUXURY).parts[0] == (DEDICATED, PERSONAL)
    assert mix(MASS).parts[0] == (AUTOMATED,)


def test_mix_puts_a_person_behind_a_machine_unless_the_matter_is_easy() -> None:
    hard = levels(high="size frequency behaviour_data technology complexity", low="price")
    scores = compute_scores(hard)
    assert max(scores[PERSONAL], scores[DEDICATED]) < 0.5, "so it is there as a fallback only"
    assert mix(hard).parts == ((AUTOMATED,), (COMMUNITIES,), (PERSONAL,))
    assert not {kind for part in mix(MASS).parts for kind in part} & {PERSONAL, DEDICATED}
    assert not mix(MASS).needs_person


def test_mix_says_that_a_person_must_be_reached_if_no_type_with_people_fits() -> None:
    found = mix(MODELLERS)
    assert not {kind for part in found.parts for kind in part} & {PERSONAL, DEDICATED}
    assert found.needs_person


def test_if_all_types_fit_poorly_there_is_no_mix() -> None:
    ranking = [replace(ranked, score=0.3) for ranked in rank_types(Answers())]
    assert mix_from(group_types(ranking), Answers()) == Mix()


def with_answer(answers: Answers, turn: Turn) -> Answers:
    if isinstance(turn.answer, Goal):
        return replace(answers, goal=turn.answer)
    assert turn.question
    return replace(answers, levels={**answers.levels, turn.question: turn.answer})


@given(any_answers)
@patiently
def test_answer_that_would_change_the_recommendation_does_so(answers: Answers) -> None:
    advice = advise(answers)
    for turn in advice.turns:
        changed = advise(with_answer(answers, turn)).groups[0]
        assert tuple(types(changed)) == turn.first
        assert not {*turn.first} & {*types(advice.groups[0])}
        assert turn.was_open == (turn.question in advice.ask_first)


def test_extremes_have_answers_that_would_change_them() -> None:
    assert [(turn.question, turn.answer) for turn in advise(SCREWS).turns] == [(Factor.STAKES, HIGH)]


def first_questions(answers: Answers) -> set[Question]:
    return set(advise(answers).ask_first[:4])


def test_questions_that_matter_most_differ_from_segment_to_segment() -> None:
    assert len({frozenset(first_questions(case)) for case in (Answers(), LUXURY, MASS, MODELLERS)}) == 4


def test_question_comes_first_whose_answer_can_change_most() -> None:
    # Much at stake rules out both types without people, and the wish for a person is what moves the scores most.
    assert [*advise(Answers()).ask_first[:2]] == [Factor.STAKES, Factor.HUMAN_CONTACT]
    settled = Answers(dict.fromkeys([factor for factor in Factor if factor is not Factor.CONTRIBUTION], MEDIUM))
    assert advise(settled).ask_first == (Factor.CONTRIBUTION, None)


def test_answered_question_is_not_asked_again() -> None:
    every = Answers(dict.fromkeys(Factor, MEDIUM), Goal.RETENTION)
    assert advise(every).ask_first == ()
    assert Factor.STAKES not in advise(levels(medium="stakes")).ask_first


@given(documents())
@patiently
def test_every_segment_of_any_document_gets_advice(document: CanvasDocument) -> None:
    for note in document.notes(Block.CUSTOMER_SEGMENTS):
        advise(collect_answers(note.segment or SegmentDetails(), document.currency))
