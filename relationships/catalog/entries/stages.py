"""Entries of the four stages of a business, and how relationships change between them."""

from relationships.catalog.entries.entry import Entry, Example, Kind
from relationships.catalog.goals import Stage
from relationships.catalog.relationships import Tool

ENTRIES: tuple[Entry, ...] = (
    Entry(
        Kind.STAGE,
        Stage.IDEA.value,
        Stage.IDEA.label,
        "You have an idea of who your customers are and what they want, but hardly any customers yet.",
        (
            "Conversations and interviews",
            "Mock-ups, landing pages and pre-orders",
            "The first few customers, served by hand",
        ),
        "Serving customers one by one, as long as what you learn from each of them is worth more than what they pay.",
        "You build something that nobody asked for. Everything on the canvas is an assumption until customers’ "
        "behaviour confirms it.",
        "Personal relationships, even if they could never scale. They show you what customers expect.",
        (Example("Airbnb", "sent its founders to visit the first hosts and photograph their homes."),),
        (Tool.CRM,),
        ((Kind.GOAL, "acquisition"), (Kind.TYPE, "personal_assistance")),
    ),
    Entry(
        Kind.STAGE,
        Stage.START_UP.value,
        Stage.START_UP.label,
        "The first customers pay, and you are still looking for a repeatable way to win more.",
        ("A lot of attention for a few customers", "Generous offers to become known", "Feedback acted on within days"),
        "The people who build the product also visit, call and answer customers.",
        "The money runs out before you find a repeatable way. Promises to the first customers are hard to take back, "
        "so say now what will change at the growth stage.",
        "Personal, high-touch relationships. Acquisition comes first, then proof that customers stay.",
        (
            Example(
                "Reliance Jio", "gave its service away until it had a large customer base, and planned to charge later."
            ),
        ),
        (Tool.CRM, Tool.SOCIAL_MEDIA),
        (
            (Kind.GOAL, "acquisition"),
            (Kind.INDICATOR, "customer_acquisition_cost"),
            (Kind.INDICATOR, "retention_rate"),
        ),
    ),
    Entry(
        Kind.STAGE,
        Stage.GROWTH.value,
        Stage.GROWTH.label,
        "You know how to win customers, and their number grows faster than you can hire staff.",
        (
            "Portals and knowledge bases for questions that come up again and again",
            "Communities in which customers help each other",
            "Staff for the few cases and customers that need them",
        ),
        "Self-service and communities handle routine questions, so that staff have time for what only people can do.",
        "Service that worked for 100 customers breaks down at 10,000. New customers differ from the first ones, so "
        "choose the mix again for each segment.",
        "A mix: simple requests move to self-service and automated services, and sensitive ones stay with people.",
        (Example("Zappos", "kept people on the phone as it grew, because service was what set it apart."),),
        (Tool.KNOWLEDGE_BASE, Tool.FORUM, Tool.AUTOMATION),
        (
            (Kind.GOAL, "retention"),
            (Kind.TYPE, "self_service"),
            (Kind.TYPE, "communities"),
            (Kind.INDICATOR, "cost_to_serve"),
        ),
    ),
    Entry(
        Kind.STAGE,
        Stage.MATURE.value,
        Stage.MATURE.label,
        "Growth is slow, the customer base is large, and most revenue comes from existing customers.",
        (
            "Loyalty programmes and memberships",
            "Recommendations and offers based on data",
            "Co-creation with the most committed customers",
        ),
        "Raising revenue per customer and keeping customers longer, rather than winning as many new ones as possible.",
        "Nobody reviews the relationships. Markets move, expectations rise, and a relationship that worked "
        "for years is taken for granted.",
        "Relationships for retention and boosting sales: technology for most customers, and people where they matter.",
        (
            Example("Starbucks", "keeps its regular customers with an app to order, pay and collect stars."),
            Example("AOL", "kept selling dial-up internet access while its customers moved on."),
        ),
        (Tool.AUTOMATION, Tool.CHATBOT, Tool.CRM),
        (
            (Kind.GOAL, "retention"),
            (Kind.GOAL, "boosting_sales"),
            (Kind.TYPE, "automated_services"),
            (Kind.INDICATOR, "net_revenue_retention"),
        ),
    ),
)
