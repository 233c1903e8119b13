"""Rules of good conduct: data, transparency, promises, pressure, locking in, and one face on every channel."""

from typing import Any

import pytest

from relationships.document import CanvasDocument
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    found,
    indicator,
    note,
    parametrized,
    questions,
    relationship,
    segment,
)

MEMBERS = segment("Members")
# Asleep in another block: whom the channels of others are for.
OTHERS = segment("Others")
SHOP, APP = note("Shop", "Members"), note("App", "Members")
FALLING = {"2026-01-31": 40, "2026-03-31": 31, "2026-05-31": 22}
STEADY = {"2026-01-31": 40, "2026-03-31": 41, "2026-05-31": 40}
RISING = {"2026-01-31": 2, "2026-03-31": 3, "2026-05-31": 4}


def club(*also: Part, **details: Any) -> CanvasDocument:
    """A canvas with one relationship, and the other parts."""
    return canvas(MEMBERS, ties=[relationship("The club", "Members", **details), *also])


def selling(indicators: list[Part], *, goals: tuple[str, ...] = ("boosting_sales",), **details: Any) -> CanvasDocument:
    return canvas(MEMBERS, ties=[relationship("The counter", "Members", goals=goals, **details)], indicators=indicators)


def reached(channels: list[Part], **duties: str) -> CanvasDocument:
    return canvas(MEMBERS, ties=[relationship("The club", "Members", duties=duties)], channels=channels)


