"""Descriptions of what is deleted with a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from relationships.catalog.blocks import Block
from relationships.document.naming import in_quotes, short_name
from relationships.document.parts import Json, NotePart, part_from_json
from relationships.models import Change

NAME_LENGTH = 60
# The kinds of parts that are called otherwise on the screen.
NOUNS = {"reading": "measurement", "dismissal": "dismissed finding"}
CUSTOMER_BLOCKS = (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)


def describe_deletion(change: Change) -> str:
    """Return sentences that notes are deleted, with which parts, and what the notes that referred to them lost."""
    parts = [part for key, state in change.before.items() if (part := _deleted_note(change, key, state))]
    is_one = len(parts) == 1
    deleted_with = join_words([*_details(parts), *_deleted_parts(change)])
    said = f"{_name(parts[0])} was deleted" if is_one else f"{len(parts)} notes were deleted"
    return " ".join([f"{said}{f', with {deleted_with}' if deleted_with else ''}.", *_losses(change, is_one=is_one)])


def _deleted_note(change: Change, key: str, state: Json | None) -> NotePart | None:
    part = part_from_json(state) if state and change.after[key] is None else None
    return part if isinstance(part, NotePart) else None


def _name(part: NotePart) -> str:
    return in_quotes(short_name(part.text)[:NAME_LENGTH])


def _is_relationship(part: NotePart) -> bool:
    return part.block is Block.CUSTOMER_RELATIONSHIPS


def _details(parts: Sequence[NotePart]) -> Iterator[str]:
    """Yield “its details” if a segment or relationship among the deleted notes has any."""
    if any(map(_has_details, parts)):
        yield "its details" if len(parts) == 1 else "their details"


def _has_details(part: NotePart) -> bool:
    """Return whether a segment or relationship has details; the hue does not count, as it is set automatically."""
    details = part.relationship if _is_relationship(part) else part.segment
    is_customer = part.block in CUSTOMER_BLOCKS
    return bool(is_customer and details and details.model_dump(exclude={"hue"}, exclude_defaults=True))


def _deleted_parts(change: Change) -> Iterator[str]:
    deleted = [state for key, state in change.before.items() if state and change.after[key] is None]
    for kind, number in Counter(state["kind"] for state in deleted).items():
        if kind != "note":
            yield _counted(NOUNS.get(kind, kind), number)


def _losses(change: Change, *, is_one: bool) -> list[str]:
    """Return sentences about the notes that referred to them: relationships without a segment, and other notes."""
    gone = {key for key, after in change.after.items() if after is None}
    others = [state for key, state in change.before.items() if state and key not in gone]
    alone = sum(_is_only_of(state, gone) for state in others)
    mentions = len(others) - alone
    sentences = [f"{_counted('relationship', alone)} {_has_or_have(alone)} no segment now."] if alone else []
    if mentions:
        verb = "is" if mentions == 1 else "are"
        sentences.append(f"{_counted('note', mentions)} {verb} no longer linked to {'it' if is_one else 'them'}.")
    return sentences


def _counted(word: str, number: int) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _has_or_have(number: int) -> str:
    return "has" if number == 1 else "have"


def _is_only_of(state: Json, gone: Collection[str]) -> bool:
    """Return whether a part was a relationship for deleted segments alone."""
    own = (state.get("relationship") or {}).get("segment")
    is_relationship = state.get("block") == Block.CUSTOMER_RELATIONSHIPS
    return is_relationship and own in gone and not {*state["segments"]}.difference(gone)


def join_words(words: Sequence[str]) -> str:
    """Return words joined by commas and “and”; empty if there are none."""
    *others, last = words or [""]
    return f"{', '.join(others)} and {last}" if others else last
