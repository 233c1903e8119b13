"""Recognition of ids that were chosen so that a set of them takes quadratic time.

Python's hash of a UUID is its number modulo a constant. Anybody can write thousands of ids with the same hash into a
file; ids that were made at random do not share one.
"""

import re
import sys
from collections import Counter

# An id as pydantic reads it: in quotation marks, with or without hyphens, `urn:uuid:` or braces.
ID = re.compile(r'"(?:urn:uuid:|\{)?([0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12})\}?"')
MOST_OF_ONE_HASH = 16


def has_chosen_ids(text: str) -> bool:
    """Return whether a JSON text contains many ids with the same hash."""
    ids = {found.replace("-", "").lower() for found in ID.findall(text)}
    hashes = Counter(int(digits, 16) % sys.hash_info.modulus for digits in ids)
    return max(hashes.values(), default=0) > MOST_OF_ONE_HASH
