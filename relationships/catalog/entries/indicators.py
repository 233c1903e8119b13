"""Entries of the indicators: what they show, when to use them, and their pitfalls."""

from collections.abc import Iterator
from typing import NamedTuple

from relationships.catalog.entries.entry import Entry, Example, Kind
from relationships.catalog.goals import Goal
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.catalog.relationships import Tool
from relationships.catalog.types import RelationshipType as Type

Known = KnownIndicator
_CRM, _AUTO, _CHAT = Tool.CRM, Tool.AUTOMATION, Tool.CHATBOT
_BASE, _FORUM, _SOCIAL = Tool.KNOWLEDGE_BASE, Tool.FORUM, Tool.SOCIAL_MEDIA


class Text(NamedTuple):
    """The texts of an indicator: its meaning, its variants, when to use it, its pitfalls, and where it fits."""

    summary: str
    forms: tuple[str, ...]
    pays: str
    costs: str
    fits: str
    example: Example
    tools: tuple[Tool, ...]
    serves: tuple[Goal | Type, ...]


TEXTS: dict[KnownIndicator, Text] = {
    Known.LIFETIME_VALUE: Text(
        "What a customer is worth over the whole relationship.",
        (
            "With margin, for decisions: what is left of the revenue",
            "As revenue, as it is often taught: a higher number, which doesn’t tell you how much to spend",
            "In retail: order value × orders per period × margin × years",
        ),
        "Before you decide how much to spend on winning a customer or looking after one.",
        "A small error in the churn rate causes a large one here. Without churn, the value is infinite, so limit the "
        "number of years and say so.",
        "Segments with repeat business. Calculate it for each segment, because an average of different segments "
        "describes nobody.",
        Example(
            "Subscription businesses",
            "compare it by the month in which customers joined, to see whether newer customers are worth less.",
        ),
        (_CRM,),
        (Goal.RETENTION, Goal.ACQUISITION, Type.DEDICATED),
    ),
    Known.ACQUISITION_COST: Text(
        "What it costs to win one customer.",
        ("All sales and marketing costs, including salaries", "Paid advertising only: easier to measure, but too low"),
        "When you spend money on winning customers. Calculate it for each channel and each segment.",
        "This month’s costs may win customers only next month. Without salaries, every channel looks cheap.",
        "Every segment that takes effort to win. Compare it with the lifetime value of the same segment.",
        Example("MoviePass", "won members fast, and each of them cost more than they brought in."),
        (_CRM, _AUTO),
        (Goal.ACQUISITION,),
    ),
    Known.VALUE_TO_COST: Text(
        "How many times over a customer pays back what it cost to win them.",
        ("The ratio", "The payback period: how many months it takes until the margin covers the cost"),
        "Before you put more money into a channel that works.",
        "3 : 1 is a rule of thumb from subscription software, not a law. Below 1 : 1, you lose money on every "
        "customer.",
        "One segment at a time, using the lifetime value with margin.",
        Example("Software companies", "often aim for 3 : 1 and a payback period of one year."),
        (_CRM,),
        (Goal.ACQUISITION,),
    ),
    Known.NET_PROMOTER_SCORE: Text(
        "Whether customers would recommend you, as one number.",
        ("After a purchase or a support case", "Once or twice a year, about the whole relationship"),
        "When you ask the same question in the same way every time, and someone reads the reasons customers give.",
        "With few answers, the score jumps up and down, so always show how many there were. It differs between "
        "countries and industries. Urging customers to give a 10 makes it worthless.",
        "Segments in which you can ask at least 100 people.",
        Example("Bain & Company", "published it with Fred Reichheld in 2003, and many companies have used it since."),
        (_CRM, _AUTO),
        (Goal.RETENTION, Goal.ACQUISITION, Type.COMMUNITIES, Type.CO_CREATION),
    ),
    Known.RETENTION_RATE: Text(
        "The share of customers who are still there at the end of a period.",
        ("Per month, quarter or year", "For a year from one month: the monthly rate to the power of 12"),
        "When customers can leave. It is the clearest sign of whether a relationship works.",
        "Customers won during the period hide those you lost, so subtract them first.",
        "Subscriptions and contracts. Elsewhere, define after how long without a purchase a customer counts as lost.",
        Example("Netflix", "uses it to see whether its recommendations keep people watching."),
        (_CRM,),
        (Goal.RETENTION, Type.DEDICATED),
    ),
    Known.CHURN_RATE: Text(
        "The share of customers lost in a period.",
        ("Customers lost", "Revenue lost, which gives large customers more weight"),
        "When customers leave early and you can find out why, segment by segment.",
        "The average can hide that many new customers leave while long-standing ones stay.",
        "Subscriptions and contracts.",
        Example("Telecom companies", "act when a customer uses the service less, before they cancel."),
        (_CRM, _AUTO),
        (Goal.RETENTION, Type.AUTOMATED),
    ),
    Known.EFFORT_SCORE: Text(
        "How easy it was for customers to get something done.",
        ("On a scale of 1 to 7, where more is easier", "On the original scale of 1 to 5, where less is easier"),
        "Right after a support case, an order or a search. Customers stay when things are easy, and leave when they "
        "aren’t.",
        "The two scales point in opposite directions, so a score means nothing without its scale.",
        "Self-service and support.",
        Example(
            "Corporate Executive Board",
            "proposed it in 2010, when it found that less effort keeps more customers than delight does.",
        ),
        (_BASE, _CHAT),
        (Goal.RETENTION, Type.SELF_SERVICE),
    ),
    Known.SATISFACTION: Text(
        "The share of customers who say they are satisfied.",
        ("After a single contact", "With the product as a whole"),
        "When a team wants to see this week whether last week’s change helped.",
        "Angry and delighted customers answer. Those who quietly leave don’t.",
        "Personal assistance, and every contact that has a clear end.",
        Example("Call centres", "ask for it at the end of a call."),
        (_CRM, _CHAT),
        (Goal.RETENTION, Type.PERSONAL),
    ),
    Known.TIME_TO_RESOLUTION: Text(
        "How long it takes to solve a customer’s case.",
        (
            "The median, so that one very long case doesn’t distort it",
            "The share of cases solved within a promised time",
        ),
        "When customers are waiting for you and can’t continue.",
        "Closing cases too early improves the number and makes customers angry. Show how many cases are open, and how "
        "many were reopened.",
        "Personal assistance and support.",
        Example("Zappos", "sets no time limit on calls, because solving the case matters more than the minutes."),
        (_CRM,),
        (Goal.RETENTION, Type.PERSONAL),
    ),
    Known.REFERRAL_RATE: Text(
        "How many customers are referred by other customers.",
        ("The share of new customers who were referred", "The share of all customers who referred someone"),
        "When people talk about the product. Customers who come through a friend cost less and stay longer.",
        "The two variants answer different questions, so say which one you use. Referrals that you pay for stop when "
        "you stop paying.",
        "Communities, and every segment in which customers know each other.",
        Example("Dropbox", "gave both people more storage when a friend joined."),
        (_AUTO, _SOCIAL),
        (Goal.ACQUISITION, Type.COMMUNITIES),
    ),
    Known.REVENUE_PER_CUSTOMER: Text(
        "What a customer brings in per period, on average.",
        ("Per month or year", "By segment, which says far more than one number for all"),
        "When you have a customer base and want to know what to offer it next.",
        "A few large customers can raise the average, so look at the distribution too.",
        "Segments that pay.",
        Example("Telecom companies", "report it every quarter."),
        (_CRM,),
        (Goal.BOOSTING_SALES,),
    ),
    Known.REPEAT_PURCHASE_RATE: Text(
        "The share of customers who have bought again.",
        ("At any time", "Within a period that fits how often customers need the product"),
        "When there is no subscription, and coming back is the only sign of loyalty.",
        "New customers haven’t had time to come back. Compare customers who started at the same time.",
        "Shops, restaurants and travel.",
        Example("Starbucks", "sees in its app who comes back, and how often."),
        (_CRM, _AUTO),
        (Goal.RETENTION, Type.CO_CREATION),
    ),
    Known.NET_REVENUE_RETENTION: Text(
        "What the customers of the last period bring in today, compared with then.",
        ("With all changes: customers who buy more, buy less, or have left",),
        "When growth should come from existing customers. Above 100\xa0%, revenue grows even without new customers.",
        "A few customers who buy more can hide many who leave, so show the number of customers beside it.",
        "Subscriptions and sales to businesses.",
        Example("Software companies", "report it to show that their customers buy more over time."),
        (_CRM,),
        (Goal.BOOSTING_SALES, Goal.RETENTION),
    ),
    Known.AVERAGE_ORDER_VALUE: Text(
        "How much customers spend on one order.",
        ("Per order", "Per visit, including visits without a purchase"),
        "When offers and recommendations should lead customers to something better or something more.",
        "Free delivery above a certain amount raises it, and returns lower it again.",
        "Shops in which customers buy several things at once.",
        Example("Amazon", "suggests products that are often bought together."),
        (_AUTO,),
        (Goal.BOOSTING_SALES, Type.AUTOMATED),
    ),
    Known.ATTACH_RATE: Text(
        "How often customers buy something extra with the main product.",
        ("Insurance, accessories or service with a device", "A second product within a year"),
        "When the extra really helps the customer and brings most of the margin.",
        "Pre-ticked boxes raise it, and are illegal in many countries.",
        "Devices, travel and banking.",
        Example("Gillette", "sells handles in order to sell blades."),
        (_CRM, _AUTO),
        (Goal.BOOSTING_SALES,),
    ),
    Known.SENTIMENT: Text(
        "Whether people speak well of you.",
        ("The share of positive mentions", "Positive mentions minus negative ones"),
        "When people say a lot about you in public, and you want an early warning.",
        "Machines misread irony, and the people who write aren’t always those who buy. Read some of the mentions "
        "yourself.",
        "Communities and social media.",
        Example("Airlines", "read posts about a cancelled flight within an hour."),
        (_SOCIAL,),
        (Goal.RETENTION, Type.COMMUNITIES),
    ),
    Known.CAPACITY_USED: Text(
        "How busy your staff are.",
        (
            "Customers per person, as a share of those one person can serve",
            "Hours with customers, as a share of paid hours",
        ),
        "Before you grow. It tells you how many more customers your present staff can take on.",
        "At 100\xa0% there is no slack, and service suffers as soon as someone is ill.",
        "Personal and dedicated personal assistance.",
        Example("Private banks", "limit the number of clients per banker."),
        (_CRM,),
        (Goal.RETENTION, Type.DEDICATED, Type.PERSONAL),
    ),
    Known.COST_TO_SERVE: Text(
        "What it costs to look after one customer.",
        ("All costs, divided by the customers served", "What one more customer adds"),
        "Together with what a customer brings in. The difference is what the relationship earns.",
        "Fixed costs make it high while there are few customers. Calculate it for the growth stage as well.",
        "Every relationship, especially those in which staff serve customers.",
        Example("Banks", "moved simple requests to cash machines when a visit cost them more than it brought in."),
        (_CRM,),
        (Goal.RETENTION, Type.DEDICATED, Type.PERSONAL, Type.SELF_SERVICE),
    ),
    Known.SOLVED_WITHOUT_PERSON: Text(
        "The share of cases that customers solve by themselves.",
        ("With articles and portals", "With a chatbot, from start to finish"),
        "When self-service is meant to save staff time. It shows whether it does.",
        "Customers who gave up look the same as customers who found help, so ask a few of them.",
        "Self-service and automated services.",
        Example("Software companies", "count the searches after which nobody contacted support."),
        (_BASE, _CHAT),
        (Goal.RETENTION, Type.SELF_SERVICE),
    ),
    Known.ESCALATION_RATE: Text(
        "How often a machine has to hand a conversation over to a person.",
        ("As a share of all conversations", "By subject, which shows what to improve"),
        "When customers reach a machine before they reach a person.",
        "If the way to a person is hidden, the rate is low, but only because customers can’t find it.",
        "Automated services.",
        Example("Telecom companies", "see which subjects their chatbot can’t handle."),
        (_CHAT,),
        (Goal.RETENTION, Type.AUTOMATED),
    ),
    Known.ANSWERED_BY_PEERS: Text(
        "How many questions in the community are answered by other customers.",
        ("Any answer", "An answer that the person who asked has accepted"),
        "When the community is meant to help customers, and not only to let them talk.",
        "Wrong answers count too, so someone on your staff has to check them.",
        "Communities around products that need know-how.",
        Example("Apple", "has a support community in which users answer other users."),
        (_FORUM,),
        (Goal.RETENTION, Type.COMMUNITIES),
    ),
    Known.IDEAS_ADOPTED: Text(
        "How many of the ideas that customers suggest are carried out.",
        ("Ideas carried out, as a share of those submitted", "Ideas answered at all, which should be every one"),
        "When co-creation is meant to improve the product.",
        "A high share of a few ideas is easy to reach, so show how many there were.",
        "Co-creation.",
        Example("Lego", "considers every design that gets 10,000 votes, and makes a few of them."),
        (_FORUM,),
        (Goal.RETENTION, Type.CO_CREATION),
    ),
}


def _related(serves: tuple[Goal | Type, ...]) -> Iterator[tuple[Kind, str]]:
    for term in serves:
        yield (Kind.GOAL if isinstance(term, Goal) else Kind.TYPE), term.value


def _entry(known: KnownIndicator) -> Entry:
    text = TEXTS[known]
    return Entry(
        Kind.INDICATOR,
        known.value,
        known.label,
        text.summary,
        (f"Formula: {INDICATORS[known].formula}", *text.forms),
        text.pays,
        text.costs,
        text.fits,
        (text.example,),
        text.tools,
        tuple(_related(text.serves)),
    )


ENTRIES: tuple[Entry, ...] = tuple(_entry(known) for known in KnownIndicator)
