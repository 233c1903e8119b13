"""Entries of the six relationship types (Osterwalder and Pigneur, Business Model Generation, 2010)."""

from relationships.catalog.entries.entry import Entry, Example, Kind
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
    examples: tuple[Example, ...],
    tools: tuple[Tool, ...],
    indicators: tuple[str, ...],
    goals: tuple[Goal, ...],
) -> Entry:
    related = (*((Kind.GOAL, goal.value) for goal in goals), *((Kind.INDICATOR, code) for code in indicators))
    return Entry(
        Kind.TYPE, term.value, term.label, TYPES[term].summary, forms, pays, costs, fits, examples, tools, related
    )


ENTRIES: tuple[Entry, ...] = (
    _entry(
        Type.DEDICATED,
        forms=(
            "A key account manager for a business customer",
            "A private banker, family doctor or personal adviser",
            "A named person to call, with a deputy who knows the case",
        ),
        pays="When one customer is worth so much a year that a share of somebody’s working time is a small part of it, "
        "and when decisions are so intricate that knowing the customer’s history saves both sides work.",
        costs="The dearest type per customer, and it grows only with staff. When the person leaves, the relationship "
        "can leave too: keep the record with the company, and introduce the deputy early.",
        fits="Few customers of high value: sales to businesses, wealth management, large projects.",
        examples=(
            Example("Private banks", "give each wealthy client one banker who stays for years."),
            Example("Suppliers to industry", "put a key account manager in charge of each large buyer."),
        ),
        tools=(Tool.CRM,),
        indicators=("retention_rate", "customer_lifetime_value", "capacity_used", "cost_to_serve"),
        goals=(Goal.ACQUISITION, Goal.RETENTION, Goal.BOOSTING_SALES),
    ),
    _entry(
        Type.PERSONAL,
        forms=(
            "A counter, a point of sale, a fitting room",
            "A call centre, or a chat with a person",
            "Letters and e-mail that somebody answers",
        ),
        pays="When questions differ from customer to customer, when the purchase is complicated, dear or frightening, "
        "and when what people say in the conversation improves the product.",
        costs="Staff time, which grows with every customer. Quality depends on training and mood; opening hours end, "
        "and a queue undoes the good that a person does.",
        fits="Complex or high-stakes purchases: finance, health, luxury, travel, repair.",
        examples=(
            Example("Zappos", "made a call centre that is open day and night its best advertisement."),
            Example("Starbucks", "has a person take, make and hand over each order at the counter."),
            Example("Apple", "sends people with a broken device to a technician at the Genius Bar."),
        ),
        tools=(Tool.CRM, Tool.SOCIAL_MEDIA),
        indicators=("customer_satisfaction", "time_to_resolution", "capacity_used", "cost_to_serve"),
        goals=(Goal.ACQUISITION, Goal.RETENTION),
    ),
    _entry(
        Type.COMMUNITIES,
        forms=(
            "A forum where customers answer each other",
            "User groups, meetings and events",
            "Groups on social media, moderated by us",
        ),
        pays="When customers have something to say to each other: peers solve problems that would cost us staff, "
        "belonging keeps people, and what they discuss tells us what to build next.",
        costs="Somebody must host: moderation, events, answers to criticism that everyone can read. An empty forum is "
        "worse than none, so it needs its first hundred regulars.",
        fits="Products people talk about or learn together: hobbies, software, health, travel, games.",
        examples=(
            Example("Airbnb", "lets hosts and guests review and advise each other, which makes strangers trustworthy."),
            Example("Lego", "gives adult fans places to show what they built."),
            Example("GlaxoSmithKline", "ran a private online community to support the users of its product alli."),
        ),
        tools=(Tool.FORUM, Tool.SOCIAL_MEDIA),
        indicators=("answered_by_peers", "net_promoter_score", "referral_rate"),
        goals=(Goal.RETENTION, Goal.ACQUISITION),
    ),
    _entry(
        Type.CO_CREATION,
        forms=(
            "Reviews and ratings that other customers rely on",
            "Ideas that customers submit, and vote for",
            "Beta tests, feedback sessions, contests, customisation",
            "Content that users make and others come for",
        ),
        pays="When customers know more about the use than we do, or simply enjoy making: what they helped to make fits "
        "better, and they stay with it and talk about it.",
        costs="Steering, quality control and clear rights to what was made. Ideas that are collected and never "
        "answered disappoint exactly the keenest customers.",
        fits="Fans and expert users; platforms for content; products that can be adapted.",
        examples=(
            Example("Lego", "turns fan designs that gather enough votes into sets, and shares the revenue."),
            Example("YouTube", "shows the public what its users make."),
            Example("Amazon", "asks buyers for reviews, which other buyers read before they choose."),
        ),
        tools=(Tool.FORUM, Tool.SOCIAL_MEDIA),
        indicators=("ideas_adopted", "net_promoter_score", "repeat_purchase_rate"),
        goals=(Goal.RETENTION, Goal.ACQUISITION),
    ),
    _entry(
        Type.SELF_SERVICE,
        forms=(
            "A knowledge base, questions and answers, how-to videos",
            "A portal in which customers order, change and cancel by themselves",
            "Kiosks, machines, shelves without staff",
        ),
        pays="When many customers want simple things quickly, at any hour, and the margin on each leaves nothing for "
        "staff. Rare, cheap purchases belong here before they belong to a machine that recognises people.",
        costs="The material must be complete and the way through it well designed; what cannot be found ends in a call "
        "or a lost customer. Some find it cold, so say how to reach somebody.",
        fits="Simple products, high volume, low margin, customers who prize speed and autonomy.",
        examples=(
            Example("Amazon", "lets sellers list, price and ship by themselves through a portal."),
            Example("IKEA", "has customers fetch, carry and assemble their furniture, for a lower price."),
        ),
        tools=(Tool.KNOWLEDGE_BASE,),
        indicators=("solved_without_person", "customer_effort_score", "cost_to_serve"),
        goals=(Goal.RETENTION,),
    ),
    _entry(
        Type.AUTOMATED,
        forms=(
            "Recommendations from what each customer did before",
            "Order status, reminders and mail at the right moment",
            "A chatbot that answers routine questions in everyday language",
        ),
        pays="When there is a large base with data on what people do: each further customer costs next to nothing, and "
        "at its best it feels like being known.",
        costs="It is dear to build and to feed. It frustrates where a person is wanted, so it needs a way to one; it "
        "must say that it is a machine, and it needs consent to the data it lives on.",
        fits="Large bases with data on behaviour: shops online, streaming, banking apps, telecoms.",
        examples=(
            Example("Netflix", "chooses what to show each viewer from what they watched."),
            Example("Amazon", "recommends, confirms, tracks and reminds without anybody writing a line."),
        ),
        tools=(Tool.AUTOMATION, Tool.CHATBOT, Tool.CRM),
        indicators=("escalation_rate", "churn_rate", "average_order_value"),
        goals=(Goal.RETENTION, Goal.BOOSTING_SALES),
    ),
)
