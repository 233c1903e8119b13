"""How well a relationship type suits a segment, and how sure the advice is of it. See `thresholds` for the limits."""

from __future__ import annotations

from django.db import models

from relationships.catalog.thresholds import (
    GOOD_FIT_FROM,
    HIGH_CONFIDENCE_FROM,
    MEDIUM_CONFIDENCE_FROM,
    POOR_FIT_UP_TO,
)


class Fit(models.TextChoices):
    """How well a type suits a segment, the best first."""

    GOOD = "good", "Good fit"
    POSSIBLE = "possible", "Possible"
    POOR = "poor", "Poor fit"


class Confidence(models.TextChoices):
    """How much of what counts for a type is answered."""

    LOW = "low", "Low confidence"
    MEDIUM = "medium", "Medium confidence"
    HIGH = "high", "High confidence"


def fit_at(score: float) -> Fit:
    """Return the fit of a type by its score, from 0 to 1."""
    if score <= POOR_FIT_UP_TO:
        return Fit.POOR
    return Fit.GOOD if score >= GOOD_FIT_FROM else Fit.POSSIBLE


def confidence_at(answered: float) -> Confidence:
    """Return the confidence by the answered share of a type's weight, from 0 to 1."""
    if answered < MEDIUM_CONFIDENCE_FROM:
        return Confidence.LOW
    return Confidence.HIGH if answered >= HIGH_CONFIDENCE_FROM else Confidence.MEDIUM
