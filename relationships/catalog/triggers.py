"""What makes a relationship change from one stage to the next: usual triggers, each as a sentence to begin with.

Source: what courses on customer relationships in business models name: the number and diversity of customers, their
needs, one's own resources, strategy, and a market that moves.
"""

from dataclasses import dataclass

from django.db import models


class Trigger(models.TextChoices):
    """A usual trigger of a change."""

    NUMBER = "number", "Number of customers"
    DIVERSITY = "diversity", "Diversity of customers"
    NEEDS = "needs", "Their needs"
    RESOURCES = "resources", "Our resources"
    STRATEGY = "strategy", "Our strategy"
    MARKET = "market", "The market"


@dataclass(frozen=True, slots=True)
class TriggerInfo:
    """A trigger as a sentence for the note of a relationship, and what to watch for it."""

    trigger: Trigger
    sentence: str
    watch: str


TRIGGERS: dict[Trigger, TriggerInfo] = {
    info.trigger: info
    for info in (
        TriggerInfo(
            Trigger.NUMBER,
            "There are more customers than we can serve in this way.",
            "capacity used, time to resolution",
        ),
        TriggerInfo(
            Trigger.DIVERSITY,
            "New customers are unlike the first ones and expect something else.",
            "who asks for what, satisfaction by group",
        ),
        TriggerInfo(
            Trigger.NEEDS,
            "Customers know the product by now and need us for other things.",
            "which questions come again and again, effort score",
        ),
        TriggerInfo(
            Trigger.RESOURCES,
            "We gain, or lose, the people, money or technology that it takes.",
            "cost to serve a customer, budget, posts to fill",
        ),
        TriggerInfo(
            Trigger.STRATEGY,
            "The goal changes: from winning customers to keeping them and selling them more.",
            "acquisition cost, retention, revenue per customer",
        ),
        TriggerInfo(
            Trigger.MARKET,
            "Rivals or new technology change what customers take for granted.",
            "offers of rivals, reasons given by those who leave",
        ),
    )
}
