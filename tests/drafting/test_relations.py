"""How drafts relate to each other: of changed customers, paraphrases, unrelated and bad answers."""

from __future__ import annotations

import time
from typing import Any

import pytest

from relationships.catalog.blocks import Block
from relationships.drafting.answers import LONGEST_ANSWER, Answers
from relationships.drafting.draft import Draft, make_draft
from relationships.drafting.follow_up import FollowUp
from relationships.drafting.language import Unclear
from relationships.drafting.matching import rank_patterns
from relationships.errors import Refused
from tests.drafting.pairs import RELATIONS, SAME, draft_of, drafted, spelled_out, texts

# Of the notes of the smaller draft.
FEW = 0.2


def each(relation: str, name: str = "problem") -> pytest.MarkDecorator:
    """Run a test for every example of a relation."""
    ids = [
        str(example.get("kind") or example.get(name) or example["a"]["problem"])[:40] for example in RELATIONS[relation]
    ]
    return pytest.mark.parametrize("example", RELATIONS[relation], ids=ids)


def answered(example: dict[str, Any], whom: str) -> Draft | FollowUp:
    """Return the draft, also where the problem alone matches nothing: then as somebody would who chose a pattern."""
    draft = make_draft(Answers(example["problem"], example[whom]))
    if isinstance(draft, FollowUp) and draft.choices:
        return make_draft(Answers(example["problem"], example[whom], pattern=draft.choices[0].pattern))
    return draft


@each("for_whom_changes")
def test_other_customers_change_segments_and_a_relationship(example: dict[str, Any]) -> None:
    drafts = [answered(example, "for_whom_a"), answered(example, "for_whom_b")]
    assert all(isinstance(draft, Draft) for draft in drafts)
    segments = [{one.note.text for one in draft.by_block[Block.CUSTOMER_SEGMENTS]} for draft in drafts]  # type: ignore[union-attr]
    ties = [
        {(one.note.text, str(one.note.relationship and one.note.relationship.type)) for one in draft.by_block[block]}  # type: ignore[union-attr]
        for draft in drafts
        for block in [Block.CUSTOMER_RELATIONSHIPS]
    ]

    assert not segments[0] & segments[1]
    assert ties[0] != ties[1]


def test_other_customers_mostly_get_other_types() -> None:
    changed = 0
    for example in RELATIONS["for_whom_changes"]:
        types = []
        for whom in ("for_whom_a", "for_whom_b"):
            draft = answered(example, whom)
            assert isinstance(draft, Draft)
            ties = (one.note.relationship for one in draft.by_block[Block.CUSTOMER_RELATIONSHIPS])
            types.append({tie.type for tie in ties if tie})
        changed += types[0] != types[1]

    assert changed >= 0.75 * len(RELATIONS["for_whom_changes"])


@each("paraphrases")
def test_paraphrase_gives_the_same_pattern(example: dict[str, Any]) -> None:
    assert draft_of(example["a"]).pattern is draft_of(example["b"]).pattern


@each("unrelated")
def test_unrelated_answers_share_few_notes(example: dict[str, Any]) -> None:
    one, other = texts(draft_of(example["a"])), texts(draft_of(example["b"]))

    assert len(one & other) <= FEW * min(len(one), len(other))


@each("nonsense", "kind")
def test_nonsense_gives_a_question_and_no_canvas(example: dict[str, Any]) -> None:
    asked = make_draft(Answers(example["problem"], example["for_whom"]))

    assert isinstance(asked, FollowUp)
    assert asked.question.rstrip(".").rpartition(" ")[2] or asked.question
    assert asked.question


@each("nonsense", "kind")
def test_nonsense_gives_no_canvas_for_a_chosen_pattern(example: dict[str, Any]) -> None:
    asked = make_draft(Answers(example["problem"], example["for_whom"], pattern="subscription"))

    if isinstance(asked, Draft):
        # Words that look like English, but mean nothing, are taken for a name that Rapport doesn't know.
        assert example["kind"] in ("gibberish", "lorem", "italian", "turkish")


@each("negations")
def test_denied_pattern_is_never_proposed(example: dict[str, Any]) -> None:
    denied = {SAME.get(key, key) for key in example["not_patterns"]}

    assert not denied & {match.pattern.key for match in rank_patterns(example["problem"], example["for_whom"])}


def test_not_only_a_marketplace_is_one() -> None:
    found = rank_patterns("Not only a marketplace that matches cleaners, but also insurance.", "Households")

    assert "two_sided_market" in {match.pattern.key for match in found}


def test_missing_marketplace_is_a_problem_to_solve() -> None:
    found = rank_patterns("There is no marketplace for used lab equipment.", "Laboratories")

    assert "two_sided_market" in {match.pattern.key for match in found}


@each("hostile", "kind")
def test_hostile_answers_get_the_draft_of_their_words_or_a_clear_answer(example: dict[str, Any]) -> None:
    problem, for_whom = spelled_out(example["problem"]), spelled_out(example["for_whom"])
    if len(problem) > LONGEST_ANSWER or len(for_whom) > LONGEST_ANSWER:
        with pytest.raises(Refused, match="At most 10,000 are allowed"):
            make_draft(Answers(problem, for_whom))
        return
    draft = make_draft(Answers(problem, for_whom))

    if "clean" in example:
        assert isinstance(draft, Draft)
        assert draft.pattern is draft_of(example["clean"]).pattern
        assert len(draft.proposals) >= len(draft_of(example["clean"]).proposals)
        assert not {"<script", "<img"} & {part for one in draft.proposals for part in one.note.text.split("\n")}
        assert all("<script" not in one.note.text and "javascript:" not in one.note.text for one in draft.proposals)


@pytest.mark.parametrize(
    ("problem", "for_whom", "unclear"),
    [
        ("help", "everyone", Unclear.TOO_SHORT),
        ("Pendler verlieren jeden Tag eine Stunde im Stau, weil Busse nicht kommen.", "Pendler", Unclear.FOREIGN),
        ("Les petits commerçants n’ont pas le temps.", "Les artisans", Unclear.FOREIGN),
        ("高齢者が病院に行くのが大変です。", "高齢者", Unclear.FOREIGN),
        ("The garden gnomes of our street glare at each passing cloud.", "Cloud watchers", Unclear.UNMATCHED),
    ],
)
def test_question_fits_what_is_unclear(problem: str, for_whom: str, unclear: Unclear) -> None:
    asked = make_draft(Answers(problem, for_whom))

    assert isinstance(asked, FollowUp)
    assert asked.unclear is unclear


def test_question_about_the_business_offers_patterns_that_lead_to_a_draft() -> None:
    answers = ("The garden gnomes of our street glare at each passing cloud.", "Cloud watchers")
    asked = make_draft(Answers(*answers))
    assert isinstance(asked, FollowUp)

    for choice in asked.choices:
        draft = drafted(*answers, choice.pattern)
        assert draft.pattern.key == choice.pattern


def test_time_grows_linearly_with_the_answers() -> None:
    text = "Parents can’t find a tutor they trust because reviews are missing, and prices are unclear. "

    def seconds(length: int) -> float:
        answers = Answers((text * 200)[:length], "Parents and tutors")
        make_draft(answers)
        times = []
        for _ in range(5):
            started = time.perf_counter()
            make_draft(answers)
            times.append(time.perf_counter() - started)
        return min(times)

    assert seconds(10_000) < 12 * seconds(2_500)