CASES = [
    Case(
        "data-without-basis",
        "kept without consent",
        club(data_kept="Purchases", duties={"consent": "no"}),
        club(data_kept="Purchases", duties={"consent": "yes"}),
        # Where no data is used there is nothing to agree to.
        club(type="self_service", duties={"consent": "no"}),
        about=("The club",),
    ),
    Case(
        "data-without-basis",
        "personalised, and no way to opt out",
        club(personalisation=["price"], duties={"opt_out": "no"}),
        club(personalisation=["price"], duties={"opt_out": "yes"}),
        club(personalisation=["price"]),
    ),
    Case(
        "data-without-basis",
        "an automated service recognises its customers",
        club(type="automated_services", duties={"consent": "no"}),
        club(type="automated_services", duties={"consent": "yes"}),
        club(type="personal_assistance", duties={"consent": "no"}),
    ),
    Case(
        "data-without-basis",
        "a record of customers",
        club(tools=["crm"], duties={"consent": "no", "opt_out": "no"}),
        club(tools=["crm"], duties={"consent": "yes", "opt_out": "yes"}),
        club(tools=["knowledge_base"], duties={"consent": "no", "opt_out": "no"}),
    ),
    Case(
        "data-not-audited",
        "last audit long ago",
        club(data_kept="Purchases", data_audited_on="2024-06-01"),
        club(data_kept="Purchases", data_audited_on="2026-06-01"),
        club(data_kept="Purchases", data_audited_on="2025-01-01"),
        about=("The club",),
    ),
    Case(
        "not-transparent",
        "hidden costs",
        club(duties={"terms": "no"}),
        club(duties={"terms": "yes"}),
        club(),
        about=("The club",),
    ),
    Case(
        "not-transparent",
        "no way to complain",
        club(duties={"terms": "yes", "complaints": "no"}),
        club(duties={"terms": "yes", "complaints": "yes"}),
        club(duties={"complaints": "no"}, end_stage="idea", established="no"),
    ),
    Case(
        "promises-not-true",
        "promotions promise too much",
        club(duties={"promotions": "no"}),
        club(duties={"promotions": "yes"}),
        club(duties={"limits": "yes"}),
        about=("The club",),
    ),
    Case(
        "promises-not-true",
        "limits that nobody is told",
        club(duties={"limits": "no"}),
        club(duties={"limits": "yes"}),
        club(duties={"promotions": "yes"}),
    ),
    Case(
        "pressure-selling",
        "quotas",
        selling([], duties={"sales_quotas": "yes"}),
        selling([], duties={"sales_quotas": "no"}),
        selling([], type="personal_assistance"),
        about=("The counter",),
    ),
    Case(
        "pressure-selling",
        "more sales while fewer recommend it",
        selling([indicator("net_promoter_score", "Members", readings=FALLING)]),
        selling([indicator("net_promoter_score", "Members", readings=FALLING)], goals=("retention",)),
        selling([indicator("net_promoter_score", "Members", readings=STEADY)]),
    ),
    Case(
        "pressure-selling",
        "churn grows, whatever direction is written down",
        selling([indicator("churn_rate", "The counter", readings=RISING)]),
        selling([indicator("churn_rate", "The counter", readings=RISING)], goals=("retention",)),
        # Sales themselves are not trust.
        selling([indicator("average_order_value", "The counter", readings=FALLING)]),
    ),
    Case(
        "pressure-selling",
        "trust in the whole company falls",
        selling([indicator("customer_satisfaction", readings=FALLING)]),
        selling([indicator("customer_satisfaction", readings=FALLING)], goals=("acquisition",)),
        # That was years ago.
        selling([indicator("customer_satisfaction", readings={"2019-01-31": 90, "2019-05-31": 50})]),
    ),
    Case(
        "pressure-selling",
        "trust is at its worst after a short rise",
        selling([indicator("NPS", readings={"2026-01-31": 30, "2026-03-31": 32, "2026-05-31": 22})]),
        selling([indicator("NPS", readings={"2026-01-31": 30, "2026-03-31": 32, "2026-05-31": 22})], goals=()),
        # It sways.
        selling([indicator("NPS", readings={"2026-01-31": 31, "2026-03-31": 32, "2026-05-31": 31})]),
    ),
    Case(
        "pressure-selling",
        "points of what may be next to 0",
        selling([indicator("NPS", readings={"2025-12-01": 2, "2026-03-01": 0, "2026-05-31": -3})]),
        selling([indicator("NPS", readings={"2025-12-01": 2, "2026-03-01": 0, "2026-05-31": -3})], goals=()),
        # Among some hundred answers that is chance.
        selling([indicator("NPS", readings={"2025-12-01": "0.2", "2026-03-01": 0, "2026-05-31": "-0.1"})]),
    ),
    Case(
        "pressure-selling",
        "over some months",
        selling([indicator("customer_satisfaction", readings={"2025-12-01": 92, "2026-03-01": 90, "2026-05-31": 87})]),
        selling([indicator("customer_satisfaction", readings={"2025-12-01": 92, "2026-05-31": 87})], goals=()),
        # It was a bad week.
        selling([indicator("customer_satisfaction", readings={"2026-05-17": 92, "2026-05-24": 90, "2026-05-31": 87})]),
    ),
    Case(
        "locked-in",
        "nothing else keeps them",
        club(duties={"lock_in": "yes"}),
        club(duties={"lock_in": "no"}),
        club(programmes=["loyalty_scheme"]),
        about=("The club",),
    ),
    Case(
        "inconsistent-channels",
        "two channels and no shared record",
        reached([SHOP, APP], shared_record="no"),
        reached([SHOP, APP], shared_record="yes"),
        # One channel cannot differ from itself.
        reached([SHOP], shared_record="no"),
        about=("Members",),
    ),
    Case(
        "inconsistent-channels",
        "several channels, which nobody named",
        reached([], shared_voice="no", shared_policy="no"),
        reached([], shared_voice="yes", shared_policy="yes"),
        reached([SHOP, APP], shared_voice="yes"),
    ),
    Case(
        "inconsistent-channels",
        "channels that are for everybody",
        reached([note("Post"), note("Shop")], shared_record="no"),
        reached([note("Post"), note("Shop")], shared_record="yes"),
        reached([note("Post")], shared_record="no"),
    ),
    Case(
        "inconsistent-channels",
        "relationships over different channels",
        canvas(
            MEMBERS,
            channels=[note("Shop", "Others"), note("App", "Others")],
            resources=[OTHERS],
            ties=[
                relationship("Counter", "Members", channel="Shop", duties={"shared_quality": "no"}),
                relationship("Chat", "Members", channel="App"),
            ],
        ),
        canvas(
            MEMBERS,
            channels=[note("Shop", "Others"), note("App", "Others")],
            resources=[OTHERS],
            ties=[
                relationship("Counter", "Members", channel="Shop", duties={"shared_quality": "yes"}),
                relationship("Chat", "Members", channel="App"),
            ],
        ),
        canvas(
            MEMBERS,
            channels=[note("Shop", "Others"), note("App", "Others")],
            resources=[OTHERS],
            ties=[
                relationship("Counter", "Members", channel="Shop", duties={"shared_quality": "no"}),
                relationship("Chat", "Members", channel="Shop"),
            ],
        ),
    ),
]


