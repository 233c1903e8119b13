"""What holds for every draft: an expert's pattern and types, words and figures of the answers, no errors."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from relationships.catalog.blocks import Block
from relationships.catalog.fit import Confidence
from relationships.catalog.goals import Stage, Status
from relationships.catalog.patterns.registry import PATTERNS
from relationships.checks.finding import Severity
from relationships.checks.inspection import run_rules
from relationships.drafting.answers import Answers
from relationships.drafting.draft import Draft, make_draft
from relationships.drafting.words import stems
from tests.drafting.pairs import PAIRS, SAME, draft_of, drafted, texts

TODAY = dt.date(2026, 12, 1)
FIGURE = re.compile(r"\d+")
every_pair = pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])


def used_types(draft: Draft) -> set[str]:
    return {
        one.note.relationship.type for one in draft.proposals if one.note.relationship and one.note.relationship.type
    }


@every_pair
def test_pattern_is_one_that_an_expert_accepts(pair: dict[str, Any]) -> None:
    accepted = {SAME.get(key, key) for key in pair["patterns"]}

    assert draft_of(pair).pattern.key in accepted


@every_pair
def test_types_are_those_that_an_expert_accepts(pair: dict[str, Any]) -> None:
    types = used_types(draft_of(pair))

    assert types & set(pair["types"])
    assert not types & set(pair["not_types"])


@every_pair
def test_every_segment_reuses_a_word_of_the_answer(pair: dict[str, Any]) -> None:
    answer = set(stems(f"{pair['problem']} {pair['for_whom']}"))

    for one in draft_of(pair).by_block[Block.CUSTOMER_SEGMENTS]:
        assert answer & set(stems(one.note.text)), one.note.text


@every_pair
def test_all_figures_are_those_of_the_answers(pair: dict[str, Any]) -> None:
    answers = set(FIGURE.findall(f"{pair['problem']} {pair['for_whom']}"))

    for one in draft_of(pair).proposals:
        tactics = [goal.tactics for goal in one.note.relationship.goals] if one.note.relationship else []
        assert set(FIGURE.findall(" ".join([one.note.text, one.reason, *tactics]))) <= answers


@every_pair
def test_every_block_has_assumptions_with_reason_and_origin(pair: dict[str, Any]) -> None:
    draft = draft_of(pair)

    for block in Block:
        assert draft.by_block[block], block
    for one in draft.proposals:
        assert one.note.status is Status.ASSUMPTION
        assert one.reason.endswith(".")
        assert one.pattern.name


@every_pair
def test_every_segment_has_relationships_with_type_goals_and_links(pair: dict[str, Any]) -> None:
    document = draft_of(pair).document
    ties = [note.relationship for note in document.blocks.customer_relationships]

    for segment in document.blocks.customer_segments:
        own = [tie for tie in ties if tie and tie.segment == segment.id]
        assert own
        assert any(goal.goal == "acquisition" for tie in own for goal in tie.goals), segment.text
        for tie in own:
            assert tie.type
            assert tie.goals
            assert all(goal.tactics for goal in tie.goals)
            assert tie.serves


@pytest.mark.parametrize("stage", Stage)
def test_no_draft_has_an_error_at_any_stage(stage: Stage) -> None:
    for pair in PAIRS:
        draft = make_draft(Answers(pair["problem"], pair["for_whom"], stage=stage))
        assert isinstance(draft, Draft)
        found = run_rules(draft.document, TODAY).findings
        assert [finding.sentence for finding in found if finding.severity is Severity.ERROR] == [], pair["id"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_has_an_error_for_other_customers(pattern: str) -> None:
    for pair in PAIRS[::14]:
        document = drafted(pair["problem"], pair["for_whom"], pattern).document
        found = run_rules(document, TODAY).findings
        assert [finding.sentence for finding in found if finding.severity is Severity.ERROR] == [], pair["id"]


@every_pair
def test_sentences_are_whole(pair: dict[str, Any]) -> None:
    for one in draft_of(pair).proposals:
        text = one.note.text
        assert not re.search(r"\b(\w+) \1\b", text.lower().replace("that that", "")), text
        assert not {"{", "}"} & set(text)
        assert "  " not in text
        assert text[0] == text[0].upper()
        assert not text.endswith((",", ".", ";", ":", " and", " or", " of", " to", " the", " a")), text


def test_same_answers_give_the_same_draft() -> None:
    one, other = (make_draft(Answers(PAIRS[0]["problem"], PAIRS[0]["for_whom"])) for _ in range(2))

    assert isinstance(one, Draft)
    assert isinstance(other, Draft)
    assert one.document == other.document
    assert [proposal.reason for proposal in one.proposals] == [proposal.reason for proposal in other.proposals]


def test_another_pattern_gives_other_notes_for_the_same_customers() -> None:
    draft = draft_of(PAIRS[0])
    other = drafted(PAIRS[0]["problem"], PAIRS[0]["for_whom"], draft.others[0].pattern.key)

    assert other.pattern is draft.others[0].pattern
    assert texts(other) != texts(draft)
    names = [[note.text for note in one.document.blocks.customer_segments] for one in (draft, other)]
    assert names[0] == names[1]


def test_name_and_stage_are_those_given() -> None:
    answers = Answers(PAIRS[0]["problem"], PAIRS[0]["for_whom"], name="Kitchen & beans", stage=Stage.GROWTH)
    draft = make_draft(answers)

    assert isinstance(draft, Draft)
    assert (draft.document.title, draft.document.stage) == ("Kitchen & beans", Stage.GROWTH)
    assert any(goal.goal == "boosting_sales" for note in draft.document.blocks.customer_relationships
               if note.relationship for goal in note.relationship.goals)  # fmt: skip


def test_two_words_of_a_problem_give_no_high_confidence() -> None:
    problem = "Small bakeries throw away a third of their bread because they cannot predict demand"
    draft = make_draft(Answers(problem, "Independent bakeries with one to five shops"))

    assert isinstance(draft, Draft)
    assert draft.confidence is not Confidence.HIGH
