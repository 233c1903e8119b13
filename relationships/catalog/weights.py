"""The weights for choosing a relationship type, with the reason and source of each row.

A weight from -3 to 3 is the evidence of a *high* answer for a type; a low answer has the opposite weight, a medium one
none. The numbers are this project's judgement of the sources named. They serve for ranking, not for measuring.
"""

from dataclasses import dataclass

from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
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
    """A limit on the score of a type if all answers in `when` are given: at most `cap`, or below that of `under`."""

    type: RelationshipType
    when: dict[Factor, Level]
    because: str
    source: str
    cap: float = 1.0
    under: RelationshipType | None = None

    @property
    def effect(self) -> str:
        """The consequence for the type, in a few words."""
        return f"stays below {self.under.label.lower()}" if self.under else f"gets {self.cap} at most"


WEIGHTS: tuple[Weighing, ...] = (
    Weighing(
        Factor.COMPLEXITY,
        "What they buy is simple",
        "What they buy is complex",
        _weights(3, 3, 1, 1, -3, -2),
        "A complex matter needs questions in both directions, which a person takes better than a page.",
        "Daft and Lengel, Organizational Information Requirements, Media Richness and Structural Design (1986)",
    ),
    Weighing(
        Factor.STAKES,
        "Little is at stake for them",
        "Much is at stake for them",
        _weights(2, 3, 0, 0, -2, -3),
        "Where fear, health or money are involved, people want to be looked after by people.",
        "Berry and Bendapudi, Health Care: A Fertile Field for Service Research (2007)",
    ),
    Weighing(
        Factor.PRICE,
        "A purchase is cheap to them",
        "A purchase is dear to them",
        _weights(3, 2, 0, 1, -2, -2),
        "A dear purchase is thought over and can carry the cost of advice; a cheap one cannot.",
        CANVAS,
    ),
    Weighing(
        Factor.CUSTOMISATION,
        "Everybody gets the same",
        "It must be adapted to each of them",
        _weights(3, 2, 0, 2, -2, 0),
        "To adapt something to a customer, somebody has to find out what the customer needs, or let them shape it.",
        "Lovelock, Classifying Services to Gain Strategic Marketing Insights (1983)",
    ),
    Weighing(
        Factor.FREQUENCY,
        "They buy rarely",
        "They buy often",
        _weights(1, 0, 1, 0, 1, 3),
        "Automation pays by repetition, and learns from it.",
        "Lovelock, Classifying Services to Gain Strategic Marketing Insights (1983)",
    ),
    Weighing(
        Factor.SIZE,
        "They are few",
        "They are many",
        _weights(-3, -2, 2, 1, 3, 3),
        "Staff grow with the number of customers; machines and customers who help each other hardly do.",
        CANVAS,
    ),
    Weighing(
        Factor.VALUE,
        "Each is worth little a year",
        "Each is worth much a year",
        _weights(3, 1, 0, 0, -2, -1),
        "What a customer brings in a year is the most that looking after them may cost.",
        "Reinartz and Kumar, The Mismanagement of Customer Loyalty (2002)",
    ),
    Weighing(
        Factor.HUMAN_CONTACT,
        "They prefer to manage by themselves",
        "They want a person",
        _weights(3, 3, 0, 1, -3, -3),
        "Who wants a person and gets a machine feels turned away; who wants speed feels held up by a person.",
        "Meuter, Ostrom, Roundtree and Bitner, Self-Service Technologies (2000)",
    ),
    Weighing(
        Factor.PEER_CONTACT,
        "They have no wish to talk to each other",
        "They want to talk to each other",
        _weights(0, 0, 3, 2, 0, 0),
        "A community lives by its members' wish to meet, not by the company's wish to have one.",
        "Muniz and O'Guinn, Brand Community (2001)",
    ),
    Weighing(
        Factor.EXPERTISE,
        "They know little of the subject",
        "They know much of the subject",
        _weights(0, -1, 2, 2, 2, 0),
        "Who knows the subject can help themselves, help others, and help to make it better.",
        "Von Hippel, Lead Users: A Source of Novel Product Concepts (1986)",
    ),
    Weighing(
        Factor.CONTRIBUTION,
        "They do not want to contribute",
        "They are willing to contribute",
        _weights(0, 0, 2, 3, 0, 0),
        "Co-creation asks for time and ideas that customers give only of their own will.",
        "Prahalad and Ramaswamy, Co-creation Experiences (2004)",
    ),
    Weighing(
        Factor.BEHAVIOUR_DATA,
        "We know little of their behaviour",
        "We know much of their behaviour",
        _weights(1, 0, 0, 0, -1, 3),
        "An automated service recognises the individual by data; without them it is self-service.",
        "Adomavicius and Tuzhilin, Personalization Technologies (2005)",
    ),
    Weighing(
        Factor.STAFF,
        "We have hardly any skilled people for them",
        "We have skilled people for them",
        _weights(3, 3, 0, 1, -1, -1),
        "Personal assistance is as good as the people who give it, and there must be enough of them.",
        CANVAS,
    ),
    Weighing(
        Factor.BUDGET,
        "We can spend little on them",
        "We can spend much on them",
        _weights(2, 1, -1, 1, -2, 0),
        "People cost every month; what customers do themselves or for each other costs least to run.",
        CANVAS,
    ),
    Weighing(
        Factor.TECHNOLOGY,
        "We have hardly any technology for it",
        "We have the technology for it",
        _weights(0, -1, 1, 1, 2, 3),
        "Portals and automated services stand or fall with the systems behind them.",
        "Meuter, Ostrom, Roundtree and Bitner, Self-Service Technologies (2000)",
    ),
    Weighing(
        Factor.INDUSTRY_CUSTOM,
        "The custom of the industry is impersonal",
        "The custom of the industry is personal",
        _weights(2, 2, 0, 0, -1, -1),
        "Customers compare with what they are used to elsewhere.",
        CANVAS,
    ),
    Weighing(
        Factor.BRAND,
        "The brand is an everyday one",
        "The brand is an exclusive one",
        _weights(3, 2, 1, 0, -3, -1),
        "A luxury is handed over by somebody; who queues at a terminal has bought something else.",
        "Kapferer and Bastien, The Luxury Strategy (2009)",
    ),
)

