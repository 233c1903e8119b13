"""Phrases that the sentences of the history share."""

from __future__ import annotations

from collections.abc import Sequence

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.document.naming import in_quotes, short_name

NAME_LENGTH = 80


def quoted(text: str) -> str:
    """Return the first line of a text in quotation marks, cut to 80 characters."""
    return in_quotes(short_name(text)[:NAME_LENGTH])


def block_name(block: Block) -> str:
    return str(block.label)


def goal_name(goal: Goal) -> str:
    """Return the phrase for a goal."""
    return f"the {goal.label.lower()} goal"


def joined(words: Sequence[str]) -> str:
    """Return words joined by commas and “and”, or “nothing” if there are none."""
    *others, last = words or ["nothing"]
    return f"{', '.join(others)} and {last}" if others else last
