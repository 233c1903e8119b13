"""The questions that links of a relationship to other notes answer, by the block of these notes."""

from relationships.catalog.blocks import Block

# A relationship delivers the first through the second and brings in the third.
CUSTOMER_SIDE = (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS)
LINK_QUESTIONS: dict[Block, str] = {
    Block.VALUE_PROPOSITIONS: "Which value propositions does it deliver?",
    Block.REVENUE_STREAMS: "Which revenue does it bring in?",
    Block.CHANNELS: "Which channels does it use besides the main one?",
    Block.KEY_RESOURCES: "Which resources does it need?",
    Block.KEY_ACTIVITIES: "Which activities does it need?",
    Block.KEY_PARTNERSHIPS: "Which partners help with it?",
    Block.COST_STRUCTURE: "Which costs does it cause?",
}
# The questions that are shown at first; the main channel is a field of its own.
ASKED_LINKS = (LINK_QUESTIONS[Block.VALUE_PROPOSITIONS], LINK_QUESTIONS[Block.REVENUE_STREAMS])
