"""Entries of the four stages of a business, and how relationships change between them."""

from relationships.catalog.entries.entry import Entry, Example, Kind
from relationships.catalog.goals import Stage
from relationships.catalog.relationships import Tool

ENTRIES: tuple[Entry, ...] = (
    Entry(
        Kind.STAGE,
        Stage.IDEA.value,
        Stage.IDEA.label,
        "There is a guess at who the customers are and what they want, and hardly a customer.",
        ("Conversations and interviews", "Mock-ups, landing pages and pre-orders", "A first handful served by hand"),
        "For as long as what is learned from each person is worth more than what they pay.",
        "Building what nobody asked for. Whatever is written on the canvas is an assumption until somebody’s behaviour "
        "has shown it.",
        "Personal relationships, even where they could never scale: they are how one finds out what is expected.",
        (
            Example(
                "Airbnb",
                "had its founders visit the first hosts and take the photographs for their offers themselves.",
            ),
        ),
        (Tool.CRM,),
        ((Kind.GOAL, "acquisition"), (Kind.TYPE, "personal_assistance")),
    ),
    Entry(
        Kind.STAGE,
        Stage.START_UP.value,
        Stage.START_UP.label,
        "The first customers pay, and the business still searches for a way of winning them that can be repeated.",
        ("Much attention for few customers", "Generous offers to get known", "Feedback taken up within days"),
        "While every customer is visited, called or answered by people who can change the product.",
        "Money runs out before the way is found. What was promised to the first customers is hard to take back: say "
        "now what comes at growth.",
        "Personal, high-touch relationships; acquisition before all else, then proof that people stay.",
        (Example("Reliance Jio", "gave its service away until the base was there, with paying to follow."),),
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
        "The way is found, and more customers come each month than people can be hired for.",
        (
            "Portals and knowledge bases for what is asked again and again",
            "Communities in which customers help each other",
            "People for the few cases and the few customers that need them",
        ),
        "When self-service and peers take the routine, so that staff have time for what only people can do.",
        "Service that worked for a hundred breaks at ten thousand. New customers are unlike the first ones: the mix "
        "must be chosen again for each segment.",
        "A mix: what is simple moves to means and machines, what is delicate stays with people.",
        (Example("Zappos", "grew large with people on the phone, because service was what it sold."),),
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
        "Growth is slow, the base is large, and the business lives from those it has.",
        (
            "Loyalty programmes and memberships",
            "Recommendations and offers made from data",
            "Co-creation with the customers who care most",
        ),
        "When revenue per customer and the time they stay matter more than the number of new ones.",
        "Nobody looks any more: markets move, expectations rise, and a relationship that was right for years is taken "
        "for granted.",
        "Retention and boosting sales, with machines for the many and people where it counts.",
        (
            Example("Starbucks", "ties its regulars by an app to order, to pay and to collect stars."),
            Example("AOL", "kept selling access by telephone line while its customers moved on."),
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
