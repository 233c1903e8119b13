"""Phrases that the sentences of History share: what a note, a block or a list of things is called in them."""

from __future__ import annotations

from collections.abc import Sequence

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.document.naming import short_name

NAME_LENGTH = 80


def quoted(text: str) -> str:
    """Return the first line of a text in quotation marks, cut to 80 characters."""
    return f"“{short_name(text)[:NAME_LENGTH]}”"


def block_name(block: Block) -> str:
    """Return the name of a block."""
    return str(block.label)


def goal_name(goal: Goal) -> str:
    """Return a goal as sentences name it."""
    return f"the goal {goal.label.lower()}"


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence; “nothing” where there are none."""
    *others, last = words or ["nothing"]
    return f"{', '.join(others)} and {last}" if others else last
