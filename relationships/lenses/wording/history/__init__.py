"""The changes of a canvas in words."""

from relationships.lenses.wording.history.days import days_of
from relationships.lenses.wording.history.sentences import original, sentence, told_of

__all__ = ["days_of", "original", "sentence", "told_of"]
