"""How texts are compared where neither case nor the way a letter is put together counts."""

import unicodedata


def folded(text: str) -> str:
    """A text to search in: with “ä” as one character, in capitals, in which “ß” is “SS”. Scripts do the same."""
    return unicodedata.normalize("NFC", text).upper()
