"""Descriptions of the changes of a canvas."""

from relationships.lenses.wording.history.days import Day, group_by_day
from relationships.lenses.wording.history.large_changes import loaded_changes
from relationships.lenses.wording.history.sentences import confirmation, original, sentence

__all__ = ["Day", "confirmation", "group_by_day", "loaded_changes", "original", "sentence"]
