"""Lists that are typed as text: questions and steps of a lesson one per line, tags with commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from relationships.cases.case_file import MOST_MINUTES
from relationships.document.naming import in_quotes

STEP = re.compile(r"([0-9]{1,3})\s+(?:min(?:utes)?\s+)?(\S.*)")
WRONG_STEP = "Begin each line with a number of minutes from 1 to {}, such as: 10 Read the story. This line doesn’t: {}"


def parse_lines(text: str) -> list[str]:
    """Return the lines that are not empty."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def show_lines(lines: Iterable[str]) -> str:
    """Return lines as they are typed."""
    return "\n".join(lines)


def parse_tags(text: str) -> list[str]:
    """Return the tags of a line, in lower case, each once."""
    return list(dict.fromkeys(tag.strip().lower() for tag in text.split(",") if tag.strip()))


def parse_plan(text: str) -> list[dict[str, Any]]:
    """Return the steps of a lesson. Raise ValidationError for a line without its minutes."""
    return [_parse_step(line) for line in parse_lines(text)]


def _parse_step(line: str) -> dict[str, Any]:
    found = STEP.fullmatch(line)
    if not found or not 1 <= int(found[1]) <= MOST_MINUTES:
        raise ValidationError(WRONG_STEP.format(MOST_MINUTES, in_quotes(line[:60])))
    return {"minutes": int(found[1]), "activity": found[2]}


def show_plan(steps: Iterable[Mapping[str, Any]]) -> str:
    """Return the steps of a lesson as they are typed."""
    return "\n".join(f"{step['minutes']} {step['activity']}" for step in steps)
