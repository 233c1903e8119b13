"""The changes of a canvas in words."""

from relationships.lenses.wording.history.notes import days_of, original, sentence, told_of

__all__ = ["days_of", "original", "sentence", "told_of"]
