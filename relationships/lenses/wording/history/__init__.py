"""Descriptions of the changes of a canvas."""

from relationships.lenses.wording.history.days import group_by_day
from relationships.lenses.wording.history.large_changes import load_changes
from relationships.lenses.wording.history.sentences import confirmation, original, sentence

__all__ = ["confirmation", "group_by_day", "load_changes", "original", "sentence"]
