"""The key of a finding, by which a dismissal refers to it."""

import hashlib
from uuid import UUID


def finding_key(rule: str, about: tuple[UUID, ...]) -> str:
    """Return the key of the finding of a rule about some notes, in any order: 16 hexadecimal digits."""
    return digest([rule, *sorted(map(str, about))])


def digest(words: list[str]) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of some words, one per line."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
