"""Descriptions of what is deleted with a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast

from relationships.catalog.blocks import Block
from relationships.document.naming import in_quotes, short_name
from relationships.document.parts import Json, NotePart, part_from_json
from relationships.models import Change

NAME_LENGTH = 60
CUSTOMER_BLOCKS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)


def describe_deletion(change: Change) -> str:
    """Return sentences that a note is deleted, with which parts, and what the notes that referred to it lost."""
    part = _note(change, "before")
    deleted_with = join_words([*_details(part), *_deleted_parts(change)])
    losses = _losses(change)
    return " ".join([f"{_name(part)} is deleted{f', with {deleted_with}' if deleted_with else ''}.", *losses])


def _note(change: Change, when: str) -> NotePart:
    return cast("NotePart", part_from_json(getattr(change, when)[str(change.subject)]))


def _name(part: NotePart) -> str:
    return in_quotes(short_name(part.text)[:NAME_LENGTH])


def _is_relationship(part: NotePart) -> bool:
    return part.block is Block.CUSTOMER_RELATIONSHIPS


def _details(part: NotePart) -> Iterator[str]:
    """Yield “its details” if a segment or relationship has any; the hue does not count, as it is set automatically."""
    details = part.relationship if _is_relationship(part) else part.segment
    if part.block in CUSTOMER_BLOCKS and details and details.model_dump(exclude={"hue"}, exclude_defaults=True):
        yield "its details"


def _deleted_parts(change: Change) -> Iterator[str]:
    deleted = [state for key, state in change.before.items() if state and change.after[key] is None]
    for kind, number in Counter(state["kind"] for state in deleted).items():
        if kind != "note":
            yield _counted(kind, number)


def _losses(change: Change) -> list[str]:
    """Return sentences about the notes that referred to it: relationships without a segment, and other notes."""
    key = str(change.subject)
    others = [state for other, state in change.before.items() if state and change.after[other] and other != key]
    alone = sum(_is_only_of(state, key) for state in others)
    mentions = len(others) - alone
    sentences = [f"{_counted('relationship', alone)} {_has_or_have(alone)} no segment now."] if alone else []
    if mentions:
        sentences.append(f"{_counted('note', mentions)} no longer name{'s' if mentions == 1 else ''} it.")
    return sentences


def _counted(word: str, number: int) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _has_or_have(number: int) -> str:
    return "has" if number == 1 else "have"


def _is_only_of(state: Json, segment: str) -> bool:
    """Return whether a part is a relationship that is for this segment alone."""
    own = (state.get("relationship") or {}).get("segment")
    is_relationship = state.get("block") == Block.CUSTOMER_RELATIONSHIPS
    return is_relationship and own == segment and not {*state["segments"]} - {segment}


def join_words(words: Sequence[str]) -> str:
    """Return words joined by commas and “and”; empty if there are none."""
    *others, last = words or [""]
    return f"{', '.join(others)} and {last}" if others else last
