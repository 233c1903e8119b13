"""The notes of the demonstration's canvas, a coffee subscription in its first year, by block."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from relationships.catalog.blocks import Block

TITLE = "Bean There — coffee subscription"
DESCRIPTION = (
    "Freshly roasted coffee by post, matched to the drinker’s taste. Home brewers came first; "
    "small offices bring in most of the revenue. This is an example canvas."
)
BREWERS, OFFICES, GIVERS = "Curious home brewers", "Small offices, 10 to 50 desks", "Gift buyers"
TASTE, WORK, PAUSE = (
    "A coffee matched to your taste, fresh every fortnight",
    "Café-quality coffee at work without a café",
    "Pause or skip with one tap",
)
SHOP, VISITS, STANDS = "Web shop and app", "Sales visits to offices", "Tasting stands at markets"
BLENDS, MANAGER, FORUM = (
    "Blend recommendations from ratings",
    "A named manager for every office",
    "Home-brewing forum and a monthly tasting",
)
PORTAL = "A portal to order, pause and see what is due"
FORTNIGHTLY, PLAN, BOXES = "Fortnightly subscription, €14", "Office plan, per desk per month", "Gift boxes"
RENTED = "Rented espresso machines"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A note: its text, the texts of the segments it concerns, and its other values by dotted path.

    A value that is a length of time is a date that long before the day on which the canvas is created.
    """

    text: str
    concerns: tuple[str, ...] = ()
    known: Mapping[str, Any] = field(default_factory=dict)


FACT, TESTING, VALIDATED = {"status": "fact"}, {"status": "testing"}, {"status": "validated"}

