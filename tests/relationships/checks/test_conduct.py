"""Rules of good conduct: data, transparency, promises, pressure, lock-in, and consistency across channels."""

from typing import Any

from relationships.document.canvas import CanvasDocument
from tests.relationships.checks.building import (
    Case,
    Part,
    assert_holds,
    canvas,
    indicator,
    note,
    parametrized,
    relationship,
    segment,
)

MEMBERS = segment("Members")
# A segment in another block, which does not count as one; channels of other customers name it.
OTHERS = segment("Others")
SHOP, APP = note("Shop", "Members"), note("App", "Members")
FALLING = {"2026-01-31": 40, "2026-03-31": 31, "2026-05-31": 22}
STEADY = {"2026-01-31": 40, "2026-03-31": 41, "2026-05-31": 40}
RISING = {"2026-01-31": 2, "2026-03-31": 3, "2026-05-31": 4}


def club(*also: Part, **details: Any) -> CanvasDocument:
    """Build a canvas with one relationship and other parts."""
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
        # No data is used, so no consent is needed.
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
        # Sales do not measure trust.
        selling([indicator("average_order_value", "The counter", readings=FALLING)]),
    ),
    Case(
        "pressure-selling",
        "trust in the whole company falls",
        selling([indicator("customer_satisfaction", readings=FALLING)]),
        selling([indicator("customer_satisfaction", readings=FALLING)], goals=("acquisition",)),
        # The decline was years ago.
        selling([indicator("customer_satisfaction", readings={"2019-01-31": 90, "2019-05-31": 50})]),
    ),
    Case(
        "pressure-selling",
        "trust is at its worst after a short rise",
        selling([indicator("NPS", readings={"2026-01-31": 30, "2026-03-31": 32, "2026-05-31": 22})]),
        selling([indicator("NPS", readings={"2026-01-31": 30, "2026-03-31": 32, "2026-05-31": 22})], goals=()),
        # It fluctuates.
        selling([indicator("NPS", readings={"2026-01-31": 31, "2026-03-31": 32, "2026-05-31": 31})]),
    ),
    Case(
        "pressure-selling",
        "points of what may be next to 0",
        selling([indicator("NPS", readings={"2025-12-01": 2, "2026-03-01": 0, "2026-05-31": -3})]),
        selling([indicator("NPS", readings={"2025-12-01": 2, "2026-03-01": 0, "2026-05-31": -3})], goals=()),
        # Such a difference is within chance.
        selling([indicator("NPS", readings={"2025-12-01": "0.2", "2026-03-01": 0, "2026-05-31": "-0.1"})]),
    ),
    Case(
        "pressure-selling",
        "over some months",
        selling([indicator("customer_satisfaction", readings={"2025-12-01": 92, "2026-03-01": 90, "2026-05-31": 87})]),
        selling([indicator("customer_satisfaction", readings={"2025-12-01": 92, "2026-05-31": 87})], goals=()),
        # The period is too short.
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
        # A single channel cannot be inconsistent.
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
