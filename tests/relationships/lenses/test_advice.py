"""What the page of the advice shows, in words."""

from __future__ import annotations

import re
from uuid import UUID

from relationships.catalog.fit import Confidence, Fit
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.segments import SegmentDetails
from relationships.lenses.advice import MainReason, ShownAdvice, Suggestion, answer_labels, build_advice
from relationships.lenses.advice_mix import FALLBACK, MixPart

OFFICES = UUID(int=1)
SELF_SERVED = "self-service and automated services"


def advice(**levels: str) -> ShownAdvice:
    details = SegmentDetails(factors={Factor(name): Level(level) for name, level in levels.items()})
    note = Note(id=OFFICES, text="Offices", segment=details)
    return build_advice(CanvasDocument(title="Bean There", blocks=Blocks(customer_segments=(note,))), note)


def suggestion(kind: RelationshipType, **levels: str) -> Suggestion:
    shown = (one for group in advice(**levels).groups for one in group.suggestions)
    return next(one for one in shown if one.ranked.type is kind)


WANTED = {"human_contact": "high", "complexity": "high", "price": "high"}


def test_good_fit_shows_the_strongest_reasons_for_it() -> None:
    shown = suggestion(RelationshipType.PERSONAL, **WANTED, size="high")
    assert shown.fit is Fit.GOOD
    assert shown.main_reasons == (
        MainReason(True, "What they buy is complex"),
        MainReason(True, "They want to deal with a person"),
    )


def test_poor_fit_shows_the_strongest_reasons_against_it() -> None:
    shown = suggestion(RelationshipType.SELF_SERVICE, **WANTED, size="high", brand="high")
    assert (shown.fit, shown.is_poor) == (Fit.POOR, True)
    assert [reason.is_for for reason in shown.main_reasons] == [False, False]


def test_possible_fit_shows_a_reason_of_each_kind() -> None:
    shown = suggestion(RelationshipType.PERSONAL, human_contact="high", size="high", behaviour_data="high")
    assert shown.fit is Fit.POSSIBLE
    assert shown.main_reasons == (
        MainReason(True, "They want to deal with a person"),
        MainReason(False, "There are many customers"),
    )
    assert shown.ranked.confidence is Confidence.LOW


def test_mix_has_the_types_in_the_order_of_the_cards_and_names_the_answers_behind_them() -> None:
    shown = advice(**WANTED)
    first, *others = shown.mix
    assert first.types == "Dedicated personal assistance or personal assistance"
    decided = "what they buy is complex; a purchase is expensive"
    assert first.why == f"The best fit. The answers that count most for it: {decided}."
    assert [part.types for part in others] == ["Co-creation"]
    assert "but is served by other customers" in others[0].why
    assert advice().mix == ()


def test_person_behind_technology_is_said_to_be_for_difficult_cases() -> None:
    easy = {"size": "high", "frequency": "high", "behaviour_data": "high", "technology": "high", "price": "low"}
    shown = advice(**easy, complexity="high")
    assert shown.mix[-1] == MixPart("Personal assistance", FALLBACK)
    assert FALLBACK not in [part.why for part in advice(**easy, complexity="low", stakes="low").mix]


def test_answer_that_would_change_the_recommendation_is_a_sentence() -> None:
    turns = advice(peer_contact="high", expertise="high", size="high", human_contact="low", stakes="low").turns
    assert [turn.partition("? ") for turn in turns] == [
        (
            "How much do they want to talk to each other",
            "? ",
            f"If the answer were “Low”, {SELF_SERVED} would come first.",
        ),
        (
            "How much do they know about the subject",
            "? ",
            "If the answer were “Low”, automated services would come first.",
        ),
    ]


def test_four_questions_come_first_and_each_open_question_once() -> None:
    shown = advice(**WANTED)
    assert (len(shown.matter_most), len(shown.later)) == (4, 11)
    assert not {*shown.matter_most} & {*shown.later}
    assert all(question.endswith("?") for question in shown.asked)


def test_answers_say_what_they_mean() -> None:
    assert [*answer_labels(Factor.FREQUENCY).values()] == ["Low: they buy rarely", "Medium", "High: they buy often"]
    assert all(set(answer_labels(factor)) == set(Level) for factor in Factor)


def test_main_reasons_are_said_to_be_some_of_all_and_sides_without_reasons_are_not_counted() -> None:
    for group in advice(**WANTED, size="high").groups:
        for one in group.suggestions:
            pro, contra = len(one.ranked.pro), len(one.ranked.contra)
            sides = [f"{number} {side}" for number, side in ((pro, "for"), (contra, "against")) if number]
            assert one.counted_reasons == f"All reasons: {', '.join(sides)}"


def test_nothing_shown_is_a_score() -> None:
    shown = advice(**WANTED, size="high")
    reasons = [reason.said for group in shown.groups for one in group.suggestions for reason in one.main_reasons]
    assert not [text for text in (*(part.why for part in shown.mix), *shown.turns, *reasons) if re.search(r"\d", text)]
