"""The common triggers of a change in a relationship from one stage to the next, with a sentence to start from.

Source: courses on customer relationships in business models, which name the number and diversity of customers, their
needs, the company's resources and strategy, and changes in the market.
"""

from django.db import models


class Trigger(models.TextChoices):
    """A common trigger of a change."""

    NUMBER = "number", "Number of customers"
    DIVERSITY = "diversity", "Diversity of customers"
    NEEDS = "needs", "Customers’ needs"
    RESOURCES = "resources", "Our resources"
    STRATEGY = "strategy", "Our strategy"
    MARKET = "market", "The market"


SENTENCES: dict[Trigger, str] = {
    Trigger.NUMBER: "We have more customers than we can serve in this way.",
    Trigger.DIVERSITY: "New customers differ from the first ones and expect something else.",
    Trigger.NEEDS: "Customers know the product well by now and need us for other things.",
    Trigger.RESOURCES: "We gain or lose the people, money or technology that the relationship needs.",
    Trigger.STRATEGY: "The goal changes: from winning customers to keeping them and selling them more.",
    Trigger.MARKET: "Competitors or new technology change what customers take for granted.",
}
