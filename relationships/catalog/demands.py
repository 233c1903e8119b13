"""What each relationship type needs in the other blocks: staff, platform, partners, cost and revenue.

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
        Demand(Block.KEY_RESOURCES, "A named person for each customer", "Account managers", _PEOPLE),
        Demand(
            Block.KEY_RESOURCES, "Customer records, so that a deputy can take over", "Records of every customer", _DATA
        ),
        Demand(
            Block.KEY_ACTIVITIES,
            "Someone who looks after customers all year",
            "Looking after each customer",
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
        Demand(
            Block.COST_STRUCTURE, "The most expensive type per customer", "Salaries of the account managers", _SALARIES
        ),
        Demand(
            Block.REVENUE_STREAMS,
            "Customers who bring in enough each year to pay for a person",
            "A yearly contract per customer",
            ("contract", "retainer", "plan", "subscription", "fee", "licen", "yearly", "annual", "commission"),
        ),
    ),
    Type.PERSONAL: (
        Demand(Block.KEY_RESOURCES, "People who answer customers", "Service staff", _PEOPLE),
        Demand(
            Block.KEY_ACTIVITIES, "Staff training, including sensitive cases", "Training the service staff", _TRAINING
        ),
        Demand(
            Block.CHANNELS,
            "A place where customers can reach a person",
            "A counter, a phone line or a chat with people",
            ("store", "shop", "counter", "phone", "call", "chat", "visit", "branch", "mail", "sales", "clinic", "café"),
        ),
        Demand(
            Block.COST_STRUCTURE,
            "Staff time, which grows with the number of customers",
            "Salaries of service staff",
            _SALARIES,
        ),
    ),
    Type.COMMUNITIES: (
        Demand(
            Block.KEY_RESOURCES,
            "A place where customers meet",
            "A forum of our own",
            ("forum", "communit", "platform", "club", "group", "network", "fans", "members"),
        ),
        Demand(
            Block.KEY_ACTIVITIES,
            "Someone who hosts the community: moderation, events, answers",
            "Moderating the forum",
            _HOSTING,
        ),
        Demand(
            Block.KEY_PARTNERSHIPS,
            "Regular members who set the tone",
            "The first hundred regulars",
            ("fan", "communit", "ambassador", "volunteer", "user group", "creator", "influencer", "club", "member"),
        ),
        Demand(
            Block.COST_STRUCTURE,
            "The cost of moderation, events and the platform",
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
            "Someone who reads, selects and answers contributions",
            "Going through ideas, and choosing and answering them",
            ("review", "choos", "select", "curat", "answer", "moderat", "test", "idea", "co-creat", "quality"),
        ),
        Demand(
            Block.KEY_PARTNERSHIPS,
            "Contributors, with clear rights to what they create",
            "Contributors, with clear terms on rights",
            ("fan", "creator", "contributor", "designer", "author", "maker", "user", "communit", "expert"),
        ),
        Demand(
            Block.COST_STRUCTURE,
            "Steering, quality control and a share for contributors",
            "A share for contributors",
            ("royalt", "share", "reward", "prize", "curat", "moderat", "quality", "content", "licen"),
        ),
    ),
    Type.SELF_SERVICE: (
        Demand(Block.KEY_RESOURCES, "Tools with which customers help themselves", "A self-service portal", _PLATFORM),
        Demand(
            Block.KEY_ACTIVITIES,
            "Help material that is complete and up to date",
            "Keeping the help pages up to date",
            ("help", "content", "document", "knowledge", "articles", "design", "maintain", "develop", "guide", "site"),
        ),
        Demand(
            Block.CHANNELS,
            "A way for customers to reach these tools",
            "Website with help pages",
            ("web", "site", r"apps?\b", "portal", "online", "kiosk", "shop", "store", "supermarket", "shelf"),
        ),
        Demand(Block.COST_STRUCTURE, "Building and maintaining these tools", "Development of the portal", _BUILDING),
    ),
    Type.AUTOMATED: (
        Demand(Block.KEY_RESOURCES, "Data on customers’ behaviour, with their consent", "Data on behaviour", _DATA),
        Demand(
            Block.KEY_RESOURCES,
            "Machines that act on the data",
            "Recommendation engine",
            (*_PLATFORM, "engine", "algorithm"),
        ),
        Demand(
            Block.KEY_ACTIVITIES,
            "Someone who builds the machines and checks what they do",
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
            "People who take over when the machine fails",
            "Service staff for difficult cases",
            (*_PEOPLE, "service", "support"),
        ),
        Demand(Block.COST_STRUCTURE, "Expensive to build, cheap per customer", "Software development", _BUILDING),
    ),
}
