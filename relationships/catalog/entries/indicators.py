"""Entries of the indicators: what they show, when to trust them, and how they mislead."""

from collections.abc import Iterator
from typing import NamedTuple

from relationships.catalog.entries.entry import Entry, Example, Kind
from relationships.catalog.goals import Goal
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.catalog.relationships import Tool
from relationships.catalog.types import RelationshipType as Type

Known = KnownIndicator
_CRM, _AUTO, _CHAT, _BASE, _FORUM, _SOCIAL = (
    Tool.CRM, Tool.AUTOMATION, Tool.CHATBOT, Tool.KNOWLEDGE_BASE, Tool.FORUM, Tool.SOCIAL_MEDIA,
)  # fmt: skip


class Text(NamedTuple):
    """The texts of an indicator: its meaning, its variants, when it pays, how it misleads, and where it fits."""

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
        "What one customer is worth over the whole relationship.",
        (
            "With margin, for decisions: what is left of the revenue",
            "As revenue, the way it is often taught: larger, and no measure of what one may spend",
            "In retail: order value × orders per period × margin × years",
        ),
        "Before deciding what a new customer, or a person who looks after one, may cost.",
        "A small error in churn makes a large one here, and with no churn at all it has no end: cap the years and say "
        "so.",
        "Segments with repeat business, each by itself; the mean of unlike segments describes nobody.",
        Example(
            "Subscription businesses", "compare it by month of joining, and ask whether newer customers are worth less."
        ),
        (_CRM,),
        (Goal.RETENTION, Goal.ACQUISITION, Type.DEDICATED),
    ),
    Known.ACQUISITION_COST: Text(
        "What it costs to win one customer.",
        ("All of sales and marketing, salaries included", "Paid advertising alone: cheaper to count, and flattering"),
        "Wherever money is spent on winning customers, by channel and by segment.",
        "Costs of this month may win customers only next month, and leaving salaries out makes everything look cheap.",
        "Every segment that is won by effort; set it against what a customer of the same segment is worth.",
        Example("MoviePass", "won members fast, each of whom cost more than they brought."),
        (_CRM, _AUTO),
        (Goal.ACQUISITION,),
    ),
    Known.VALUE_TO_COST: Text(
        "How many times a customer pays back what it cost to win them.",
        ("The ratio", "Months until the margin has paid the cost back: the same question, asked for cash"),
        "Before putting more money into a channel that works.",
        "Three to one is a rule of thumb from subscription software and no law; below one, every customer is a loss.",
        "One segment at a time, with the lifetime value taken with margin.",
        Example("Software companies", "speak of three to one, and of a year to pay back."),
        (_CRM,),
        (Goal.ACQUISITION,),
    ),
    Known.NET_PROMOTER_SCORE: Text(
        "Whether customers would recommend us, as one number.",
        ("After a purchase or a case", "Once or twice a year, of the whole relationship"),
        "When the same question is asked in the same way again and again, and somebody reads the reasons given.",
        "With few answers it jumps: always show how many there were. It differs between countries and industries, and "
        "pressing customers for a ten ruins it.",
        "Segments large enough to ask a hundred people.",
        Example("Bain & Company", "published it with Fred Reichheld in 2003; many companies have asked it since."),
        (_CRM, _AUTO),
        (Goal.RETENTION, Goal.ACQUISITION, Type.COMMUNITIES, Type.CO_CREATION),
    ),
    Known.RETENTION_RATE: Text(
        "The share of customers who are still there at the end of a period.",
        ("Per month, quarter or year", "Twelve months from one: the monthly rate to the power of twelve"),
        "Wherever customers can leave: it is the plainest sign that a relationship does its work.",
        "Counting those won meanwhile hides the losses; they have to be taken off first.",
        "Subscriptions and contracts; elsewhere one must say after how long a customer counts as lost.",
        Example("Netflix", "reads from it whether its recommendations keep people watching."),
        (_CRM,),
        (Goal.RETENTION, Type.DEDICATED),
    ),
    Known.CHURN_RATE: Text(
        "The share of customers lost in a period.",
        ("Customers lost", "Revenue lost, which weighs large customers more"),
        "Where losses come early and can be traced to a cause, segment by segment.",
        "A mean hides that new customers leave in crowds while old ones stay.",
        "Subscriptions and contracts.",
        Example("Telecom companies", "act when somebody’s use falls, before the cancellation."),
        (_CRM, _AUTO),
        (Goal.RETENTION, Type.AUTOMATED),
    ),
    Known.EFFORT_SCORE: Text(
        "How easy it was for customers to get something done.",
        ("Scale of 1 to 7, where more is easier", "The original of 1 to 5, where less is easier"),
        "Right after a case, an order or a search: ease keeps people, trouble drives them away.",
        "The two scales point in opposite directions; a figure without its scale is worth nothing.",
        "Self-service and support.",
        Example("Corporate Executive Board", "proposed it in 2010: less effort, it found, keeps more than delight."),
        (_BASE, _CHAT),
        (Goal.RETENTION, Type.SELF_SERVICE),
    ),
    Known.SATISFACTION: Text(
        "The share of customers who say they were satisfied.",
        ("After one contact", "With the product as a whole"),
        "Where a team wants to see this week whether last week’s change did good.",
        "Those who are cross or delighted answer; those who quietly leave do not.",
        "Personal assistance, and every contact that has an end.",
        Example("Call centres", "ask for it at the end of the call."),
        (_CRM, _CHAT),
        (Goal.RETENTION, Type.PERSONAL),
    ),
    Known.TIME_TO_RESOLUTION: Text(
        "How long a customer waits until the matter is solved.",
        ("The median, so that one lost case does not spoil it", "The share solved within a promised time"),
        "Where people wait for us and cannot go on.",
        "Closing cases early makes it better and customers angry; show how many are open, and how many came back.",
        "Personal assistance and support.",
        Example("Zappos", "put no limit on a call, and let the matter count and not the minutes."),
        (_CRM,),
        (Goal.RETENTION, Type.PERSONAL),
    ),
    Known.REFERRAL_RATE: Text(
        "How many customers come through other customers.",
        ("Of the new customers, those who were referred", "Of all customers, those who referred somebody"),
        "Where people talk about the product: those who were sent by a friend cost less and stay longer.",
        "The two variants answer different questions; say which. What is only rewarded stops with the reward.",
        "Communities, and every segment whose members know each other.",
        Example("Dropbox", "gave both sides more space for each friend who joined."),
        (_AUTO, _SOCIAL),
        (Goal.ACQUISITION, Type.COMMUNITIES),
    ),
    Known.REVENUE_PER_CUSTOMER: Text(
        "What a customer brings in a period, on average.",
        ("Per month or year", "By segment, which says far more than for all"),
        "When the base is there and the question is what to offer it next.",
        "A few large customers carry the mean; look at the spread.",
        "Segments that pay.",
        Example("Telecom companies", "report it each quarter."),
        (_CRM,),
        (Goal.BOOSTING_SALES,),
    ),
    Known.REPEAT_PURCHASE_RATE: Text(
        "The share of customers who bought again.",
        ("Ever", "Within a time that fits how often the thing is needed"),
        "Where nobody subscribes and coming back is the only sign of loyalty.",
        "New customers have had no time to come back: compare those who began at the same time.",
        "Shops, restaurants, travel.",
        Example("Starbucks", "sees from its app who comes back, and how often."),
        (_CRM, _AUTO),
        (Goal.RETENTION, Type.CO_CREATION),
    ),
    Known.NET_REVENUE_RETENTION: Text(
        "What last period’s customers bring today, compared with then.",
        ("With all that changed: more bought, less bought, left",),
        "When growth should come from those who are there already: above 100\xa0% the base grows by itself.",
        "A few who buy more can hide many who leave; show the number of customers beside it.",
        "Subscriptions, sales to businesses.",
        Example("Software companies", "report it to show that customers grow with the product."),
        (_CRM,),
        (Goal.BOOSTING_SALES, Goal.RETENTION),
    ),
    Known.AVERAGE_ORDER_VALUE: Text(
        "How much is bought at once.",
        ("Per order", "Per visit, those who bought nothing included"),
        "When offers and recommendations are to lead to something better or something more.",
        "Free delivery from a certain sum lifts it, and returns take it away again.",
        "Shops with baskets.",
        Example("Amazon", "suggests what is often bought together."),
        (_AUTO,),
        (Goal.BOOSTING_SALES, Type.AUTOMATED),
    ),
    Known.ATTACH_RATE: Text(
        "How often something extra is bought with the thing itself.",
        ("Insurance, accessories, service with a device", "A second product of ours within a year"),
        "Where the extra truly helps, and carries the margin.",
        "Boxes ticked in advance lift it, and are forbidden in many places.",
        "Devices, travel, banking.",
        Example("Gillette", "sells the handle for the sake of the blades."),
        (_CRM, _AUTO),
        (Goal.BOOSTING_SALES,),
    ),
    Known.SENTIMENT: Text(
        "Whether what people say of us is friendly.",
        ("Share of positive mentions", "Positive less negative"),
        "Where much is said in public, and an early sign is worth having.",
        "Machines misread irony, and those who write are not those who buy. Read some of it yourself.",
        "Communities and social media.",
        Example("Airlines", "read within the hour what passengers post about a cancelled flight."),
        (_SOCIAL,),
        (Goal.RETENTION, Type.COMMUNITIES),
    ),
    Known.CAPACITY_USED: Text(
        "How full the hands of the staff are.",
        ("Customers per person, of those one person can look after", "Hours with customers, of hours paid"),
        "Before growth: it says how many more customers the present staff can take.",
        "At a hundred there is no slack, and service breaks with the first illness.",
        "Personal and dedicated assistance.",
        Example("Private banks", "limit how many clients one banker looks after."),
        (_CRM,),
        (Goal.RETENTION, Type.DEDICATED, Type.PERSONAL),
    ),
    Known.COST_TO_SERVE: Text(
        "What it costs to look after one customer.",
        ("All of it, shared out over the customers served", "What one more customer adds"),
        "Beside what the customer brings: the rest is what the relationship earns.",
        "Fixed costs make it high while few are served; look also at what it will be at growth.",
        "Every relationship; above all where people serve.",
        Example("Banks", "moved simple matters to machines when a visit cost them more than it brought."),
        (_CRM,),
        (Goal.RETENTION, Type.DEDICATED, Type.PERSONAL, Type.SELF_SERVICE),
    ),
    Known.SOLVED_WITHOUT_PERSON: Text(
        "The share of matters that customers settled by themselves.",
        ("By articles and portals", "By a chatbot, to the end"),
        "When self-service is meant to relieve staff: it says whether it does.",
        "Somebody who gave up looks just like somebody who was helped; ask a few.",
        "Self-service and automated services.",
        Example("Software companies", "count the searches after which nobody wrote to support."),
        (_BASE, _CHAT),
        (Goal.RETENTION, Type.SELF_SERVICE),
    ),
    Known.ESCALATION_RATE: Text(
        "How often the machine has to hand over to a person.",
        ("Of all conversations", "Of those about one subject: the place to improve"),
        "Where a machine stands in front of people.",
        "It falls to nothing when the way to a person is hidden; then it measures how well it is hidden.",
        "Automated services.",
        Example("Telecom companies", "see by subject where their chatbot gives up."),
        (_CHAT,),
        (Goal.RETENTION, Type.AUTOMATED),
    ),
    Known.ANSWERED_BY_PEERS: Text(
        "How many questions in the community other customers answer.",
        ("Any answer", "An answer the asker accepted"),
        "When the community is meant to help, and not only to talk.",
        "A wrong answer counts too; somebody of ours must look.",
        "Communities around products that need know-how.",
        Example("Apple", "has a support community in which users answer users."),
        (_FORUM,),
        (Goal.RETENTION, Type.COMMUNITIES),
    ),
    Known.IDEAS_ADOPTED: Text(
        "How much of what customers propose is carried out.",
        ("Ideas carried out, of those submitted", "Those answered at all, which is owed to every one"),
        "When co-creation is meant to make the product better.",
        "A high share of few ideas is easy; show how many there were.",
        "Co-creation.",
        Example("Lego", "considers each design that reaches 10,000 votes, and makes a few of them."),
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
