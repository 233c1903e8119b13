"""Entries of the goals: three motivations (Osterwalder and Pigneur, Business Model Generation, 2010)."""

from relationships.catalog.entries.entry import Entry, Example, Kind
from relationships.catalog.goals import Goal
from relationships.catalog.relationships import Tool

ENTRIES: tuple[Entry, ...] = (
    Entry(
        Kind.GOAL,
        Goal.ACQUISITION.value,
        Goal.ACQUISITION.label,
        "Attract people who are not customers yet, and turn them into customers.",
        (
            "Content that helps before anything is sold",
            "A free trial, a free tier, an introductory offer",
            "A programme in which customers bring customers",
            "Targeted outreach by people or by advertising",
        ),
        "At the beginning, when there is no base to live from, and whenever a customer brings more over the years than "
        "it cost to win them. It works only if the difference to rivals is stated plainly.",
        "The dearest goal per customer. Money that buys customers who leave again is lost twice: set what a customer "
        "costs against what they bring, for the same segment.",
        "Every segment that is sold to; at the stages idea and start-up it is the only goal one can expect.",
        (
            Example("Reliance Jio", "entered the Indian market in 2016 with free calls and data."),
            Example("MoviePass", "won members by an offer that lost money on each of them, and collapsed."),
        ),
        (Tool.SOCIAL_MEDIA, Tool.AUTOMATION, Tool.CRM),
        (
            (Kind.INDICATOR, "customer_acquisition_cost"),
            (Kind.INDICATOR, "lifetime_value_to_acquisition_cost"),
            (Kind.INDICATOR, "referral_rate"),
        ),
    ),
    Entry(
        Kind.GOAL,
        Goal.RETENTION.value,
        Goal.RETENTION.label,
        "Keep customers content and loyal, so that fewer of them leave.",
        (
            "Personal communication at moments that matter to the customer",
            "A loyalty programme that rewards staying",
            "Help that comes before it is asked for",
            "Removing what annoys people, one known annoyance after the other",
        ),
        "As soon as customers could come back: keeping one is usually cheaper than winning another, and those who stay "
        "buy again, recommend us and tell us what to do better.",
        "Rewards can turn loyalty into a habit of discounts. Making it hard to leave keeps figures up and makes "
        "enemies; it is no reason to stay.",
        "Every segment with repeat business. A wedding planner may well say that it is not theirs, and why.",
        (
            Example("Amazon", "binds its best customers with Prime: shipping, films and offers for a yearly fee."),
            Example("Starbucks", "gives regulars stars for each purchase, and free drinks for stars."),
            Example("Comcast", "was left by customers because of service that became notorious."),
        ),
        (Tool.CRM, Tool.AUTOMATION, Tool.FORUM, Tool.CHATBOT),
        (
            (Kind.INDICATOR, "retention_rate"),
            (Kind.INDICATOR, "churn_rate"),
            (Kind.INDICATOR, "repeat_purchase_rate"),
            (Kind.INDICATOR, "net_promoter_score"),
        ),
    ),
    Entry(
        Kind.GOAL,
        Goal.BOOSTING_SALES.value,
        Goal.BOOSTING_SALES.label,
        "Earn more with the customers one has: something better (upselling), or something more (cross-selling).",
        (
            "Recommendations made from what a customer bought",
            "Offers for those whom the figures say they would suit",
            "A better version, at the moment the present one becomes too small",
        ),
        "Once there is a base that trusts us and a second thing worth buying; the offer costs little, as the customer "
        "is already there.",
        "It must not cost trust. Where quotas drive it, people are sold what they do not need, and leave with all they "
        "have.",
        "Segments that pay; the side of a platform that uses it for nothing is not sold to.",
        (
            Example("Amazon", "shows with each article what others bought with it."),
            Example("Wells Fargo", "set quotas under which staff opened accounts nobody had asked for, and was fined."),
        ),
        (Tool.AUTOMATION, Tool.CRM),
        (
            (Kind.INDICATOR, "net_revenue_retention"),
            (Kind.INDICATOR, "average_order_value"),
            (Kind.INDICATOR, "attach_rate"),
            (Kind.INDICATOR, "revenue_per_customer"),
        ),
    ),
)
