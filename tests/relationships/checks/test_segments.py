"""Rules on the two customer blocks: whether they match, what is expected and what for, and whether all get the same."""

from typing import Any

from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    found,
    note,
    parametrized,
    questions,
    relationship,
    segment,
)

HOMES, OFFICES = segment("Homes"), segment("Offices")
ALL_GOALS = ("acquisition", "retention", "boosting_sales")
MANAGER = relationship("A manager", "Offices", type="dedicated_personal_assistance", goals=ALL_GOALS)
PORTAL = relationship("A portal", "Homes", type="self_service", goals=ALL_GOALS)


def served(*goals: str, **details: Any) -> Part:
    return {"stage": "growth", "ties": [relationship("A portal", "Homes", type="self_service", goals=goals, **details)]}


CASES = [
    Case(
        "segment-without-relationship",
        "a segment that no relationship names",
        canvas(HOMES, OFFICES, ties=[PORTAL]),
        canvas(HOMES, OFFICES, ties=[PORTAL, MANAGER]),
        # A relationship may also say whom it concerns as notes of other blocks do.
        canvas(HOMES, OFFICES, ties=[{**PORTAL, "segments": [OFFICES["id"]]}]),
        about=("Offices",),
    ),
    Case(
        "segment-without-relationship",
        "all of them ended before this stage",
        canvas(HOMES, ties=[relationship("Visits", "Homes", end_stage="start_up", established="no")]),
        canvas(HOMES, ties=[relationship("Visits", "Homes", end_stage="growth", established="no")]),
        # What begins later is a segment for later.
        canvas(HOMES, ties=[relationship("Visits", "Homes", start_stage="mature", established="no")]),
    ),
    Case(
        "segment-without-relationship",
        "details of a relationship in another block are asleep",
        canvas(OFFICES, channels=[MANAGER]),
        canvas(OFFICES, ties=[MANAGER]),
        canvas(ties=[PORTAL | {"relationship": {}}]),
    ),
    Case(
        "relationship-without-segment",
        "it names nobody",
        canvas(HOMES, ties=[PORTAL, relationship("A club")]),
        canvas(HOMES, ties=[PORTAL, relationship("A club", "Homes")]),
        canvas(HOMES, ties=[PORTAL, {**relationship("A club"), "segments": [HOMES["id"]]}]),
        about=("A club",),
    ),
    Case(
        "relationship-without-segment",
        "its segment has left the block",
        canvas(HOMES, ties=[PORTAL, MANAGER], channels=[OFFICES]),
        canvas(HOMES, OFFICES, ties=[PORTAL, MANAGER]),
        canvas(HOMES, ties=[PORTAL], channels=[OFFICES, MANAGER]),
        about=("A manager",),
    ),
    Case(
        "relationship-without-segment",
        "a note without any details",
        canvas(HOMES, ties=[PORTAL, note("Newsletter")]),
        canvas(HOMES, ties=[PORTAL, note("Newsletter", "Homes")]),
        canvas(HOMES, ties=[PORTAL], channels=[note("Newsletter")]),
    ),
    Case(
        "expected-not-established",
        "a start-up without what customers expect",
        canvas(HOMES, stage="start_up", ties=[relationship("Hotline", "Homes", expected="yes", established="no")]),
        canvas(HOMES, stage="start_up", ties=[relationship("Hotline", "Homes", expected="yes", established="yes")]),
        # An idea has established nothing yet.
        canvas(HOMES, stage="idea", ties=[relationship("Hotline", "Homes", expected="yes", established="no")]),
        about=("Hotline", "Homes"),
    ),
    Case(
        "expected-not-established",
        "a mature company without it",
        canvas(HOMES, stage="mature", ties=[relationship("Hotline", "Homes", expected="yes", established="no")]),
        canvas(HOMES, stage="mature", ties=[relationship("Hotline", "Homes", expected="no", established="no")]),
        # Planned for a stage to come, and said so.
        canvas(
            HOMES,
            ties=[relationship("Hotline", "Homes", expected="yes", established="no", start_stage="mature")],
        ),
    ),
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
        # Planned is enough before growth.
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
        # Who uses it for nothing is not sold to.
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
        # The free side is not sold to.
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
        # A wedding has no second one.
        canvas(HOMES, **served("acquisition", bond="single_deal")),
    ),
    Case(
        "one-size-fits-all",
        "those who want people and those who want none get the same",
        canvas(
            segment("Homes", contact="autonomy"),
            segment("Offices", contact="human_contact"),
            ties=[relationship(f"Pages for {whom}", whom, type="self_service") for whom in ("Homes", "Offices")],
        ),
        canvas(
            segment("Homes", contact="autonomy"),
            segment("Offices", contact="human_contact"),
            ties=[
                *(relationship(f"Pages for {whom}", whom, type="self_service") for whom in ("Homes", "Offices")),
                MANAGER,
            ],
        ),
        canvas(
            segment("Homes", contact="autonomy"),
            segment("Offices", contact="autonomy"),
            ties=[relationship(f"Pages for {whom}", whom, type="self_service") for whom in ("Homes", "Offices")],
        ),
        about=("Homes", "Offices"),
    ),
    Case(
        "one-size-fits-all",
        "unlike in kind and in what they are worth, and a mass market is meant to be one",
        canvas(
            segment("Homes", kind="private", revenue_per_customer="10", revenue_period="month"),
            segment("Offices", kind="business", revenue_per_customer="900", revenue_period="month"),
            ties=[relationship(f"Shop for {whom}", whom, type="personal_assistance") for whom in ("Homes", "Offices")],
        ),
        canvas(
            segment("Homes", kind="private", revenue_per_customer="10", revenue_period="month"),
            segment("Offices", kind="business", revenue_per_customer="900", revenue_period="month"),
            ties=[PORTAL, relationship("Shop for Offices", "Offices", type="personal_assistance")],
        ),
        canvas(
            segment("Homes", kind="private", revenue_per_customer="10", revenue_period="month"),
            segment("Offices", kind="business", revenue_per_customer="900", revenue_period="month"),
            ties=[relationship(f"Shop for {whom}", whom, type="personal_assistance") for whom in ("Homes", "Offices")],
            market_pattern="mass",
        ),
    ),
    Case(
        "one-size-fits-all",
        "unlike by the factors of choosing",
        canvas(
            segment("Homes", factors={"stakes": "low"}),
            segment("Offices", factors={"stakes": "high"}),
            ties=[relationship(f"Desk for {whom}", whom, type="personal_assistance") for whom in ("Homes", "Offices")],
        ),
        canvas(
            segment("Homes", factors={"stakes": "low"}),
            segment("Offices", factors={"stakes": "high"}),
            ties=[relationship("Desk for Homes", "Homes", type="personal_assistance"), MANAGER],
        ),
        # One type, and a programme of their own for some.
        canvas(
            segment("Homes", factors={"stakes": "low"}),
            segment("Offices", factors={"stakes": "high"}),
            ties=[
                relationship("Desk for Homes", "Homes", type="personal_assistance"),
                relationship("Club", "Offices", type="personal_assistance", programmes=["membership"]),
            ],
        ),
    ),
]


