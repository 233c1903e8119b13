"""The choices for fields of a customer segment: market pattern, roles, preferences and factors."""

from django.db import models


class MarketPattern(models.TextChoices):
    """The relation between the segments of a canvas; a field of the canvas, not of a segment."""

    MASS = "mass", "Mass market"
    NICHE = "niche", "Niche market"
    SEGMENTED = "segmented", "Segmented"
    DIVERSIFIED = "diversified", "Diversified"
    MULTI_SIDED = "multi_sided", "Multi-sided platform"


class CustomerKind(models.TextChoices):
    """Whether the customers are people or organisations."""

    PRIVATE = "private", "Private customers"
    BUSINESS = "business", "Businesses"


class CustomerRole(models.TextChoices):
    """The role of a segment in a purchase."""

    USER = "user", "Uses it"
    PAYER = "payer", "Pays for it"
    DECIDER = "decider", "Decides"


class ContactPreference(models.TextChoices):
    """What a segment values in its dealings with a company."""

    AUTONOMY = "autonomy", "Autonomy and speed"
    HUMAN_CONTACT = "human_contact", "Human contact"
    BOTH = "both", "Both, depending on the request"


class Period(models.TextChoices):
    """The period that an amount refers to."""

    MONTH = "month", "per month"
    YEAR = "year", "per year"
    ORDER = "order", "per order"


# The question for the main goal of a segment, which decides on a type like the factors below.
WHICH_GOAL = "Which goal matters most for this segment?"


class Level(models.TextChoices):
    """A rough magnitude."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


class Factor(models.TextChoices):
    """A criterion for choosing a relationship type: about the segment, its purchases, or the company's resources."""

    COMPLEXITY = "complexity", "How complex is what they buy?"
    STAKES = "stakes", "How much is at stake for them (health, money, peace of mind)?"
    PRICE = "price", "How expensive is a purchase?"
    CUSTOMISATION = "customisation", "How much does the offer have to be adapted to each customer?"
    FREQUENCY = "frequency", "How often do they buy?"
    SIZE = "size", "How many customers are in this segment?"
    VALUE = "value", "How much is one customer worth to us per year?"
    HUMAN_CONTACT = "human_contact", "How much do they want to deal with a person?"
    PEER_CONTACT = "peer_contact", "How much do they want to talk to each other?"
    EXPERTISE = "expertise", "How much do they know about the subject?"
    CONTRIBUTION = "contribution", "How willing are they to contribute?"
    BEHAVIOUR_DATA = "behaviour_data", "How much do we know about their behaviour?"
    STAFF = "staff", "How many skilled people do we have for them?"
    BUDGET = "budget", "How much can we spend on them?"
    TECHNOLOGY = "technology", "How much of the necessary technology do we have?"
    INDUSTRY_CUSTOM = "industry_custom", "How personal is service in this industry?"
    BRAND = "brand", "How exclusive is our brand?"