SKETCHES: dict[Block, tuple[Sketch, ...]] = {
    Block.CUSTOMER_SEGMENTS: (
        Sketch(
            BREWERS,
            known=FACT
            | {
                "segment.needs": "Variety without hours of research; fresh beans",
                "segment.behaviours": "Rate what they drink, watch brewing videos, skip a delivery when away",
                "segment.contact": "autonomy",
                "segment.kind": "private",
                "segment.roles": ["user", "payer", "decider"],
                "segment.potential_size": 40000,
                "segment.customers_now": 620,
                "segment.customers_by_stage.growth": 6000,
                "segment.customers_by_stage.mature": 15000,
                "segment.revenue_per_customer": "28",
                "segment.revenue_period": "month",
                "segment.gross_margin": "38",
            },
        ),
        Sketch(
            OFFICES,
            known={
                "segment.needs": "Good coffee without having to look after it, and a person to call when it runs out",
                "segment.behaviours": "The office manager orders, everybody drinks and complains to her",
                "segment.contact": "human_contact",
                "segment.kind": "business",
                "segment.roles": ["user", "payer"],
                "segment.potential_size": 6000,
                "segment.customers_now": 41,
                "segment.customers_by_stage.growth": 280,
                "segment.customers_by_stage.mature": 1100,
                "segment.revenue_per_customer": "120",
                "segment.revenue_period": "month",
            },
        ),
        Sketch(
            GIVERS,
            known={
                "segment.needs": "A present that arrives on time and looks thoughtful",
                "segment.kind": "private",
                "segment.customers_now": 210,
                "segment.customers_by_stage.growth": 2500,
                "segment.customers_by_stage.mature": 6000,
                "segment.declined_goals.boosting_sales": "They come once or twice a year and don’t need anything else",
            },
        ),
    ),
    Block.VALUE_PROPOSITIONS: (
        Sketch(
            TASTE,
            (BREWERS,),
            VALIDATED
            | {
                "evidence.source": "Ratings of the first 300 subscribers",
                "evidence.date": dt.timedelta(days=215),
                "evidence.result": "Average rating rose from 3.6 to 4.3 of 5 between the first and the fourth bag.",
            },
        ),
        Sketch(WORK, (OFFICES,)),
        Sketch(PAUSE, (BREWERS,), FACT),
    ),
    Block.CHANNELS: (
        Sketch(SHOP, (BREWERS, GIVERS), FACT),
        Sketch(VISITS, (OFFICES,), FACT),
        Sketch(
            STANDS,
            (BREWERS,),
            TESTING
            | {
                "experiment.hypothesis": "We believe that tasting beats advertising for people who brew at home.",
                "experiment.test": "Four Saturdays at the farmers’ market, a code on every cup.",
                "experiment.measure": "Subscriptions that use the code",
                "experiment.criterion": "20 or more in six weeks",
            },
        ),
    ),
    Block.CUSTOMER_RELATIONSHIPS: (
        Sketch(
            BLENDS,
            known={
                "relationship.type": "automated_services",
                "relationship.segment": BREWERS,
                "relationship.serves": [TASTE, FORTNIGHTLY],
                "relationship.expected": "yes",
                "relationship.established": "yes",
                "relationship.established_on": dt.timedelta(days=320),
                "relationship.duties.escalation": "yes",
                "relationship.fixed_cost": "650",
                "relationship.customers_served": 540,
                "relationship.start_stage": "start_up",
                "goals.retention": "Every rated bag makes the next one fit better",
                "goals.boosting_sales": "A rarer lot offered to those who give high ratings",
            },
        ),
        Sketch(
            MANAGER,
            known={
                "relationship.type": "dedicated_personal_assistance",
                "relationship.segment": OFFICES,
                "relationship.serves": [WORK, PLAN],
                "relationship.expected": "yes",
                "relationship.expected_because": "Asked for in 9 of 12 interviews",
                "relationship.established": "yes",
                "relationship.established_on": dt.timedelta(days=275),
                "relationship.fixed_cost": "2100",
                "relationship.capacity": 60,
                "relationship.customers_served": 41,
                "relationship.start_stage": "start_up",
                "relationship.end_stage": "growth",
                "relationship.change_trigger": "Two managers can look after at most 60 offices",
                "relationship.next_step": "A portal to order and pause; the manager for offices above 30 desks",
                "goals.acquisition": "A tasting in the kitchen, no contract for the first month",
                "goals.retention": "A call before the beans run out",
            },
        ),
        Sketch(
            FORUM,
            known={
                "relationship.type": "communities",
                "relationship.segment": BREWERS,
                "relationship.established": "yes",
                "relationship.cost_per_customer": "0.4",
                "relationship.customers_served": 180,
                "relationship.start_stage": "start_up",
                "goals.retention": "Members answer each other; the roaster joins once a month",
            },
        ),
        Sketch(
            PORTAL,
            known={
                "relationship.type": "self_service",
                "relationship.segment": OFFICES,
                "relationship.serves": [WORK, PLAN],
                "relationship.expected": "yes",
                "relationship.established": "no",
                "relationship.fixed_cost": "900",
                "relationship.cost_per_customer": "1.5",
                "relationship.customers_served": 240,
                "relationship.start_stage": "growth",
                "goals.retention": "Order, pause and pay at any hour; a manager answers when something goes wrong",
            },
        ),
    ),
    Block.REVENUE_STREAMS: (Sketch(FORTNIGHTLY, (BREWERS,), VALIDATED), Sketch(PLAN, (OFFICES,)), Sketch(BOXES)),
    Block.KEY_RESOURCES: (Sketch("Taste-profile data", (BREWERS,)), Sketch("Two account managers", (OFFICES,), FACT)),
    Block.KEY_ACTIVITIES: (
        Sketch("Cupping and choosing lots", (), FACT),
        Sketch("Roast to order, ship within 24 hours", (BREWERS,), FACT),
        Sketch("Barista training for offices", (OFFICES,)),
    ),
    Block.KEY_PARTNERSHIPS: (
        Sketch("Smallholder co-operatives in Huila", (BREWERS,), FACT),
        Sketch("A roastery with spare capacity", (), FACT),
        Sketch("Parcel carrier with letterbox service", (BREWERS,), FACT),
    ),
    Block.COST_STRUCTURE: (
        Sketch("Green coffee, 38 % of revenue", (), FACT),
        Sketch("Account managers", (OFFICES,), FACT),
        Sketch("Recommendation engine", (BREWERS,)),
        Sketch(RENTED, (OFFICES,)),
    ),
}