@parametrized(CASES)
def test_rule_on_segments(case: Case) -> None:
    assert_holds(case)


def test_what_is_on_its_way_in_a_start_up_weighs_less() -> None:
    def hotline(**details: Any) -> Part:
        return relationship("Hotline", "Homes", expected="yes", established="no", **details)

    missing = canvas(HOMES, stage="start_up", ties=[hotline()])
    coming = canvas(HOMES, stage="start_up", ties=[hotline(next_step="Two people from May on")])
    assert [each.severity for each in found(missing, "expected-not-established")] == ["warning"]
    assert [each.severity for each in found(coming, "expected-not-established")] == ["hint"]


def test_firms_and_people_served_alike_are_worth_a_hint() -> None:
    desks = [relationship(f"Desk for {whom}", whom, type="personal_assistance") for whom in ("Homes", "Offices")]
    document = canvas(segment("Homes", kind="private"), segment("Offices", kind="business"), ties=desks)
    assert [each.severity for each in found(document, "one-size-fits-all")] == ["hint"]


def test_goals_that_nobody_stated_are_asked_for() -> None:
    document = canvas(HOMES, ties=[relationship("A portal", "Homes")])
    assert found(document, "lifecycle-gap") == []
    assert questions(document, "lifecycle-gap") == [
        "What are the relationships for “Homes” for: winning, keeping, or selling more?"
    ]


def test_segments_that_nothing_tells_apart_are_asked_about() -> None:
    document = canvas(HOMES, OFFICES, ties=[PORTAL, relationship("Pages", "Offices", type="self_service")])
    assert found(document, "one-size-fits-all") == []
    assert len(questions(document, "one-size-fits-all")) == 1


def test_gap_that_is_planned_to_close_weighs_less() -> None:
    gap = canvas(HOMES, **served("acquisition", "boosting_sales"))
    planned = relationship("Calls", "Homes", goals=["retention"], established="no")
    closing = canvas(HOMES, ties=[*served("acquisition", "boosting_sales")["ties"], planned])
    assert [each.severity for each in found(gap, "lifecycle-gap")] == ["warning"]
    assert [each.severity for each in found(closing, "lifecycle-gap")] == ["hint"]


def test_cure_adds_what_the_advisor_ranks_first() -> None:
    factors = {"stakes": "high", "complexity": "high", "value": "high", "size": "low"}
    document = canvas(segment("Patients", factors=factors))
    cure = found(document, "segment-without-relationship")[0].cure
    assert cure
    added = cure.apply(document).blocks.customer_relationships[0]
    assert (added.text, added.status) == ("Dedicated personal assistance", "assumption")
    assert "dedicated personal assistance is assumed" in cure.words
