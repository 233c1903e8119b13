"""The weights for choosing a relationship type, with the reason and source of each row.

A weight from -3 to 3 is the evidence of a *high* answer for a type; a low answer has the opposite weight, a medium one
none. The numbers are this project's judgement of the sources named. They serve for ranking, not for measuring.
"""

from dataclasses import dataclass

from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
from relationships.catalog.thresholds import POOR_FIT_UP_TO
from relationships.catalog.types import RelationshipType

Weights = dict[RelationshipType, int]

CANVAS = "Osterwalder and Pigneur, Business Model Generation (2010)"


def _weights(*values: int) -> Weights:
    """Map weights to the types: dedicated, personal, communities, co-creation, self-service, automated."""
    return dict(zip(RelationshipType, values, strict=True))


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights of a high answer for one factor, with both answers in words, the reason and its source."""

    factor: Factor
    low: str
    high: str
    weights: Weights
    because: str
    source: str

    def said(self, level: Level) -> str:
        """Return an answer as a sentence."""
        return self.high if level is Level.HIGH else self.low


@dataclass(frozen=True, slots=True)
class GoalWeighing:
    """The weights for the most important goal; unlike a factor, a goal has no opposite."""

    goal: Goal
    weights: Weights
    because: str
    source: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit on the score of a type if all answers in `when` are given.

    It rules the type out, with a score of at most `cap`, or puts it clearly below the type `under`.
    """

    type: RelationshipType
    when: dict[Factor, Level]
    because: str
    source: str
    cap: float = 1.0
    under: RelationshipType | None = None

    @property
    def rules_out(self) -> bool:
        """Whether the type is a poor fit then, whatever the other answers are."""
        return self.cap <= POOR_FIT_UP_TO

    @property
    def conditions(self) -> str:
        """The answers in `when` as the end of a sentence, such as “they buy rarely and a purchase is cheap”."""
        said = [weighing.said(self.when[weighing.factor]) for weighing in WEIGHTS if weighing.factor in self.when]
        *words, last = [f"{sentence[0].lower()}{sentence[1:]}" for sentence in said]
        return f"{', '.join(words)} and {last}" if words else last

    @property
    def effect(self) -> str:
        """The consequence for the type, in a few words."""
        return f"ranks below {self.under.label.lower()}" if self.under else "always a poor fit"


WEIGHTS: tuple[Weighing, ...] = (
    Weighing(
        Factor.COMPLEXITY,
        "What they buy is simple",
        "What they buy is complex",
        _weights(3, 3, 1, 1, -3, -2),
        "Complex purchases raise questions on both sides, and a person handles them better than a web page.",
        "Daft and Lengel, Organizational Information Requirements, Media Richness and Structural Design (1986)",
    ),
    Weighing(
        Factor.STAKES,
        "Little is at stake for them",
        "A lot is at stake for them",
        _weights(2, 3, 0, 0, -2, -3),
        "When health, money or worries are involved, people want to be looked after by people.",
        "Berry and Bendapudi, Health Care: A Fertile Field for Service Research (2007)",
    ),
    Weighing(
        Factor.PRICE,
        "A purchase is cheap",
        "A purchase is expensive",
        _weights(3, 2, 0, 1, -2, -2),
        "Customers think carefully about an expensive purchase, and its price can pay for advice. A cheap one can’t.",
        CANVAS,
    ),
    Weighing(
        Factor.CUSTOMISATION,
        "Everyone gets the same offer",
        "The offer must be adapted to each customer",
        _weights(3, 2, 0, 2, -2, 0),
        "To adapt an offer, someone has to find out what the customer needs, or let the customer shape it.",
        "Lovelock, Classifying Services to Gain Strategic Marketing Insights (1983)",
    ),
    Weighing(
        Factor.FREQUENCY,
        "They buy rarely",
        "They buy often",
        _weights(1, 0, 1, 0, 1, 3),
        "Frequent purchases make it worthwhile to know each customer, and automation learns from every purchase.",
        "Lovelock, Classifying Services to Gain Strategic Marketing Insights (1983)",
    ),
    Weighing(
        Factor.SIZE,
        "There are few customers",
        "There are many customers",
        _weights(-3, -2, 2, 1, 3, 3),
        "More customers need more staff, but hardly more technology, and customers can help each other.",
        CANVAS,
    ),
    Weighing(
        Factor.VALUE,
        "Each customer is worth little per year",
        "Each customer is worth a lot per year",
        _weights(3, 1, 0, 0, -2, -1),
        "Looking after a customer must not cost more than the customer brings in.",
        "Reinartz and Kumar, The Mismanagement of Customer Loyalty (2002)",
    ),
    Weighing(
        Factor.HUMAN_CONTACT,
        "They prefer to help themselves",
        "They want to deal with a person",
        _weights(3, 3, 0, 1, -3, -3),
        "Customers who want a person feel turned away by a machine. Those who want speed feel held up by a person.",
        "Meuter, Ostrom, Roundtree and Bitner, Self-Service Technologies (2000)",
    ),
    Weighing(
        Factor.PEER_CONTACT,
        "They don’t want to talk to each other",
        "They want to talk to each other",
        _weights(0, 0, 3, 2, 0, 0),
        "A community works only if its members want to talk to each other.",
        "Muniz and O’Guinn, Brand Community (2001)",
    ),
    Weighing(
        Factor.EXPERTISE,
        "They know little about the subject",
        "They know a lot about the subject",
        _weights(0, -1, 2, 2, 2, 0),
        "Customers who know the subject can help themselves, help others, and help to improve the offer.",
        "Von Hippel, Lead Users: A Source of Novel Product Concepts (1986)",
    ),
    Weighing(
        Factor.CONTRIBUTION,
        "They don’t want to contribute",
        "They are willing to contribute",
        _weights(0, 0, 2, 3, 0, 0),
        "Co-creation takes time and ideas, which customers give only if they want to.",
        "Prahalad and Ramaswamy, Co-creation Experiences (2004)",
    ),
    Weighing(
        Factor.BEHAVIOUR_DATA,
        "We know little about their behaviour",
        "We know a lot about their behaviour",
        _weights(1, 0, 0, 0, -1, 3),
        "Data helps to recognise each customer. Without data, automated services are no better than self-service.",
        "Adomavicius and Tuzhilin, Personalization Technologies (2005)",
    ),
    Weighing(
        Factor.STAFF,
        "We have few skilled people for them",
        "We have enough skilled people for them",
        _weights(3, 3, 0, 1, -1, -1),
        "Personal assistance is only as good as the people who provide it, and it needs enough of them.",
        CANVAS,
    ),
    Weighing(
        Factor.BUDGET,
        "We can spend little on them",
        "We can spend a lot on them",
        _weights(2, 1, -1, 1, -2, 0),
        "Staff cost money every month. What customers do for themselves or for each other costs the least.",
        CANVAS,
    ),
    Weighing(
        Factor.TECHNOLOGY,
        "We have little of the necessary technology",
        "We have the necessary technology",
        _weights(0, -1, 1, 1, 2, 3),
        "Portals and automated services are only as good as the systems behind them.",
        "Meuter, Ostrom, Roundtree and Bitner, Self-Service Technologies (2000)",
    ),
    Weighing(
        Factor.INDUSTRY_CUSTOM,
        "Service in this industry is impersonal",
        "Service in this industry is personal",
        _weights(2, 2, 0, 0, -1, -1),
        "Customers expect what they get from others in the industry.",
        CANVAS,
    ),
    Weighing(
        Factor.BRAND,
        "Our brand is an everyday brand",
        "Our brand is exclusive",
        _weights(3, 2, 1, 0, -3, -1),
        "Customers expect an exclusive brand to look after them. A self-service terminal makes it feel ordinary.",
        "Kapferer and Bastien, The Luxury Strategy (2009)",
    ),
)

