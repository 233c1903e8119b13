"""Limits of how often each user may do something within an hour, counted in the cache that all processes share."""

import math
import time
from dataclasses import dataclass

from django.core.cache import cache

from relationships.formulas.rounding import counted

HOUR_SECONDS = 60 * 60
TOO_OFTEN = "You’ve {} this hour. Wait {}, then try again."


@dataclass(frozen=True, slots=True)
class HourlyLimit:
    """How often each user may do something within an hour of the clock.

    `done` says what a user has done who has done it that often, such as “sent {} invitations”.
    """

    name: str
    most: int
    done: str

    def refusal(self, user_id: int) -> str:
        """Count one more time; return an empty text, or why it is one too many and how long to wait."""
        hour, passed = divmod(time.time(), HOUR_SECONDS)
        key = f"{self.name}:{user_id}:{hour:.0f}"
        if cache.add(key, 1, HOUR_SECONDS) or cache.incr(key) <= self.most:
            return ""
        minutes = math.ceil((HOUR_SECONDS - passed) / 60)
        return TOO_OFTEN.format(self.done.format(self.most), counted(minutes, "minute"))
