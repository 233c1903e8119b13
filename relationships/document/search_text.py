"""Text comparison regardless of case and of Unicode composition."""

import unicodedata


def fold_text(text: str) -> str:
    """Return a text in NFC and upper case, where “ß” becomes “SS”, for searching. The scripts do the same."""
    return unicodedata.normalize("NFC", text).upper()
