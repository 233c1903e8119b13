"""Whether answers are English sentences about something, or nonsense, or in another language."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from relationships.drafting.lexicon import FOREIGN_WORDS, FUNCTION_WORDS
from relationships.drafting.words import Word

# Of the words of both answers. Own judgement, tried with the test pairs.
FOREIGN_SHARE = 0.12
LATIN_SHARE = 0.7
# The fewest different words with a meaning of their own.
FEWEST_WORDS = 3
VOWELS = frozenset("aeiouy")
MOST_CONSONANTS = 5


class Unclear(StrEnum):
    """Why no draft can be made from the answers."""

    TOO_SHORT = "too short"
    FOREIGN = "not English"
    NONSENSE = "no words"
    NOBODY = "no segment"
    UNMATCHED = "no pattern"


def judge(words: Sequence[Word], text: str) -> Unclear | None:
    """Return why the answers can't be understood; None if they seem to be English."""
    if _is_in_other_letters(text):
        return Unclear.FOREIGN
    foreign = sum(word.folded in FOREIGN_WORDS and word.folded not in FUNCTION_WORDS for word in words)
    english = sum(word.folded in FUNCTION_WORDS for word in words)
    if foreign > english and foreign > FOREIGN_SHARE * len(words):
        return Unclear.FOREIGN
    content = [word for word in words if word.folded not in FUNCTION_WORDS and not word.folded.isdigit()]
    if len({word.stem for word in content}) < FEWEST_WORDS:
        return Unclear.TOO_SHORT
    if 2 * sum(not _can_be_spoken(word.folded) for word in content) > len(content):
        return Unclear.NONSENSE
    return None


def _is_in_other_letters(text: str) -> bool:
    """Return whether many letters belong to another script, such as Greek or Arabic."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(letter.isascii() or "LATIN" in unicodedata.name(letter, "") for letter in letters)
    return bool(letters) and latin < LATIN_SHARE * len(letters)


def _can_be_spoken(word: str) -> bool:
    """Return whether a word has vowels, and consonants between them that can be spoken."""
    if not VOWELS & set(word):
        return len(word) <= MOST_CONSONANTS and word.isalnum() and len(word) > 1
    run = 0
    for letter in word:
        run = 0 if letter in VOWELS or not letter.isalpha() else run + 1
        if run > MOST_CONSONANTS:
            return False
    return True
