"""The exception raised by formulas."""

from __future__ import annotations


class Unworkable(Exception):
    """A formula has no result. `name` is the invalid input, empty if the result is invalid; `reason` is a sentence."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}" if name else reason)
        self.name = name
        self.reason = reason
