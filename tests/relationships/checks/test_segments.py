"""Rules on segments and relationships: missing ones, expectations, and equal treatment."""

from typing import Any

from relationships.catalog.types import RelationshipType
from relationships.checks.finding import Choice
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

ORPHAN = "relationship-without-segment"
HOMES, OFFICES = segment("Homes"), segment("Offices")
ALL_GOALS = ("acquisition", "retention", "boosting_sales")
MANAGER = relationship("A manager", "Offices", type="dedicated_personal_assistance", goals=ALL_GOALS)
PORTAL = relationship("A portal", "Homes", type="self_service", goals=ALL_GOALS)


CASES = [
    Case(
        "segment-without-relationship",
        "a segment that no relationship names",
        canvas(HOMES, OFFICES, ties=[PORTAL]),
        canvas(HOMES, OFFICES, ties=[PORTAL, MANAGER]),
        # A relationship may name segments like notes of other blocks.
        canvas(HOMES, OFFICES, ties=[{**PORTAL, "segments": [OFFICES["id"]]}]),
        about=("Offices",),
    ),
    Case(
        "segment-without-relationship",
        "all of them ended before this stage",
        canvas(HOMES, ties=[relationship("Visits", "Homes", end_stage="start_up", established="no")]),
        canvas(HOMES, ties=[relationship("Visits", "Homes", end_stage="growth", established="no")]),
        # The relationship starts at a later stage.
        canvas(HOMES, ties=[relationship("Visits", "Homes", start_stage="mature", established="no")]),
    ),
    Case(
        "segment-without-relationship",
        "one of two is forgotten in an idea",
        canvas(HOMES, OFFICES, ties=[PORTAL], stage="idea"),
        canvas(HOMES, OFFICES, ties=[PORTAL, MANAGER], stage="idea"),
        # There are no relationships yet.
        canvas(HOMES, OFFICES, stage="idea"),
        about=("Offices",),
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
        "for one of several segments",
        canvas(HOMES, OFFICES, ties=[PORTAL, MANAGER, relationship("Club")]),
        canvas(HOMES, OFFICES, ties=[PORTAL, MANAGER, relationship("Club", "Homes")]),
        canvas(HOMES, OFFICES, ties=[PORTAL, MANAGER, {**relationship("Club"), "segments": [OFFICES["id"]]}]),
        about=("Club",),
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
        # Nothing is established at the stage idea.
        canvas(HOMES, stage="idea", ties=[relationship("Hotline", "Homes", expected="yes", established="no")]),
        about=("Hotline", "Homes"),
    ),
    Case(
        "expected-not-established",
        "a mature company without it",
        canvas(HOMES, stage="mature", ties=[relationship("Hotline", "Homes", expected="yes", established="no")]),
        canvas(HOMES, stage="mature", ties=[relationship("Hotline", "Homes", expected="no", established="no")]),
        # Planned for a later stage.
        canvas(
            HOMES,
            ties=[relationship("Hotline", "Homes", expected="yes", established="no", start_stage="mature")],
        ),
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
        # The same type, and a programme for one segment.
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
    assert [finding.severity for finding in found(missing, "expected-not-established")] == ["warning"]
    assert [finding.severity for finding in found(coming, "expected-not-established")] == ["hint"]


def test_same_types_in_other_shares_are_another_mix() -> None:
    def served(whom: str, by_people: int, by_pages: int) -> list[Part]:
        desk = relationship(f"Desk for {whom}", whom, type="personal_assistance", customers_served=by_people)
        return [desk, relationship(f"Pages for {whom}", whom, type="self_service", customers_served=by_pages)]

    segments = segment("Homes", contact="autonomy"), segment("Offices", contact="human_contact")
    alike = canvas(*segments, ties=[*served("Homes", 5, 95), *served("Offices", 20, 80)])
    apart = canvas(*segments, ties=[*served("Homes", 5, 95), *served("Offices", 90, 10)])
    assert len(found(alike, "one-size-fits-all")) == 1
    assert found(apart, "one-size-fits-all") == []


def test_firms_and_people_served_alike_are_worth_a_hint() -> None:
    desks = [relationship(f"Desk for {whom}", whom, type="personal_assistance") for whom in ("Homes", "Offices")]
    document = canvas(segment("Homes", kind="private"), segment("Offices", kind="business"), ties=desks)
    assert [finding.severity for finding in found(document, "one-size-fits-all")] == ["hint"]


def test_segments_that_nothing_tells_apart_are_asked_about() -> None:
    document = canvas(HOMES, OFFICES, ties=[PORTAL, relationship("Pages", "Offices", type="self_service")])
    assert found(document, "one-size-fits-all") == []
    assert len(questions(document, "one-size-fits-all")) == 1


def test_new_relationship_is_asked_for_with_good_fits_first_and_without_poor_ones() -> None:
    factors = {"stakes": "high", "complexity": "high", "value": "high", "size": "low"}
    ask = found(canvas(segment("Patients", factors=factors)), "segment-without-relationship")[0].ask
    assert ask
    assert ask.words == "Add relationship for “Patients”"
    assert ask.choices[0] == Choice("dedicated_personal_assistance", "Dedicated personal assistance", "good fit")
    assert "automated_services" not in {choice.value for choice in ask.choices}


def test_types_are_not_ranked_while_too_little_is_known() -> None:
    ask = found(canvas(segment("Patients")), "segment-without-relationship")[0].ask
    assert ask
    assert [choice.value for choice in ask.choices] == list(RelationshipType)
    assert {choice.source for choice in ask.choices} == {""}


def test_idea_without_any_relationship_is_asked_once() -> None:
    empty = canvas(HOMES, OFFICES, stage="idea")
    assert questions(empty, "segment-without-relationship") == ["How will you serve “Homes” and “Offices”?"]
    assert [finding.severity for finding in found(canvas(HOMES), "segment-without-relationship")] == ["error"]
    begun = canvas(HOMES, OFFICES, ties=[PORTAL], stage="idea")
    assert [finding.severity for finding in found(begun, "segment-without-relationship")] == ["hint"]


def test_end_of_the_only_relationship_is_told_as_planned() -> None:
    document = canvas(HOMES, ties=[relationship("Visits", "Homes", end_stage="start_up")])
    finding = found(document, "segment-without-relationship")[0]
    assert finding.sentence == "The only relationship with “Homes” was planned to end before the growth stage."
    assert found(document, "lifecycle-gap") == []


def test_figures_stand_in_the_order_of_the_names_with_their_currency() -> None:
    amounts = {"Stores": "43200000", "Drinkers": "3410"}
    segments = [segment(name, revenue_per_customer=amount, revenue_period="year") for name, amount in amounts.items()]
    desks = [relationship(f"Desk for {name}", name, type="personal_assistance") for name in amounts]
    finding = found(canvas(*segments, ties=desks, currency="JPY"), "one-size-fits-all")[0]
    assert finding.sentence == (
        "“Stores” and “Drinkers” get the same types (personal assistance), although they differ in yearly value per "
        "customer (¥43,200,000 and ¥3,410)."
    )


def test_most_of_several_that_are_alike_are_asked_about() -> None:
    contacts = {"Students": "autonomy", "Seniors": "human_contact", "Firms": "both", "Cities": "both"}
    segments = [segment(name, contact=contact) for name, contact in contacts.items()]
    pages = [relationship(f"Pages for {name}", name, type="self_service") for name in ("Students", "Seniors", "Firms")]
    manager = relationship("A manager", "Cities", type="dedicated_personal_assistance")
    document = canvas(*segments, ties=[*pages, manager])
    assert found(document, "one-size-fits-all") == []
    assert questions(document, "one-size-fits-all") == [
        "“Students”, “Seniors” and “Firms” get the same types. What does each of them expect that the others don’t?"
    ]
    assert questions(canvas(*segments, ties=[*pages[:2], manager]), "one-size-fits-all") == []


def test_segment_is_chosen_among_those_that_fit_and_linked_only_if_it_is_the_only_one() -> None:
    lost = relationship("Club", None, serves=["For offices"])
    promise = note("For offices", "Offices")
    (finding,) = found(canvas(HOMES, OFFICES, ties=[PORTAL, lost], propositions=[promise]), ORPHAN)
    assert finding.ask
    assert finding.ask.choices == (
        Choice(str(key("Offices")), "“Offices”", "linked to the same notes", "Assign to “Offices”"),
    )
    (finding,) = found(canvas(HOMES, ties=[PORTAL, relationship("Club")]), ORPHAN)
    assert finding.cure
    assert finding.cure.words == "Link it to “Homes”, the only segment on this canvas."
    (finding,) = found(canvas(ties=[relationship("Club")]), ORPHAN)
    assert step_of(finding) == "new note: text"


def test_link_is_asked_for_with_notes_of_the_same_segment_first() -> None:
    promises = [note("For all"), note("For homes", "Homes"), note("For offices", "Offices")]
    desk = relationship("Desk", "Offices", goals=ALL_GOALS, serves=["For offices"])
    document = canvas(HOMES, OFFICES, ties=[PORTAL, desk], propositions=promises)
    ask = found(document, "not-integrated")[0].ask
    assert ask
    assert [choice.label for choice in ask.choices] == ["“For homes”", "“For all”"]
