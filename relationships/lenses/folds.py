"""The folds of a note's details: groups of fields that are closed at first, each with a line on what is in it."""

from __future__ import annotations

from django.db import models

from relationships.catalog.blocks import Block


class Fold(models.TextChoices):
    """A fold; its value is part of the ids in the drawer."""

    WHO = "who", "Who they are"
    WORTH = "worth", "Size and value"
    PREFERENCES = "preferences", "Preferences"
    FACTORS = "factors", "Deciding factors"
    DECLINED = "declined", "Goals we’re not pursuing"
    EVIDENCE = "evidence", "Evidence"
    EXPERIMENT = "experiment", "Experiment"
    COSTS = "costs", "Costs"
    LINKS = "links", "Links"
    MEANS = "means", "How it works"
    EVOLUTION = "evolution", "Evolution"
    INDICATORS = "indicators", "Indicators and reviews"
    DUTIES = "duties", "Responsibilities"


OF_NOTES = (Fold.EVIDENCE, Fold.EXPERIMENT)
OF_SEGMENTS = (Fold.WHO, Fold.WORTH, Fold.PREFERENCES, Fold.FACTORS, Fold.DECLINED, *OF_NOTES, Fold.INDICATORS)
OF_RELATIONSHIPS = (
    Fold.EVIDENCE,
    Fold.COSTS,
    Fold.LINKS,
    Fold.MEANS,
    Fold.EVOLUTION,
    Fold.INDICATORS,
    Fold.DUTIES,
)


def folds_of(block: Block) -> tuple[Fold, ...]:
    """Return the folds of a note of a block, in their order."""
    if block is Block.CUSTOMER_RELATIONSHIPS:
        return OF_RELATIONSHIPS
    return OF_SEGMENTS if block is Block.CUSTOMER_SEGMENTS else OF_NOTES
