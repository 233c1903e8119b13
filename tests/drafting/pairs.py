"""The pairs of answers of the tests, and the drafts made from them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from relationships.drafting.answers import Answers
from relationships.drafting.draft import Draft, make_draft

HERE = Path(__file__).parent
PAIRS: list[dict[str, Any]] = json.loads((HERE / "pairs.json").read_text())
RELATIONS: dict[str, list[dict[str, Any]]] = json.loads((HERE / "relations.json").read_text())
# Patterns that experts name, and that are the same as one of the table under another name.
SAME = {"hidden_revenue": "advertising"}


@cache
def drafted(problem: str, for_whom: str, pattern: str = "") -> Draft:
    """Return the draft of two answers; fail if a question is asked instead."""
    draft = make_draft(Answers(problem, for_whom, pattern=pattern))
    assert isinstance(draft, Draft), f"{draft.reason} {problem} / {for_whom}"
    return draft


def draft_of(pair: dict[str, str]) -> Draft:
    """Return the draft of a pair."""
    return drafted(pair["problem"], pair["for_whom"])


def spelled_out(answer: Any) -> str:
    """Return an answer, which the file may describe as a repeated text."""
    return answer if isinstance(answer, str) else answer["repeat"] * answer["times"]


def texts(draft: Draft) -> set[str]:
    """Return the texts of the notes with their blocks."""
    return {f"{one.block}: {one.note.text}" for one in draft.proposals}
