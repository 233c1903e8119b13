"""What each relationship type requires in the other blocks: staff, platform, partners, cost and revenue.

Source: Business Model Generation (2010), on the dependencies between building blocks. The texts, and the signs by which
a note is recognised, are this project's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from relationships.catalog.blocks import Block
from relationships.catalog.types import RelationshipType

Type = RelationshipType


@dataclass(frozen=True, slots=True)
class Demand:
    """A requirement of a type in another block: the reason, a note to add, and word beginnings that indicate one."""

    block: Block
    why: str
    note: str
    signs: tuple[str, ...]


_PEOPLE = ("staff", "team", "people", "agent", "manager", "adviser", "advisor", "barista", "employee", "crew", "desk")
_TRAINING = ("train", "coach", "onboard", "teach")
_SALARIES = ("salar", "wage", "staff", "payroll", "people", "service team", "call cent", "manager")
_PLATFORM = ("platform", r"apps?\b", "portal", "web", "software", "system", "site", "kiosk", "technology")
_DATA = ("data", "profile", "history", "record", "crm")
_HOSTING = ("moderat", "communit", "forum", "event", "curat", "host")
_BUILDING = ("develop", "software", "engineer", "technology", "platform", "hosting", "server", "cloud")

DEMANDS: dict[RelationshipType, tuple[Demand, ...]] = {
    Type.DEDICATED: (
        Demand(Block.KEY_RESOURCES, "One named person for each customer", "Account managers", _PEOPLE),
        Demand(Block.KEY_RESOURCES, "A record that a deputy can take over from", "Records of every customer", _DATA),
        Demand(
            Block.KEY_ACTIVITIES,
            "Somebody looks after the customers all year",
            "Looking after customers one by one",
            (
                "visit",
                "call",
                "look",
                "advis",
                "care",
                "account",
                "consult",
                "support",
                "service",
            ),
        ),
        Demand(Block.COST_STRUCTURE, "The dearest type per customer", "Salaries of the account managers", _SALARIES),
        Demand(
            Block.REVENUE_STREAMS,
            "A yearly value per customer that carries a person",
            "A yearly contract per customer",
            ("contract", "retainer", "plan", "subscription", "fee", "licen", "yearly", "annual", "commission"),
        ),
    ),
    Type.PERSONAL: (
        Demand(Block.KEY_RESOURCES, "People who answer", "Service staff", _PEOPLE),
        Demand(
            Block.KEY_ACTIVITIES, "Staff are trained, for delicate cases too", "Training the service staff", _TRAINING
        ),
        Demand(
            Block.CHANNELS,
            "A place where customers meet a person",
            "A counter, a telephone line, a chat with people",
            ("store", "shop", "counter", "phone", "call", "chat", "visit", "branch", "mail", "sales", "clinic", "café"),
        ),
        Demand(Block.COST_STRUCTURE, "Staff time, which grows with every customer", "Salaries of service", _SALARIES),
    ),
    Type.COMMUNITIES: (
        Demand(
            Block.KEY_RESOURCES,
            "A place where customers meet",
            "A forum of our own",
            ("forum", "communit", "platform", "club", "group", "network", "fans", "members"),
        ),
        Demand(Block.KEY_ACTIVITIES, "Somebody hosts: moderation, events, answers", "Moderating the forum", _HOSTING),
        Demand(
            Block.KEY_PARTNERSHIPS,
            "Regulars who set the tone",
            "The first hundred regulars",
            ("fan", "communit", "ambassador", "volunteer", "user group", "creator", "influencer", "club", "member"),
        ),
        Demand(
            Block.COST_STRUCTURE,
            "Moderation, events and the platform cost money",
            "Moderation and events",
            (*_HOSTING, *_BUILDING),
        ),
    ),
    Type.CO_CREATION: (
        Demand(
            Block.KEY_RESOURCES,
            "A place where customers can contribute",
            "A place for ideas, with votes",
            ("ideas", "review", "platform", "communit", "content", "design", "fan", "creator"),
        ),
        Demand(
            Block.KEY_ACTIVITIES,
            "What comes in is read, chosen and answered",
            "Reading, choosing and answering ideas",
            ("review", "choos", "select", "curat", "answer", "moderat", "test", "idea", "co-creat", "quality"),
        ),
        Demand(
            Block.KEY_PARTNERSHIPS,
            "Contributors, with clear rights to what they made",
            "Contributors, with terms on rights",
            ("fan", "creator", "contributor", "designer", "author", "maker", "user", "communit", "expert"),
        ),
        Demand(
            Block.COST_STRUCTURE,
            "Steering, quality control, a share for contributors",
            "A share for contributors",
            ("royalt", "share", "reward", "prize", "curat", "moderat", "quality", "content", "licen"),
        ),
    ),
    Type.SELF_SERVICE: (
        Demand(Block.KEY_RESOURCES, "The means by which customers help themselves", "A self-service portal", _PLATFORM),
        Demand(
            Block.KEY_ACTIVITIES,
            "Material that is complete and kept up to date",
            "Keeping the help pages up to date",
            ("help", "content", "document", "knowledge", "articles", "design", "maintain", "develop", "guide", "site"),
        ),
        Demand(
            Block.CHANNELS,
            "The way to the means",
            "Web site with help pages",
            ("web", "site", r"apps?\b", "portal", "online", "kiosk", "shop", "store", "supermarket", "shelf"),
        ),
        Demand(Block.COST_STRUCTURE, "Building and keeping it", "Development of the portal", _BUILDING),
    ),
    Type.AUTOMATED: (
        Demand(Block.KEY_RESOURCES, "Data on what customers do, with consent", "Data on behaviour", _DATA),
        Demand(
            Block.KEY_RESOURCES, "Machines that act on it", "Recommendation engine", (*_PLATFORM, "engine", "algorithm")
        ),
        Demand(
            Block.KEY_ACTIVITIES,
            "Somebody builds it and watches what it does",
            "Improving the recommendations",
            (
                "develop",
                "improv",
                "analy",
                "algorithm",
                "data",
                "personalis",
                "recommend",
                "engineer",
                "software",
                "test",
            ),
        ),
        Demand(
            Block.KEY_RESOURCES,
            "People who take over where the machine fails",
            "Service staff for hard cases",
            (*_PEOPLE, "service", "support"),
        ),
        Demand(Block.COST_STRUCTURE, "Dear to build, cheap per customer", "Software development", _BUILDING),
    ),
}
