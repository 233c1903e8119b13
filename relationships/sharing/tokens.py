"""Secret tokens of invitations and links, of which only a hash is stored."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32


def make_token() -> str:
    """Return a new URL-safe token of 256 random bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token in hexadecimal.

    Rows are looked up by the hash, so that the timing of the look-up tells nothing about the token. A slow hash, as
    for passwords, would add nothing, because 256 random bits cannot be guessed.
    """
    return hashlib.sha256(token.encode()).hexdigest()
