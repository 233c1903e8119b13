"""Descriptions of the changes of a canvas."""

from relationships.lenses.wording.history.days import days_of
from relationships.lenses.wording.history.sentences import confirmation, original, sentence

__all__ = ["confirmation", "days_of", "original", "sentence"]
