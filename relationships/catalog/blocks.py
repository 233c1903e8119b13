"""The nine building blocks of the Business Model Canvas (Osterwalder and Pigneur, Business Model Generation, 2010)."""

from dataclasses import dataclass

from django.db import models

ATTRIBUTION = "The Business Model Canvas, Strategyzer AG, strategyzer.com, CC BY-SA 3.0"


class Block(models.TextChoices):
    """One of the nine blocks, in the order in which a canvas is filled in."""

    CUSTOMER_SEGMENTS = "customer_segments", "Customer Segments"
    VALUE_PROPOSITIONS = "value_propositions", "Value Propositions"
    CHANNELS = "channels", "Channels"
    CUSTOMER_RELATIONSHIPS = "customer_relationships", "Customer Relationships"
    REVENUE_STREAMS = "revenue_streams", "Revenue Streams"
    KEY_RESOURCES = "key_resources", "Key Resources"
    KEY_ACTIVITIES = "key_activities", "Key Activities"
    KEY_PARTNERSHIPS = "key_partnerships", "Key Partnerships"
    COST_STRUCTURE = "cost_structure", "Cost Structure"


@dataclass(frozen=True, slots=True)
class BlockInfo:
    """The questions of a block: a short one for the empty block, and further ones; and an example of a note."""

    block: Block
    question: str
    more: tuple[str, ...]
    example: str


INFO: dict[Block, BlockInfo] = {
    info.block: info
    for info in (
        BlockInfo(
            Block.CUSTOMER_SEGMENTS,
            "For whom do we create value?",
            (
                "Which of them matter most to us?",
                "What do they need, and how do they behave?",
                "Who pays, who decides, and who uses it?",
            ),
            "Small offices with 10 to 50 desks",
        ),
        BlockInfo(
            Block.VALUE_PROPOSITIONS,
            "Which problem do we solve, and for whom?",
            ("What do they get from us that they can’t get elsewhere?", "Which segment is each proposition for?"),
            "Good coffee at work without running a café",
        ),
        BlockInfo(
            Block.CHANNELS,
            "How does each segment want to be reached?",
            (
                "How do they hear about us, buy, receive the product and get help?",
                "Which channels work best, and which cost the least?",
            ),
            "Visits by our own salespeople",
        ),
        BlockInfo(
            Block.CUSTOMER_RELATIONSHIPS,
            "Which relationship does each segment expect?",
            (
                "Which relationships have we established?",
                "How much do the relationships cost?",
                "How do the relationships fit the rest of the canvas?",
            ),
            "A named account manager for every office",
        ),
        BlockInfo(
            Block.REVENUE_STREAMS,
            "What are customers willing to pay for, and how?",
            ("What do they pay today, and how would they prefer to pay?", "How much does each stream bring in?"),
            "Office plan, per desk per month",
        ),
        BlockInfo(
            Block.KEY_RESOURCES,
            "What do our propositions, channels and relationships require?",
            ("Which people, knowledge, goods and money do we need?", "Which resources do the relationships need?"),
            "Two experienced account managers",
        ),
        BlockInfo(
            Block.KEY_ACTIVITIES,
            "What must we do well?",
            (
                "Which activities do our propositions and relationships depend on?",
                "What can’t we leave to others?",
            ),
            "Roast to order and ship within a day",
        ),
        BlockInfo(
            Block.KEY_PARTNERSHIPS,
            "Who helps us, and with what?",
            ("Which suppliers do we depend on?", "What could others do more cheaply or more safely?"),
            "Parcel carrier that delivers through the letterbox",
        ),
        BlockInfo(
            Block.COST_STRUCTURE,
            "What are the most important costs?",
            ("Which resources and activities are the most expensive?", "What do the relationships cost us?"),
            "Salaries of the account managers",
        ),
    )
}
