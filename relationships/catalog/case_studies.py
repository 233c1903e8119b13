"""The choices for fields of a case study: industry, outcome of the relationship, and state of a source."""

from django.db import models


class Industry(models.TextChoices):
    """The industry of the company."""

    RETAIL = "retail", "Retail"
    FOOD_SERVICE = "food_service", "Food service"
    MEDIA = "media", "Media"
    TELECOMMUNICATIONS = "telecommunications", "Telecommunications"
    FINANCIAL_SERVICES = "financial_services", "Financial services"
    TRAVEL = "travel", "Travel"
    CONSUMER_GOODS = "consumer_goods", "Consumer goods"
    ELECTRONICS = "electronics", "Electronics"
    HEALTH = "health", "Health"
    SOFTWARE = "software", "Software"
    OTHER = "other", "Other"


class CaseOutcome(models.TextChoices):
    """What became of the relationship with the customers, which is not what became of the company."""

    SUCCEEDED = "succeeded", "Succeeded"
    FAILED = "failed", "Failed"
    MIXED = "mixed", "Mixed"
    ILLUSTRATION = "illustration", "Illustration"


class SourceState(models.TextChoices):
    """Whether somebody has looked a source up."""

    VERIFIED = "verified", "Verified"
    UNVERIFIED = "unverified", "Not yet verified"
    DEAD = "dead", "No longer available"
