"""Names of files, made of titles."""

import re
import unicodedata

LONGEST_NAME = 80
# Windows, the strictest, takes none of these, and no name that ends in a dot or is a device's.
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]+')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(title: str, ending: str) -> str:
    """A name that every system takes, as close to the title as that allows."""
    shown = "".join(" " if unicodedata.category(letter).startswith(("C", "Z")) else letter for letter in title)
    name = " ".join(NOT_IN_NAMES.sub(" ", shown).split())[:LONGEST_NAME].strip(". ")
    return f"canvas {name}".strip() + ending if not name or DEVICES.fullmatch(name) else name + ending
