"""File names made from titles."""

import re
import unicodedata

LONGEST_NAME = 80
# Windows is the strictest: it also rejects names that end in a dot and names of devices.
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]+')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(title: str, ending: str) -> str:
    """Return a name based on the title that is valid on every operating system."""
    shown = "".join(" " if unicodedata.category(letter).startswith(("C", "Z")) else letter for letter in title)
    name = " ".join(NOT_IN_NAMES.sub(" ", shown).split())[:LONGEST_NAME].strip(". ")
    return f"canvas {name}".strip() + ending if not name or DEVICES.fullmatch(name) else name + ending
