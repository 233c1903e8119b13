"""Constraints shared by several models."""

from django.db import models


def one_of(field: str, choices: type[models.TextChoices], *, name: str, blank: bool = False) -> models.CheckConstraint:
    """Return a constraint that restricts a field to the values of an enumeration, and the empty string if blank."""
    values = [*choices.values, ""] if blank else list(choices.values)
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": values}), name=name)
