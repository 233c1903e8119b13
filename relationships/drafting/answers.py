"""The two answers that a draft is made from, and the limit of their length."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.catalog.goals import Stage
from relationships.errors import Refused
from relationships.formats import format_number

LONGEST_ANSWER = 10_000
TOO_LONG = "This answer has {} characters. At most {} are allowed."


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered; `pattern` is the key of a pattern that they chose."""

    problem: str
    for_whom: str
    name: str = ""
    stage: Stage = Stage.IDEA
    pattern: str = ""


def require_length(answer: str) -> None:
    """Raise Refused, saying how long the answer may be, if it is longer."""
    if len(answer) > LONGEST_ANSWER:
        raise Refused(TOO_LONG.format(format_number(len(answer)), format_number(LONGEST_ANSWER)))
