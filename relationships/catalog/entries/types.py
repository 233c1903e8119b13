"""Entries of the six relationship types (Osterwalder and Pigneur, Business Model Generation, 2010)."""

from relationships.catalog.entries.entry import Entry, Kind
from relationships.catalog.goals import Goal
from relationships.catalog.relationships import Tool
from relationships.catalog.types import TYPES, RelationshipType

Type = RelationshipType


def _entry(
    term: RelationshipType,
    *,
    forms: tuple[str, ...],
    pays: str,
    costs: str,
    fits: str,
    tools: tuple[Tool, ...],
    indicators: tuple[str, ...],
    goals: tuple[Goal, ...],
) -> Entry:
    related = (*((Kind.GOAL, goal.value) for goal in goals), *((Kind.INDICATOR, code) for code in indicators))
    return Entry(Kind.TYPE, term.value, term.label, TYPES[term].summary, forms, pays, costs, fits, (), tools, related)


ENTRIES: tuple[Entry, ...] = (
    _entry(
        Type.DEDICATED,
        forms=(
            "A key account manager for a business customer",
            "A private banker, family doctor or personal adviser",
            "A named contact person, with a deputy who knows the case",
        ),
        pays="When one customer brings in so much a year that the time spent on them is a small part of it. Also when "
        "decisions are so complex that knowing the customer’s history saves work on both sides.",
        costs="The most expensive type per customer. It grows only with more staff. If the contact person leaves, the "
        "customer may leave too, so keep records of each customer and introduce a deputy early.",
        fits="A few customers of high value: sales to businesses, wealth management, large projects.",
        tools=(Tool.CRM,),
        indicators=("retention_rate", "customer_lifetime_value", "capacity_used", "cost_to_serve"),
        goals=(Goal.ACQUISITION, Goal.RETENTION, Goal.BOOSTING_SALES),
    ),
    _entry(
        Type.PERSONAL,
        forms=(
            "A counter, a point of sale or a fitting room",
            "A call centre, or a chat with a person",
            "Letters and e-mails that a person answers",
        ),
        pays="When every customer has different questions, or when a purchase is complex, expensive or frightening. "
        "Conversations with customers also show you how to improve the product.",
        costs="Staff time, which grows with the number of customers. Quality depends on training and on how staff feel "
        "that day. Opening hours are limited, and a long wait spoils good service.",
        fits="Complex or high-stakes purchases: finance, health, luxury goods, travel, repairs.",
        tools=(Tool.CRM, Tool.SOCIAL_MEDIA),
        indicators=("customer_satisfaction", "time_to_resolution", "capacity_used", "cost_to_serve"),
        goals=(Goal.ACQUISITION, Goal.RETENTION),
    ),
    _entry(
        Type.COMMUNITIES,
        forms=(
            "A forum where customers answer each other’s questions",
            "User groups, meetings and events",
            "Groups on social media that you moderate",
        ),
        pays="When customers have something to say to each other. They solve problems that would otherwise take staff "
        "time, they stay because they feel they belong, and their discussions show you what to build next.",
        costs="Someone has to host the community: moderate it, organise events, and answer criticism in public. An "
        "empty forum is worse than none, so find the first hundred regular members early.",
        fits="Products that people talk about or learn to use together: hobbies, software, health, travel, games.",
        tools=(Tool.FORUM, Tool.SOCIAL_MEDIA),
        indicators=("answered_by_peers", "net_promoter_score", "referral_rate"),
        goals=(Goal.RETENTION, Goal.ACQUISITION),
    ),
    _entry(
        Type.CO_CREATION,
        forms=(
            "Reviews and ratings that other customers rely on",
            "Ideas that customers submit and vote for",
            "Beta tests, feedback sessions, contests and customisation",
            "User-generated content that attracts other customers",
        ),
        pays="When customers know more about using the product than you do, or enjoy making things. What they help to "
        "create fits their needs better, so they stay longer and tell others about it.",
        costs="You have to steer the process, control quality, and agree on who owns the results. If you collect ideas "
        "and never answer them, you disappoint your keenest customers.",
        fits="Fans and expert users, content platforms, and products that can be adapted.",
        tools=(Tool.FORUM, Tool.SOCIAL_MEDIA),
        indicators=("ideas_adopted", "net_promoter_score", "repeat_purchase_rate"),
        goals=(Goal.RETENTION, Goal.ACQUISITION),
    ),
    _entry(
        Type.SELF_SERVICE,
        forms=(
            "A knowledge base, FAQ or how-to videos",
            "A portal where customers order, change and cancel by themselves",
            "Kiosks, vending machines and unstaffed shelves",
        ),
        pays="When many customers want simple things quickly, at any time, and margins are too low to pay for staff. "
        "For rare, cheap purchases, choose self-service before automated services.",
        costs="The help material must be complete and easy to find. Customers who can’t find an answer call you or "
        "leave. Some find self-service impersonal, so tell them how to reach a person.",
        fits="Simple products, high volume, low margins, and customers who value speed and autonomy.",
        tools=(Tool.KNOWLEDGE_BASE,),
        indicators=("solved_without_person", "customer_effort_score", "cost_to_serve"),
        goals=(Goal.RETENTION,),
    ),
    _entry(
        Type.AUTOMATED,
        forms=(
            "Recommendations based on what each customer has done before",
            "Order status, reminders and well-timed e-mails",
            "A chatbot that answers routine questions in everyday language",
        ),
        pays="When you have many customers and data on their behaviour. Each additional customer then costs almost "
        "nothing. At its best, it feels like a personal relationship.",
        costs="It is expensive to build and needs a steady supply of data. Customers who want a person find it "
        "frustrating, so give them a way to reach one. Tell customers that they are dealing with a machine, and get "
        "their consent to the use of their data.",
        fits="Large customer bases with data on behaviour: online shops, streaming, banking apps, telecoms.",
        tools=(Tool.AUTOMATION, Tool.CHATBOT, Tool.CRM),
        indicators=("escalation_rate", "churn_rate", "average_order_value"),
        goals=(Goal.RETENTION, Goal.BOOSTING_SALES),
    ),
)
