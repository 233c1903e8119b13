"""The rule on goals of a segment: served, planned, declined or not expected."""

from typing import Any

from relationships.catalog.goals import TACTICS, Goal
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    found,
    key,
    note,
    parametrized,
    questions,
    relationship,
    segment,
)
from tests.relationships.checks.steps import step_of

HOMES, OFFICES = segment("Homes"), segment("Offices")
ALL_GOALS = ("acquisition", "retention", "boosting_sales")


def served(*goals: str, **details: Any) -> Part:
    return {"stage": "growth", "ties": [relationship("A portal", "Homes", type="self_service", goals=goals, **details)]}


CASES = [
    Case(
        "lifecycle-gap",
        "nobody keeps those who were won",
        canvas(HOMES, **served("acquisition", "boosting_sales")),
        canvas(HOMES, **served(*ALL_GOALS)),
        canvas(HOMES, **served("acquisition", "boosting_sales") | {"stage": "start_up"}),
        about=("Homes",),
    ),
    Case(
        "lifecycle-gap",
        "a start-up that wins nobody",
        canvas(HOMES, **served("retention") | {"stage": "start_up"}),
        canvas(HOMES, **served("acquisition") | {"stage": "start_up"}),
        # Before growth, planning it is enough.
        canvas(HOMES, **served("acquisition", established="no") | {"stage": "start_up"}),
    ),
    Case(
        "lifecycle-gap",
        "who keeps them has ended",
        canvas(
            HOMES,
            ties=[
                relationship("Shop", "Homes", goals=["acquisition", "boosting_sales"]),
                relationship("Calls", "Homes", goals=["retention"], end_stage="start_up"),
            ],
        ),
        canvas(
            HOMES,
            ties=[
                relationship("Shop", "Homes", goals=["acquisition", "boosting_sales"]),
                relationship("Calls", "Homes", goals=["retention"], end_stage="growth"),
            ],
        ),
        canvas(
            segment("Homes", declined_goals={"retention": "They move once"}), **served("acquisition", "boosting_sales")
        ),
    ),
    Case(
        "lifecycle-gap",
        "nothing more is sold to those who pay",
        canvas(segment("Homes", roles=["payer"]), **served("acquisition", "retention")),
        canvas(segment("Homes", roles=["payer"]), **served(*ALL_GOALS)),
        # Users do not pay.
        canvas(segment("Homes", roles=["user"]), **served("acquisition", "retention")),
    ),
    Case(
        "lifecycle-gap",
        "a side of a platform that pays",
        canvas(
            segment("Homes", platform_side="Guests"),
            **served("acquisition", "retention"),
            market_pattern="multi_sided",
            revenue=[note("Fees", "Homes")],
        ),
        canvas(
            segment("Homes", platform_side="Guests"),
            **served(*ALL_GOALS),
            market_pattern="multi_sided",
            revenue=[note("Fees", "Homes")],
        ),
        # The free side does not pay.
        canvas(
            segment("Homes", platform_side="Guests"),
            **served("acquisition", "retention"),
            market_pattern="multi_sided",
            revenue=[note("Advertising", "Offices")],
            resources=[{**OFFICES, "segment": {}}],
        ),
    ),
    Case(
        "lifecycle-gap",
        "one deal, and nobody wins it",
        canvas(HOMES, **served("boosting_sales", bond="single_deal")),
        canvas(HOMES, **served("acquisition", "boosting_sales", bond="single_deal")),
        # A single deal has no repeat sales.
        canvas(HOMES, **served("acquisition", bond="single_deal")),
    ),
]


@parametrized(CASES)
def test_rule_of_the_lifecycle(case: Case) -> None:
    assert_holds(case)


def test_goals_that_nobody_stated_are_asked_for() -> None:
    document = canvas(HOMES, ties=[relationship("A portal", "Homes")])
    assert found(document, "lifecycle-gap") == []
    assert questions(document, "lifecycle-gap") == [
        "What is the goal of your relationships with “Homes”: acquisition, retention or boosting sales?"
    ]


def test_gap_that_is_planned_to_close_weighs_less() -> None:
    gap = canvas(HOMES, **served("acquisition", "boosting_sales"))
    planned = relationship("Calls", "Homes", goals=["retention"], established="no")
    closing = canvas(HOMES, ties=[*served("acquisition", "boosting_sales")["ties"], planned])
    assert [finding.severity for finding in found(gap, "lifecycle-gap")] == ["warning"]
    assert [finding.severity for finding in found(closing, "lifecycle-gap")] == ["hint"]


