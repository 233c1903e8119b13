"""Singular and plural, lists and long names in the sentences of findings."""

from __future__ import annotations

import pytest

from relationships.checks.finding import as_dismissed
from relationships.checks.phrases import LONGEST_NAME, agreed, count, joined, listed, quoted
from tests.relationships.checks.building import canvas, found, indicator, key, note, relationship, segment


@pytest.mark.parametrize(
    ("many", "text"), [(0, "no reviews"), (1, "1 review"), (2, "2 reviews"), (1200, "1,200 reviews")]
)
def test_number_of_things(many: int, text: str) -> None:
    assert count(many, "review") == text


def test_texts_are_joined_by_commas_and_a_conjunction() -> None:
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b"], "or") == "a or b"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


def test_verb_agrees_with_its_subjects() -> None:
    assert [agreed(many, "has", "have") for many in (0, 1, 2)] == ["have", "has", "have"]


def test_long_name_is_cut_and_its_quotation_marks_become_single() -> None:
    assert quoted("Say “yes”") == "“Say ‘yes’”"
    assert len(quoted("x" * 200)) == LONGEST_NAME + 2


def test_sentence_about_several_indicators_is_plural() -> None:
    read = {"2026-03-31": 20, "2026-04-30": 31, "2026-05-31": 28}
    scores = [indicator(code, "Guests", readings=read) for code in ("net_promoter_score", "customer_satisfaction")]
    (one,) = found(canvas(segment("Guests"), indicators=scores[:1]), "target-missing")
    (two,) = found(canvas(segment("Guests"), indicators=scores), "target-missing")
    assert one.sentence == "“net_promoter_score” has 3 measurements but no target."
    assert two.sentence == "“net_promoter_score” and “customer_satisfaction” have 6 measurements but no target."


def test_sentence_about_several_segments_is_plural() -> None:
    desk = {**relationship("Desk", "Homes", expected="yes", established="no"), "segments": [key("Offices")]}
    (both,) = found(canvas(segment("Homes"), segment("Offices"), ties=[desk]), "expected-not-established")
    assert both.sentence == "Customers in “Homes” and “Offices” expect “Desk”, but you don’t offer it yet."


def test_sentence_about_several_invalidated_notes_is_plural() -> None:
    promises = [note(name, "Homes", status="invalidated") for name in ("Fast", "Cheap")]
    calls = relationship("Calls", "Homes", serves=["Fast", "Cheap"])
    (finding,) = found(canvas(segment("Homes"), ties=[calls], propositions=promises), "rests-on-disproved")
    assert finding.sentence == "“Calls” depends on “Fast” and “Cheap”, which are invalidated."
    assert finding.comparison == "Invalidated notes: 2 (expected: 0)"


def test_evidence_that_is_worded_anew_has_the_fingerprint_that_it_had() -> None:
    """Findings dismissed before stay dismissed."""
    assert as_dismissed("Served by technology: 95 %") == as_dismissed("Served by machines: 95 %")