GOAL_WEIGHTS: tuple[GoalWeighing, ...] = (
    GoalWeighing(
        Goal.ACQUISITION,
        _weights(0, 2, 1, 0, 1, 1),
        "New customers have questions, and many come because existing customers recommend you.",
        CANVAS,
    ),
    GoalWeighing(
        Goal.RETENTION,
        _weights(2, 1, 2, 2, 0, 1),
        "Customers stay where people know them and where they can take part.",
        CANVAS,
    ),
    GoalWeighing(
        Goal.BOOSTING_SALES,
        _weights(2, 1, 0, 0, 0, 2),
        "To sell more to customers, you have to know what they have and what they need.",
        CANVAS,
    ),
)

LIMITS: tuple[Limit, ...] = (
    Limit(
        RelationshipType.DEDICATED,
        {Factor.VALUE: Level.LOW},
        "What each customer brings in per year can’t pay for a dedicated person.",
        "Reinartz and Kumar, The Mismanagement of Customer Loyalty (2002)",
        cap=0.2,
    ),
    Limit(
        RelationshipType.SELF_SERVICE,
        {Factor.STAKES: Level.HIGH},
        "Nobody should be left alone with a web page when a lot is at stake.",
        "Berry and Bendapudi, Health Care: A Fertile Field for Service Research (2007)",
        cap=0.4,
    ),
    Limit(
        RelationshipType.AUTOMATED,
        {Factor.STAKES: Level.HIGH},
        "Nobody should be left alone with a machine when a lot is at stake.",
        "Berry and Bendapudi, Health Care: A Fertile Field for Service Research (2007)",
        cap=0.4,
    ),
    Limit(
        RelationshipType.COMMUNITIES,
        {Factor.PEER_CONTACT: Level.LOW},
        "Customers who don’t want to talk to each other won’t form a community.",
        "Muniz and O’Guinn, Brand Community (2001)",
        cap=0.3,
    ),
    Limit(
        RelationshipType.CO_CREATION,
        {Factor.CONTRIBUTION: Level.LOW},
        "Customers who don’t want to contribute won’t create anything with you.",
        "Prahalad and Ramaswamy, Co-creation Experiences (2004)",
        cap=0.3,
    ),
    Limit(
        RelationshipType.AUTOMATED,
        {Factor.FREQUENCY: Level.LOW, Factor.PRICE: Level.LOW, Factor.BEHAVIOUR_DATA: Level.LOW},
        "With rare, cheap purchases and no data on behaviour, a machine has nothing to learn from.",
        "Adomavicius and Tuzhilin, Personalization Technologies (2005)",
        under=RelationshipType.SELF_SERVICE,
    ),
)
