"""The description of a move to another block: what the note is now, for whom, and what it keeps unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast
from uuid import UUID

from django.db.models import Q

from relationships.catalog.blocks import Block
from relationships.document.naming import in_quotes, short_name
from relationships.document.parts import NotePart, part_from_json
from relationships.formulas.rounding import counted
from relationships.lenses.wording.side_effects import NAME_LENGTH, join_words
from relationships.models import Change, Indicator, Note, RelationshipGoal, Review

SEGMENTS, RELATIONSHIPS = Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS
KINDS = {SEGMENTS: "a segment", RELATIONSHIPS: "a relationship"}
# Of the details, the hue is set automatically, and the segment has a sentence of its own.
NOT_DETAILS = {"hue", "segment"}


def describe_move(change: Change) -> str:
    """Return sentences about a note that was moved to another block; empty for a move within one."""
    before, after = _note(change, "before"), _note(change, "after")
    return "" if before.block is after.block else " ".join(_sentences(change, before, after))


def _note(change: Change, when: str) -> NotePart:
    return cast("NotePart", part_from_json(getattr(change, when)[str(change.subject)]))


def _sentences(change: Change, before: NotePart, after: NotePart) -> Iterator[str]:
    kept = _details(change, before)
    yield from _kind_sentences(change, before, after, kept)
    if SEGMENTS in (before.block, after.block):
        until = "" if after.block is SEGMENTS else "then" if kept else "you move it back"
        yield from _sentences_about_its_notes(change, until)
    yield from _segment_sentences(change, before, after)
    channel_of = {"relationship_details__channel": change.subject}
    if before.block is Block.CHANNELS and (number := _relationships(change, **channel_of)):
        yield _still_its_channel(number)
    if before.block in KINDS and (measured := _measurements(change)):
        yield f"It keeps {measured}."


def _kind_sentences(change: Change, before: NotePart, after: NotePart, kept: str) -> Iterator[str]:
    """Yield what moved from where to where, whether it is no segment or relationship any more, and its details."""
    name, places = _quoted([before.text]), f"from {before.block.label} to {after.block.label}"
    if before.block in KINDS:
        yield f"{name} moved {places} and is no longer {KINDS[before.block]}."
    else:
        yield f"{name} moved {places}."
    if kept:
        yield f"It keeps {kept} in case you move it back."
    if again := _details(change, after):
        yield f"It has {again} again."


def _details(change: Change, part: NotePart) -> str:
    """Return the details that a note has as a segment or relationship, in words; empty if there are none."""
    details = {SEGMENTS: part.segment, RELATIONSHIPS: part.relationship}.get(part.block)
    goals = RelationshipGoal.objects.filter(note=change.subject).count() if part.block is RELATIONSHIPS else 0
    is_described = details and details.model_dump(exclude=NOT_DETAILS, exclude_defaults=True)
    return join_words([*(["its details"] if is_described else []), *_counts(goal=goals)])


def _measurements(change: Change) -> str:
    indicators, reviews = (model.objects.filter(subject=change.subject).count() for model in (Indicator, Review))
    return join_words(_counts(indicator=indicators, review=reviews))


def _counts(**numbers: int) -> list[str]:
    return [counted(number, noun) for noun, number in numbers.items() if number]


def _sentences_about_its_notes(change: Change, until: str) -> Iterator[str]:
    """Yield how many relationships and other notes have lost their segment with the move `until`, or have it again."""
    key = change.subject
    alone = _relationships(change, relationship_details__segment=key, segment_links=None)
    is_named = Q(segment_links__segment=key) | Q(relationship_details__segment=key, block=RELATIONSHIPS)
    named = Note.objects.filter(is_named, canvas=change.canvas_id).exclude(block=SEGMENTS).distinct().count()
    others = named - alone
    if named and not until:
        yield f"It is the segment of {join_words(_counts(relationship=alone, note=others))} again."
    if alone and until:
        yield f"{counted(alone, 'relationship')} {'has' if alone == 1 else 'have'} no segment until {until}."
    if others and until:
        yield f"{counted(others, 'note')} {'is' if others == 1 else 'are'} not assigned to it until {until}."


def _still_its_channel(number: int) -> str:
    return f"{counted(number, 'relationship')} still {'uses it as its' if number == 1 else 'use it as their'} channel."


def _relationships(change: Change, **having: object) -> int:
    return Note.objects.filter(canvas=change.canvas_id, block=RELATIONSHIPS, **having).count()


def _segment_sentences(change: Change, before: NotePart, after: NotePart) -> Iterator[str]:
    """Yield for which segments the note is now, if its block shows them in another way."""
    if not KINDS.keys() & {before.block, after.block}:
        return
    details = after.relationship if after.block is RELATIONSHIPS else None
    own = _names(change, [details.segment]) if details and details.segment else ""
    others = _names(change, after.segments)
    if own:
        yield f"It is now a relationship with {own}."
    if not others:
        return
    if after.block is SEGMENTS:
        yield f"As a segment, it is not for {others}. It will be again when you move it out of {SEGMENTS.label}."
    elif own:
        yield f"It is also for {others}."
    else:
        yield f"It is for {others} again." if before.block is SEGMENTS else f"It is still for {others}."


def _names(change: Change, keys: Collection[UUID]) -> str:
    """Return the names of those notes that are segments, in the order of the canvas."""
    known = Note.objects.filter(canvas=change.canvas_id, block=SEGMENTS, pk__in=keys).order_by("rank")
    return _quoted(known.values_list("text", flat=True)) if keys else ""


def _quoted(texts: Collection[str]) -> str:
    return join_words([in_quotes(short_name(text)[:NAME_LENGTH]) for text in texts])
