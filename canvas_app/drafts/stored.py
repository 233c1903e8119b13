"""The draft that somebody works on, kept in the session: its answers, and what they decided about each note.

The notes are not kept, since the same answers give the same draft. A session lasts through signing up and in, and is
deleted when it expires (`SESSION_COOKIE_AGE`).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from relationships.catalog.goals import Stage
from relationships.drafting.answers import Answers

KEY = "draft"


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """The answers, and by the ids of notes whether they are kept (“keep”, “drop”) and their texts if edited."""

    answers: Answers
    verdicts: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def with_pattern(self, key: str) -> StoredDraft:
        """Return the draft of another pattern, whose notes are others."""
        return StoredDraft(replace(self.answers, pattern=key))


def read_draft(session: SessionBase) -> StoredDraft | None:
    """Return the draft of a session; None if there is none, or one that an older version has written."""
    try:
        kept: dict[str, Any] = session[KEY]
        answers = Answers(**{**kept["answers"], "stage": Stage(kept["answers"]["stage"])})
        return StoredDraft(answers, dict(kept["verdicts"]), dict(kept["texts"]))
    except (KeyError, TypeError, ValueError):
        return None


def keep_draft(session: SessionBase, draft: StoredDraft) -> None:
    """Keep a draft in the session, in place of an earlier one."""
    answers = asdict(draft.answers) | {"stage": str(draft.answers.stage)}
    session[KEY] = {"answers": answers, "verdicts": draft.verdicts, "texts": draft.texts}


def forget_draft(session: SessionBase) -> None:
    """Remove the draft from the session."""
    session.pop(KEY, None)
