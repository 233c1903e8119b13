"""Entries of the goals: three motivations (Osterwalder and Pigneur, Business Model Generation, 2010)."""

from relationships.catalog.entries.entry import Entry, Example, Kind
from relationships.catalog.goals import Goal
from relationships.catalog.relationships import Tool

ENTRIES: tuple[Entry, ...] = (
    Entry(
        Kind.GOAL,
        Goal.ACQUISITION.value,
        Goal.ACQUISITION.label,
        "Attract people and turn them into customers.",
        (
            "Content that helps people before they buy",
            "A free trial, a free tier or an introductory offer",
            "A referral programme, in which customers bring in new customers",
            "Targeted outreach by staff or advertising",
        ),
        "At the start, when you have no customer base yet, and whenever a customer brings in more over the years than "
        "it cost to win them. It works only if you say clearly how you differ from competitors.",
        "The most expensive goal per customer. Money spent on winning customers who soon leave is wasted. "
        "Compare the acquisition cost with the lifetime value of the same segment.",
        "Every segment that you sell to. At the idea and start-up stages, no other goal is expected.",
        (
            Example("Reliance Jio", "entered the Indian market in 2016 with free calls and data."),
            Example("MoviePass", "attracted members with an offer that lost money on each of them, and collapsed."),
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
        "Keep customers satisfied and loyal, so that fewer of them leave.",
        (
            "Personal communication at moments that matter to the customer",
            "A loyalty programme that rewards customers for staying",
            "Help that you offer before customers ask for it",
            "Removing known annoyances, one after another",
        ),
        "As soon as customers can come back. Keeping a customer is usually cheaper than winning a new one. Customers "
        "who stay buy again, recommend you, and tell you what to improve.",
        "Rewards can train customers to wait for discounts. Making it hard to leave keeps the retention rate up, but "
        "it turns customers against you.",
        "Every segment with repeat business. A wedding planner, for example, can mark this goal as not pursued and say "
        "why.",
        (
            Example("Amazon", "keeps its best customers with Prime: free shipping, films and offers for a yearly fee."),
            Example("Starbucks", "gives regular customers stars for each purchase, and free drinks for stars."),
            Example("Comcast", "lost customers because of its notoriously poor service."),
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
        "Earn more from existing customers: sell them something better (upselling) or something more (cross-selling).",
        (
            "Recommendations based on what a customer has bought",
            "Offers for customers whose data suggest that they will benefit",
            "An upgrade at the moment when the current version becomes too small",
        ),
        "Once you have customers who trust you and a second product worth buying. It costs little, because you don’t "
        "have to win the customer first.",
        "It must not cost you customers’ trust. When sales quotas drive it, staff sell people things they don’t need, "
        "and those people leave altogether.",
        "Segments that pay. On a platform, don’t sell to the side that uses it for free.",
        (
            Example("Amazon", "shows with each product what other customers bought with it."),
            Example("Wells Fargo", "set sales quotas, opened accounts that nobody had asked for, and was fined."),
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
