"""The names of notes: the first line of their text, short in a list of choices, in quotation marks in a sentence."""

from relationships.document.own_words import OwnWords

OFFERED_LENGTH = 60
SINGLE_MARKS = str.maketrans("“”", "‘’")


def short_name(text: str) -> OwnWords:
    """Return the first line of a note's text."""
    return OwnWords(text.partition("\n")[0])


def offered_name(text: str) -> OwnWords:
    """Return the first line of a note's text, cut to the width of a choice in a list."""
    name = short_name(text)
    return name if len(name) <= OFFERED_LENGTH else OwnWords(f"{name[: OFFERED_LENGTH - 1].rstrip()}…")


def in_quotes(words: str) -> str:
    """Return words in quotation marks; those within become single, so that the first closing one ends the words."""
    # Most words have no marks, and findings quote thousands of them.
    has_marks = "“" in words or "”" in words
    return f"“{words.translate(SINGLE_MARKS) if has_marks else words}”"
