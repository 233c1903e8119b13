"""The one error that working out an indicator can end in."""

from __future__ import annotations


class Unworkable(Exception):
    """Nothing came out: `name` is the input at fault, empty where it is the result; `reason` says why in a sentence."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}" if name else reason)
        self.name = name
        self.reason = reason
