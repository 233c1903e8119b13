"""Recognition of ids that were chosen so that a set of them takes quadratic time.

Python's hash of a UUID is its number modulo a constant. Anybody can write thousands of ids with the same hash into a
file; ids that were made at random do not share one.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable

# An id as pydantic reads it: with or without hyphens, `urn:uuid:` or braces.
ID = re.compile(r"(?:urn:uuid:|\{)?([0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12})\}?")
MOST_OF_ONE_HASH = 16


def has_chosen_ids(texts: Iterable[str]) -> bool:
    """Return whether many of the ids among these texts have the same hash."""
    ids = {found[1].replace("-", "").lower() for found in map(ID.fullmatch, texts) if found}
    hashes = Counter(int(digits, 16) % sys.hash_info.modulus for digits in ids)
    return max(hashes.values(), default=0) > MOST_OF_ONE_HASH
