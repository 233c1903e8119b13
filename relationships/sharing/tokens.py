"""Secret tokens: whoever holds one may do what it stands for, so only a hash of it is ever kept."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32


def make_token() -> str:
    """A new token of 256 random bits, in characters that a URL takes as they are."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """The SHA-256 of a token in hexadecimal.

    Rows are looked up by it: what the time of a look-up tells about a hash tells nothing about a token. A slow hash,
    as for passwords, would add nothing, because nobody can guess 256 bits.
    """
    return hashlib.sha256(token.encode()).hexdigest()
