"""The goals of the customer lifecycle, the stages of a business, the status of a note, and yes-or-no answers."""

from collections.abc import Iterable

from django.db import models


class Goal(models.TextChoices):
    """The goal of a relationship: one of the three motivations of Business Model Generation (2010)."""

    ACQUISITION = "acquisition", "Acquisition"
    RETENTION = "retention", "Retention"
    BOOSTING_SALES = "boosting_sales", "Boosting sales"


TACTICS: dict[Goal, tuple[str, ...]] = {
    Goal.ACQUISITION: ("Content marketing", "Referral programme", "Free trial or free tier", "Targeted outreach"),
    Goal.RETENTION: ("Personal communication", "Loyalty programme", "Proactive support", "Removing known annoyances"),
    Goal.BOOSTING_SALES: ("Personal recommendations", "Targeted offers", "Upselling", "Cross-selling"),
}


def goal_names(goals: Iterable[Goal]) -> str:
    """Return the names of goals as a list within a sentence."""
    return ", ".join(Goal(goal).label.lower() for goal in goals)


class Stage(models.TextChoices):
    """The maturity of a business."""

    IDEA = "idea", "Idea"
    START_UP = "start_up", "Start-up"
    GROWTH = "growth", "Growth"
    MATURE = "mature", "Mature"


class Status(models.TextChoices):
    """The certainty of a note."""

    FACT = "fact", "Fact"
    ASSUMPTION = "assumption", "Assumption"
    TESTING = "testing", "Testing"
    VALIDATED = "validated", "Validated"
    INVALIDATED = "invalidated", "Invalidated"


# The statuses of which a card says nothing: they call for no attention, and most notes have one of them.
QUIET: frozenset[str] = frozenset({Status.FACT, Status.ASSUMPTION})


class Answer(models.TextChoices):
    """The answer to a yes-or-no question; a question without one is not answered."""

    YES = "yes", "Yes"
    NO = "no", "No"
