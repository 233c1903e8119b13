"""What a comparison says in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import uuid4

from relationships.document.measurements import Indicator
from relationships.document.notes import Note
from relationships.lenses.comparison.comparison import compare
from relationships.lenses.comparison.sides import Compared
from relationships.samples import load_sample
from tests.relationships.lenses.comparison.building import TODAY, canvas, compared, note, relationship, segment

LEFT, RIGHT = "“Kitchen”", "“Rival”"


def said(left: dict[str, list[Note]], right: dict[str, list[Note]]) -> tuple[str, ...]:
    return compared(canvas("Kitchen", **left), canvas("Rival", **right)).sentences


def test_segments_of_one_and_types_of_both() -> None:
    cooks, students, others, families, offices = map(
        segment, ("Home cooks", "Students", "The home cook", "Families", "Offices")
    )
    left = {
        "customer_segments": [cooks, students],
        "customer_relationships": [relationship("Recipes", cooks, "self_service")],
    }
    right = {
        "customer_segments": [families, others, offices],
        "customer_relationships": [relationship("Hotline", others, "personal_assistance")],
    }
    assert (
        said(left, right)
        == (
            f"{LEFT} has two segments, {RIGHT} has three.",
            f"Only {LEFT} serves “Students”.",
            f"Only {RIGHT} serves “Families” and “Offices”.",
            f"For “Home cooks”, {LEFT} relies on self-service, {RIGHT} on personal assistance.",
            f"Only {LEFT} uses self-service.",
            f"Only {RIGHT} uses personal assistance.",
            "Of the other blocks, Value Propositions differs most: no notes.",
        )[:-1]
    )


def test_segment_without_an_active_type() -> None:
    cooks, others = segment("Home cooks"), segment("Home cooks")
    left = {"customer_segments": [cooks], "customer_relationships": [relationship("App", cooks, "communities")]}
    assert f"For “Home cooks”, {LEFT} relies on communities, and {RIGHT} on none of the six types." in said(
        left, {"customer_segments": [others]}
    )


def test_types_of_many_segments_are_counted() -> None:
    names = ("Cooks", "Bakers", "Butchers", "Brewers", "Growers")
    sides = []
    for kind in ("communities", "self_service"):
        segments = [segment(name) for name in names]
        calls = [relationship(f"{one.text} {kind}", one, kind) for one in segments]
        sides.append({"customer_segments": segments, "customer_relationships": calls})
    sentences = said(*sides)
    assert sum("relies on" in sentence for sentence in sentences) == 3
    assert "The types also differ for two more segments." in sentences


def test_goals_and_balance() -> None:
    cooks, others = segment("Home cooks"), segment("Home cooks")
    left = [relationship(f"Call {number}", cooks, goals=("retention",)) for number in range(3)]
    right = [relationship(f"Call {number}", others, goals=("acquisition",)) for number in range(3)]
    sentences = said(
        {"customer_segments": [cooks], "customer_relationships": left},
        {"customer_segments": [others], "customer_relationships": right},
    )
    assert f"Only {LEFT} supports retention for “Home cooks”." in sentences
    assert f"Only {RIGHT} supports acquisition for “Home cooks”." in sentences
    assert (
        f"Acquisition is supported by 0 of 3 relationships of {LEFT} and 3 of 3 relationships of {RIGHT}." in sentences
    )


def test_mix_and_cost_in_two_currencies() -> None:
    cooks, others = segment("Home cooks"), segment("Home cooks")
    figures: dict[str, Any] = {"customers_served": 100, "fixed_cost": Decimal(900)}
    left = canvas(
        "Kitchen",
        customer_segments=[cooks],
        customer_relationships=[relationship("App", cooks, "self_service", **figures)],
    )
    right = canvas(
        "Rival",
        head={"currency": "USD"},
        customer_segments=[others],
        customer_relationships=[relationship("App", others, "personal_assistance", **figures)],
    )
    sentences = compared(left, right).sentences
    assert (
        "Staff serve 0\N{NO-BREAK SPACE}% of the customers in “Kitchen” and 100\N{NO-BREAK SPACE}% in “Rival”."
        in sentences
    )
    assert "Relationships cost €900 a month in “Kitchen” and $900 a month in “Rival”." in sentences
    assert "Amounts in EUR and USD are not converted." in sentences


def test_indicators_of_one() -> None:
    churn = Indicator(id=uuid4(), name="Churn", code="churn_rate")
    renamed = Indicator(id=uuid4(), name="Customers who leave", code="churn_rate")
    smiles = Indicator(id=uuid4(), name="Smiles")
    comparison = compared(canvas(indicators=(churn,)), canvas("Rival", indicators=(renamed, smiles)))
    assert f"Only {RIGHT} measures “Smiles”." in comparison.sentences
    assert [(row.label, row.differs) for row in comparison.indicators] == [("Churn", False), ("Smiles", True)]


def test_blocks_of_one_and_the_one_that_differs_most() -> None:
    left = {"channels": [note("Shop"), note("Fair")], "key_resources": [note("Oven")]}
    assert said(left, {"channels": [note("Shop"), note("Post"), note("Web")]}) == (
        "Neither has a segment yet.",
        f"Only {LEFT} has notes in Key Resources.",
        "Of the other blocks, Channels differs most: three notes.",
    )
    assert said(left, {"channels": [note("Post")]})[-1] == "They have no note in common."


def test_names_tell_versions_and_equal_titles_apart() -> None:
    one, other = canvas(channels=[note("Shop")]), canvas(channels=[note("Fair")])
    found = compare(Compared(one, "on 3 May 2026", "key"), Compared(other, "now", "key"), TODAY)
    assert [head.name for head in found.heads] == ["the version on 3 May 2026", "the present version"]
    dated = compare(Compared(one, "on 3 May 2026", "key"), Compared(other), TODAY)
    assert [head.name for head in dated.heads] == ["“Kitchen” on 3 May 2026", "“Kitchen”"]
    assert [head.name for head in compared(one, other).heads] == ["the first “Kitchen”", "the second “Kitchen”"]


def test_title_is_cut_at_a_colon_if_that_is_enough() -> None:
    lego = load_sample("lego")
    assert compared(lego, load_sample("zappos")).left.name == "“Lego”"
    assert compared(lego, lego.model_copy(update={"title": "Lego: again"})).left.name == f"“{lego.title}”"