def test_what_brings_no_revenue_needs_no_sales() -> None:
    kept = served("acquisition", "retention")
    assert found(canvas(HOMES, **kept), "lifecycle-gap") == []
    assert len(found(canvas(HOMES, **kept, revenue=[note("Tickets")]), "lifecycle-gap")) == 1
    assert len(found(canvas(segment("Homes", revenue_per_customer="3"), **kept), "lifecycle-gap")) == 1


def test_what_is_planned_for_later_is_asked_to_start_then_to_be_established() -> None:
    team = relationship("Team", "Homes", goals=["retention", "boosting_sales"], established="no", start_stage="mature")
    document = canvas(HOMES, ties=[*served("acquisition")["ties"], team], revenue=[note("Fees", "Homes")])
    finding = found(document, "lifecycle-gap")[0]
    assert finding.sentence == (
        "Nothing on the canvas keeps customers (retention) or sells customers more (boosting sales) in “Homes” yet. "
        "Retention and boosting sales are only planned. The canvas is set to the growth stage, at which this segment "
        "needs retention and boosting sales."
    )
    assert finding.ask
    assert (finding.ask.words, finding.ask.subject) == ("Update “Team”", key("Team"))
    assert step_of(finding) == "note: relationship.start_stage"
    due = relationship("Team", "Homes", goals=["retention", "boosting_sales"], established="no")
    document = canvas(HOMES, ties=[*served("acquisition")["ties"], due], revenue=[note("Fees", "Homes")])
    assert step_of(found(document, "lifecycle-gap")[0]) == "note: relationship.established"


def test_gap_asks_for_tactics_and_suggests_those_of_the_catalogue() -> None:
    document = canvas(HOMES, **served("retention", "boosting_sales"))
    ask = found(document, "lifecycle-gap")[0].ask
    assert ask
    assert ask.field == "relationship.tactics.acquisition"
    assert [choice.value for choice in ask.choices] == list(TACTICS[Goal.ACQUISITION])
    assert ask.words == "Choose tactics for acquisition"
    assert ask.hint == (
        "How does “A portal” win new customers? Choose tactics: what you actually do, such as a referral programme."
    )


def test_gap_says_what_is_missing_for_the_business_and_where_the_stage_is_from() -> None:
    document = canvas(HOMES, **served("retention") | {"stage": "start_up"})
    assert found(document, "lifecycle-gap")[0].sentence == (
        "Nothing on the canvas wins new customers (acquisition) in “Homes”. The canvas is set to the start-up "
        "stage, at which this segment needs acquisition."
    )


def test_gap_of_two_goals_says_that_it_starts_with_the_first() -> None:
    document = canvas(HOMES, **served("acquisition"), revenue=[note("Fees", "Homes")])
    ask = found(document, "lifecycle-gap")[0].ask
    assert ask
    assert (ask.words, ask.field) == ("Start with retention", "relationship.tactics.retention")
    assert ask.hint.endswith("Then do the same for boosting sales.")


def test_new_relationship_for_a_gap_names_all_goals_that_are_missing() -> None:
    over = relationship("Visits", "Homes", goals=["retention"], end_stage="start_up")
    later = relationship("Club", "Homes", goals=["acquisition"], start_stage="mature")
    document = canvas(HOMES, ties=[over, later], revenue=[note("Fees", "Homes")])
    ask = found(document, "lifecycle-gap")[0].ask
    assert ask
    assert ask.hint.endswith("then choose the goals “Retention” and “Boosting sales”.")


def test_gap_of_one_segment_leaves_another_alone_that_shares_its_relationship() -> None:
    """A goal added to the shared relationship would reveal the gaps of the segment that states no goal."""
    both = {**relationship("Shop", "Homes"), "segments": [key("Offices")]}
    visits = relationship("Visits", "Offices", goals=["retention"], end_stage="start_up")
    document = canvas(segment("Homes"), segment("Offices"), ties=[both, visits])
    (finding,) = found(document, "lifecycle-gap")
    assert finding.about == (key("Offices"),)
    assert step_of(finding) == "new relationship: text"
