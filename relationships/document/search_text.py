"""Text comparison regardless of case and of Unicode composition."""

import unicodedata
from collections.abc import Iterator

# Putting combining characters into their order takes quadratic time, so text is composed in pieces of this length.
PIECE = 32


def fold_text(text: str) -> str:
    """Return a text in NFC and upper case, where “ß” becomes “SS”, for searching. The scripts do the same."""
    return compose(text).upper()


def compose(text: str) -> str:
    """Return a text in NFC, in linear time."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFC", piece) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a text, which end before a character that combines with none before, if one is near."""
    start = 0
    while start < len(text):
        end = start + PIECE
        while end < min(len(text), start + 2 * PIECE) and unicodedata.combining(text[end]):
            end += 1
        yield text[start:end]
        start = end
