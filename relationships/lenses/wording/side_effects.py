"""What a deleted note takes along, and what a segment or relationship that leaves its block leaves behind, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import cast

from relationships.catalog.blocks import Block
from relationships.document.naming import short_name
from relationships.document.parts import NotePart, part_from_json
from relationships.models import Change, RelationshipDetails, RelationshipGoal

NAME_LENGTH = 60
KINDS = {Block.CUSTOMER_SEGMENTS: "a segment", Block.CUSTOMER_RELATIONSHIPS: "a relationship"}


def deletion_in_words(change: Change) -> str:
    """That a note is deleted, what went with it, and what the notes that named it have lost."""
    part = _note(change, "before")
    taken = _joined([*_details(part), *_belongings(change)])
    losses = _losses(change)
    return " ".join([f"{_name(part)} is deleted{f', with {taken}' if taken else ''}.", *losses])


def move_in_words(change: Change) -> str:
    """What becomes of a segment or a relationship in another block; empty for every other move."""
    before, after = (_note(change, when) for when in ("before", "after"))
    if before.block is after.block or before.block not in KINDS:
        return ""
    goals = RelationshipGoal.objects.filter(note=change.subject).count() if _is_relationship(before) else 0
    kept = _joined([*_details(before), *([_counted("goal", goals)] if goals else [])])
    words = [f"{_name(before)} is not {KINDS[before.block]} any more."]
    if kept:
        words.append(f"It keeps {kept} for when it comes back.")
    serving = RelationshipDetails.objects.filter(segment=change.subject, note__block=Block.CUSTOMER_RELATIONSHIPS)
    if before.block is Block.CUSTOMER_SEGMENTS and (without := serving.count()):
        words.append(f"{_counted('relationship', without)} {_have(without)} no segment until then.")
    return " ".join(words)


def _note(change: Change, when: str) -> NotePart:
    return cast("NotePart", part_from_json(getattr(change, when)[str(change.subject)]))


def _name(part: NotePart) -> str:
    return f"“{short_name(part.text)[:NAME_LENGTH]}”"


def _is_relationship(part: NotePart) -> bool:
    return part.block is Block.CUSTOMER_RELATIONSHIPS


def _details(part: NotePart) -> Iterator[str]:
    """Whether anything was said of it as a segment or relationship; the hue was given, not said."""
    details = part.relationship if _is_relationship(part) else part.segment
    if part.block in KINDS and details and details.model_dump(exclude={"hue"}, exclude_defaults=True):
        yield "its details"


def _belongings(change: Change) -> Iterator[str]:
    gone = [state for key, state in change.before.items() if state and change.after[key] is None]
    for kind, number in Counter(state["kind"] for state in gone).items():
        if kind != "note":
            yield _counted(kind, number)


def _losses(change: Change) -> list[str]:
    """What the notes lose that named it: a relationship its segment, all others a mention."""
    key = str(change.subject)
    others = [state for each, state in change.before.items() if state and change.after[each] and each != key]
    alone = sum((state.get("relationship") or {}).get("segment") == key for state in others)
    mentions = len(others) - alone
    said = [f"{_counted('relationship', alone)} {_have(alone)} no segment now."] if alone else []
    return said + (
        [f"{_counted('note', mentions)} no longer name{'s' if mentions == 1 else ''} it."] if mentions else []
    )


def _counted(word: str, number: int) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _joined(words: list[str]) -> str:
    *others, last = words or [""]
    return f"{', '.join(others)} and {last}" if others else last
