"""How answers are read: words, segments, propositions, negations."""

from __future__ import annotations

import pytest

from relationships.drafting.bm25 import Index
from relationships.drafting.clauses import find_clauses
from relationships.drafting.customers import find_customers
from relationships.drafting.negation import negated_patterns
from relationships.drafting.propositions import offers_in, turn_round
from relationships.drafting.wording import fill, listed, values_for
from relationships.drafting.words import clean, fold, stem, stems, tokenise


@pytest.mark.parametrize(
    ("word", "root"),
    [("cafés", "caf"), ("cafe", "caf"), ("sharing", "shar"), ("share", "shar"),
      ("companies", "company"), ("stopped", "stop"),
     ("boxes", "box"), ("Weekly", "week"), ("organise", "organiz"), ("glass", "glass")],
)  # fmt: skip
def test_stems(word: str, root: str) -> None:
    assert stem(fold(word)) == root


def test_cleaning_removes_what_is_invisible_or_markup() -> None:
    text = "Cof\u200bfee\u202e is <b>awful</b>\u0000 [here](javascript:alert(1)) now"

    assert clean(text) == "Coffee is awful here now"


def test_possessives_and_hyphens_are_parts_of_words() -> None:
    assert [word.folded for word in tokenise("The owner’s mid-sized ‘shop’")] == ["the", "owner", "mid-sized", "shop"]
    assert stems("mid-sized") == ["mid-siz", "mid", "siz"]


@pytest.mark.parametrize(
    ("answer", "segments"),
    [
        ("Small offices", [("Small offices", "small offices")]),
        ("students and freelancers", [("Students", "students"), ("Freelancers", "freelancers")]),
        ("a small bakery in Leeds", [("A small bakery in Leeds", "small bakeries")]),
        ("anyone who lives alone", [("Anyone who lives alone", "people who live alone")]),
        ("IT managers", [("IT managers", "IT managers")]),
        ("German families", [("German families", "German families")]),
        ("Women and men with large feet", [("Women and men with large feet", "women and men")]),
        ("Parents of babies and toddlers", [("Parents of babies and toddlers", "parents of babies")]),
        ("Readers in the county; local businesses who want to reach them",
         [("Readers in the county", "readers"), ("Local businesses who want to reach them", "local businesses")]),
        ("Carriers on one side, shippers on the other", [("Carriers", "carriers"), ("Shippers", "shippers")]),
        ("Homeless people in Leeds; they pay nothing", [("Homeless people in Leeds", "homeless people")]),
        ("the elderly", [("The elderly", "the elderly")]),
        ("of to the", []),
    ],
)  # fmt: skip
def test_segments(answer: str, segments: list[tuple[str, str]]) -> None:
    assert [(one.name, one.short) for one in find_customers(answer)] == segments


@pytest.mark.parametrize(
    ("problem", "proposition"),
    [
        ("Parents cannot tell whether a tutor is any good.", "A way to know whether a tutor is any good"),
        ("Busy parents have no time to cook.", "A quick way to cook"),
        ("Good plumbers are hard to find at night.", "An easy way to find good plumbers at night"),
        ("Students can’t afford textbooks.", "Textbooks at a price that they can afford"),
        ("Teachers spend Sunday nights on paperwork.", "Less time spent on paperwork"),
        ("People forget to water their plants.", "Reminders to water their plants"),
        ("Someone always forgets to order more.", "Reminders to order more"),
        ("Farmers can’t get loans any more.", "An easy way to get loans"),
        ("Finding a good tutor is luck.", "Finding a good tutor made easy"),
        ("Waiting for a doctor takes months.", "An end to waiting for a doctor"),
        ("Homeless people have no safe bed.", "Access to a safe bed"),
        ("Dentists lose money when patients miss appointments.", "Fewer missed appointments"),
        ("Learning the piano is lonely and teachers are expensive.", "Teachers at a fair price"),
        ("My feet are two different sizes.", "Help when their feet are two different sizes"),
        ("I hate doing my taxes.", "An end to doing their taxes"),
        ("Bikes break down and nobody knows how to fix them.",
          "Help when bikes break down and nobody knows how to fix them"),
    ],
)  # fmt: skip
def test_problem_turned_round(problem: str, proposition: str) -> None:
    assert [turned.text for turned in turn_round(find_clauses(problem))] == [proposition]


@pytest.mark.parametrize(
    ("problem", "offers"),
    [
        ("Handmade watches for people who own everything.", ["Handmade watches for people who own everything"]),
        ("Dinners are boring. A box of recipes turns up.", ["A box of recipes turns up"]),
        ("Queues at lunch. Guests pay at a terminal.", []),
        ("A tuxedo costs a fortune.", []),
    ],
)
def test_offers(problem: str, offers: list[str]) -> None:
    assert offers_in(find_clauses(problem)) == offers


@pytest.mark.parametrize(
    "problem",
    ["We draw a hedgehog. Makers of toys pay for it.", "Queues at lunch. Guests fill their own bowl and pay."],
)
def test_solutions_are_not_turned_round(problem: str) -> None:
    assert turn_round(find_clauses(problem)) == []


@pytest.mark.parametrize(
    ("text", "ruled_out"),
    [
        ("We are not a marketplace.", True),
        ("This isn’t a marketplace", True),
        ("Not only a marketplace", False),
        ("There is no marketplace for it", False),
        ("Not cheap, but a marketplace", False),
    ],
)
def test_negation(text: str, ruled_out: bool) -> None:
    assert ("two_sided_market" in negated_patterns(text)[0]) is ruled_out


def test_retrieval_prefers_rare_words_and_pairs_and_knows_misspelled_ones() -> None:
    index = Index({"one": [["office", "coffee"]], "two": [["coffee"], ["langu", "lesson"]], "three": [["coffee"]]})

    found = index.weigh({"office": 1.0, "coffee": 1.0, "office coffee": 1.0})
    assert sum(found["one"].values()) > sum(found["two"].values())
    assert index.weigh({"langua": 1.0}).keys() == {"two"}
    assert index.weigh({"nothing": 1.0}) == {}


def test_braces_in_answers_mean_nothing() -> None:
    values = values_for(["{other} people"], [])

    assert fill("Help for {whom}", values) == "Help for {other} people"
    assert listed(["parents of children", "teachers"]) == "teachers and parents of children"