GOAL_WEIGHTS: tuple[GoalWeighing, ...] = (
    GoalWeighing(
        Goal.ACQUISITION,
        _weights(0, 2, 1, 0, 1, 1),
        "New customers have questions, and come through those who are customers already.",
        CANVAS,
    ),
    GoalWeighing(
        Goal.RETENTION,
        _weights(2, 1, 2, 2, 0, 1),
        "One stays where one is known, and where one has a part in it.",
        CANVAS,
    ),
    GoalWeighing(
        Goal.BOOSTING_SALES,
        _weights(2, 1, 0, 0, 0, 2),
        "To sell more to somebody one must know what they have and what they need.",
        CANVAS,
    ),
)

LIMITS: tuple[Limit, ...] = (
    Limit(
        RelationshipType.DEDICATED,
        {Factor.VALUE: Level.LOW},
        "A person of their own cannot be paid out of what each of them brings in a year.",
        "Reinartz and Kumar, The Mismanagement of Customer Loyalty (2002)",
        cap=0.2,
    ),
    Limit(
        RelationshipType.SELF_SERVICE,
        {Factor.STAKES: Level.HIGH},
        "Nobody should be alone with a page where much is at stake for them.",
        "Berry and Bendapudi, Health Care: A Fertile Field for Service Research (2007)",
        cap=0.4,
    ),
    Limit(
        RelationshipType.AUTOMATED,
        {Factor.STAKES: Level.HIGH},
        "Nobody should be alone with a machine where much is at stake for them.",
        "Berry and Bendapudi, Health Care: A Fertile Field for Service Research (2007)",
        cap=0.4,
    ),
    Limit(
        RelationshipType.COMMUNITIES,
        {Factor.PEER_CONTACT: Level.LOW},
        "Customers who do not want to talk to each other make no community.",
        "Muniz and O'Guinn, Brand Community (2001)",
        cap=0.3,
    ),
    Limit(
        RelationshipType.CO_CREATION,
        {Factor.CONTRIBUTION: Level.LOW},
        "Customers who do not want to contribute create nothing with you.",
        "Prahalad and Ramaswamy, Co-creation Experiences (2004)",
        cap=0.3,
    ),
    Limit(
        RelationshipType.AUTOMATED,
        {Factor.FREQUENCY: Level.LOW, Factor.PRICE: Level.LOW, Factor.BEHAVIOUR_DATA: Level.LOW},
        "Rare and cheap purchases without data on behaviour give a machine nothing to learn from.",
        "Adomavicius and Tuzhilin, Personalization Technologies (2005)",
        under=RelationshipType.SELF_SERVICE,
    ),
)
