"""Text comparison regardless of case and of Unicode composition."""

import re
import unicodedata
from collections.abc import Iterator

# Putting combining characters into their order takes quadratic time, so text is composed in pieces of this length.
PIECE = 32
# Texts of these characters are in NFC: none of them is written differently, or joined with one before it. They are
# letters of Latin, Greek, Cyrillic, Hebrew and Arabic, usual punctuation, kana, ideographs and Hangul.
COMPOSED = re.compile(
    r"[\x00-\u02ff\u0388-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u2010-\u2027\u20a0-\u20bf"
    r"\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]*+"
)


def fold_text(text: str) -> str:
    """Return a text in NFC and upper case, where “ß” becomes “SS”, for searching. The scripts do the same."""
    return compose(text).upper()


def compose(text: str) -> str:
    """Return a text in NFC, in linear time."""
    if text.isascii() or COMPOSED.fullmatch(text):
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
