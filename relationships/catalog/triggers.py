"""What makes a relationship change from one stage to the next: usual triggers, each as a sentence to begin with.

Source: what courses on customer relationships in business models name: the number and diversity of customers, their
needs, one's own resources, strategy, and a market that moves.
"""

from django.db import models


class Trigger(models.TextChoices):
    """A usual trigger of a change."""

    NUMBER = "number", "Number of customers"
    DIVERSITY = "diversity", "Diversity of customers"
    NEEDS = "needs", "Their needs"
    RESOURCES = "resources", "Our resources"
    STRATEGY = "strategy", "Our strategy"
    MARKET = "market", "The market"


SENTENCES: dict[Trigger, str] = {
    Trigger.NUMBER: "There are more customers than we can serve in this way.",
    Trigger.DIVERSITY: "New customers are unlike the first ones and expect something else.",
    Trigger.NEEDS: "Customers know the product by now and need us for other things.",
    Trigger.RESOURCES: "We gain, or lose, the people, money or technology that it takes.",
    Trigger.STRATEGY: "The goal changes: from winning customers to keeping them and selling them more.",
    Trigger.MARKET: "Rivals or new technology change what customers take for granted.",
}