@parametrized(CASES)
def test_rule_of_conduct(case: Case) -> None:
    assert_holds(case)


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("data-without-basis", club(data_kept="Purchases")),
        ("data-without-basis", club(personalisation=["content"])),
        ("data-not-audited", club(data_kept="Purchases", data_purpose="Offers")),
        ("not-transparent", club()),
        ("promises-not-true", club(goals=["acquisition"])),
        ("pressure-selling", selling([], type="personal_assistance")),
        ("locked-in", club(programmes=["membership"])),
        ("inconsistent-channels", reached([SHOP, APP])),
    ],
)
def test_what_is_not_stated_is_asked(rule: str, document: CanvasDocument) -> None:
    assert found(document, rule) == []
    assert len(questions(document, rule)) == 1


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("data-without-basis", club()),
        # Consent or a way out: one of them is a basis.
        ("data-without-basis", club(data_kept="Purchases", duties={"opt_out": "yes"})),
        ("data-not-audited", club()),
        # It is too early to ask, or they do not pay.
        ("not-transparent", canvas(MEMBERS, stage="idea", ties=[relationship("The club", "Members")])),
        ("not-transparent", canvas(segment("Members", roles=["user"]), ties=[relationship("The club", "Members")])),
        ("promises-not-true", club(goals=["retention"])),
        ("pressure-selling", selling([], type="self_service")),
        ("locked-in", club()),
        ("inconsistent-channels", reached([SHOP])),
        ("inconsistent-channels", reached([SHOP, APP], shared_voice="yes")),
    ],
)
def test_only_what_is_worth_it_is_asked(rule: str, document: CanvasDocument) -> None:
    assert (found(document, rule), questions(document, rule)) == ([], [])


def test_one_question_is_asked_for_all_whom_it_concerns() -> None:
    ties = [relationship(f"Club {number}", "Members", data_kept="Purchases") for number in range(5)]
    assert questions(canvas(MEMBERS, ties=ties), "data-without-basis") == [
        (
            "Have customers agreed to the use of their data in “Club 0”, “Club 1”, “Club 2” and 2 more, or can they "
            "opt out?"
        )
    ]


def test_way_out_makes_missing_consent_less_grave() -> None:
    without = club(data_kept="Purchases", duties={"consent": "no"})
    with_way_out = club(data_kept="Purchases", duties={"consent": "no", "opt_out": "yes"})
    assert [each.severity for each in found(without, "data-without-basis")] == ["error"]
    assert [each.severity for each in found(with_way_out, "data-without-basis")] == ["warning"]


def test_other_reasons_to_stay_make_locking_in_a_hint() -> None:
    alone = club(duties={"lock_in": "yes"})
    beside = club(relationship("Service", "Members", goals=["retention"]), duties={"lock_in": "yes"})
    assert [each.severity for each in found(alone, "locked-in")] == ["warning"]
    assert [each.severity for each in found(beside, "locked-in")] == ["hint"]


def test_quotas_and_falling_trust_together_are_an_error() -> None:
    falling = [indicator("net_promoter_score", "Members", readings=FALLING)]
    finding = found(selling(falling, duties={"sales_quotas": "yes"}), "pressure-selling")[0]
    assert finding.severity == "error"
    assert finding.sentence == (
        "Sales quotas drive “The counter”, and more is to be sold while “net_promoter_score” went from 40 to 22."
    )


def test_fall_is_told_from_where_it_began() -> None:
    read = {"2025-10-01": 38, "2026-01-01": 31, "2026-03-01": 22, "2026-04-01": 14, "2026-05-31": 9}
    finding = found(selling([indicator("net_promoter_score", "Members", readings=read)]), "pressure-selling")[0]
    assert finding.sentence == "More is to be sold in “The counter” while “net_promoter_score” went from 38 to 9."


def test_goal_that_is_given_up_for_trust_is_no_gap() -> None:
    falling = indicator("net_promoter_score", "Members", readings=FALLING)
    document = selling([falling], goals=("acquisition", "retention", "boosting_sales"))
    cure = found(document, "pressure-selling")[0].cure
    assert cure
    cured = cure.apply(document)
    assert found(cured, "lifecycle-gap") == []
    details = cured.blocks.customer_segments[0].segment
    assert details
    assert details.declined_goals == {"boosting_sales": "Paused until trust is back."}


def test_sentences_name_what_is_missing() -> None:
    data = found(club(data_kept="All", duties={"consent": "no", "opt_out": "no"}), "data-without-basis")
    assert [each.sentence for each in data] == [
        "In “The club”, data on customers is used without their consent or a way to opt out."
    ]
    channels = found(reached([SHOP, APP], shared_voice="no", shared_record="no"), "inconsistent-channels")
    assert [each.sentence for each in channels] == [
        "On 2 channels, “Members” find no shared voice or record of the customer (said of “The club”)."
    ]
    locked = found(club(duties={"lock_in": "yes"}), "locked-in")
    assert [each.sentence for each in locked] == [
        "Leaving “The club” is made hard, and no other relationship keeps them."
    ]
