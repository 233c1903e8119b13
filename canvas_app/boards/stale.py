"""What a change makes stale on a board that was up to date: one card where nothing else hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from canvas_app.boards.sheet import tints_in
from relationships.catalog.blocks import Block
from relationships.document import Note, RelationshipGoal
from relationships.drafting import note_of
from relationships.guidance import Questions, questions_open_for, questions_open_in
from relationships.lenses.cards import Card, card_of, short_name
from relationships.models import Change, RelationshipDetails
from relationships.models import RelationshipGoal as GoalRow
from relationships.parts import Json, NotePart, part_from_json
from relationships.store import writing
from relationships.store.prepared import Prepared
from relationships.store.ranks import placed_notes

# What cards show nothing of.
UNSEEN = {"indicator", "reading", "review", "dismissal"}
SERVING = Prepared(
    lambda segment: RelationshipDetails.objects.filter(
        segment=segment, note__block=Block.CUSTOMER_RELATIONSHIPS
    ).values_list("pk")
)
GOALS = Prepared(lambda note: GoalRow.objects.filter(note=note).values_list("pk", "goal", "tactics"))


@dataclass(frozen=True, slots=True)
class OneCard:
    """The card that became stale: where it was, where it is (None: nowhere), and what it shows now.

    `behind` is the note that it was put behind, `counts` how many notes there now are in the blocks where that changed.
    """

    key: UUID
    was_in: Block | None
    is_in: Block | None
    card: Card | None
    moved: bool
    behind: UUID | None
    counts: dict[str, int]


def one_card(canvas_id: UUID, change: Change) -> OneCard | None:
    """The one card that a change made stale; None where there are several."""
    key = _only_note(change)
    if key is None:
        return None
    before, after = (_part(canvas_id, key, states) for states in (change.before, change.after))
    if _hangs_together(before, after):
        return None
    was_in, is_in = before.block if before else None, after.block if after else None
    placed = _placed(canvas_id, before, after)
    # A new note is the last of its block; a copy, and what an undo brings back, has a place among the others.
    moved = bool(placed and after and change.action != "note.add")
    behind = _note_before(placed, after) if moved and after else None
    counts = {block.value: len(notes) for block, notes in placed.items()} if was_in != is_in else {}
    return OneCard(key, was_in, is_in, _drawn(canvas_id, key, after) if after else None, moved, behind, counts)


def _only_note(change: Change) -> UUID | None:
    """The note that everything touched is or belongs to, as far as cards show it; None where there are several."""
    states: dict[str, Json] = {key: change.before[key] or change.after[key] for key in change.after}
    seen = {key: state for key, state in states.items() if state["kind"] not in UNSEEN}
    notes = {{"note": key, "goal": state.get("note")}.get(state["kind"]) for key, state in seen.items()}
    only = notes.pop() if len(notes) == 1 else None
    return UUID(only) if only else None


def _part(canvas_id: UUID, key: UUID, states: Json) -> NotePart | None:
    """The note in one of the two states; as it stands, where only goals were touched."""
    if str(key) not in states:
        return cast("NotePart | None", writing.load(canvas_id, "note", [key]).get(key))
    state = states[str(key)]
    return cast("NotePart", part_from_json(state)) if state else None


def _hangs_together(before: NotePart | None, after: NotePart | None) -> bool:
    """Whether other cards show something of it: a segment's place, name and hue; whom a relationship is for, and what
    it leaves open there.
    """
    return (_as_segment(before), _serving(before)) != (_as_segment(after), _serving(after))


def _as_segment(part: NotePart | None) -> tuple[int, str, int] | None:
    if part is None or part.block is not Block.CUSTOMER_SEGMENTS:
        return None
    return part.rank, short_name(part.text), part.segment.hue if part.segment else 0


def _serving(part: NotePart | None) -> tuple[UUID, Questions] | None:
    segment = _segment_served(part)
    return (segment, questions_open_in(part.relationship)) if segment and part and part.relationship else None


def _segment_served(part: NotePart | None) -> UUID | None:
    is_relationship = part is not None and part.block is Block.CUSTOMER_RELATIONSHIPS
    return part.relationship.segment if part and is_relationship and part.relationship else None


def _placed(canvas_id: UUID, before: NotePart | None, after: NotePart | None) -> dict[Block, list[tuple[UUID, int]]]:
    """The notes of the blocks between which, or in which, the note was moved; nothing where it has its place."""
    known = [part for part in (before, after) if part]
    places = {(part.block, part.rank) for part in known}
    if len(known) == 2 and len(places) == 1:
        return {}
    return {block: placed_notes(canvas_id, block) for block, _ in places}


def _note_before(placed: dict[Block, list[tuple[UUID, int]]], part: NotePart) -> UUID | None:
    earlier = [key for key, rank in placed[part.block] if rank < part.rank]
    return earlier[-1] if earlier else None


def _drawn(canvas_id: UUID, key: UUID, part: NotePart) -> Card:
    """The card of a note, of which a change does not hold the goals."""
    note = _with_goals(note_of(key, part)) if part.block is Block.CUSTOMER_RELATIONSHIPS else note_of(key, part)
    is_segment = part.block is Block.CUSTOMER_SEGMENTS
    has_tint = is_segment or part.segments or _segment_served(part)
    asked = {key: questions} if is_segment and (questions := _questions(canvas_id, key)) is not None else {}
    return card_of(part.block, note, tints_in(canvas_id) if has_tint else {}, asked)


def _questions(canvas_id: UUID, segment: UUID) -> Questions | None:
    """The questions open for a segment; None where no relationship is for it."""
    keys = [key for (key,) in SERVING.rows(segment)]
    parts = writing.load(canvas_id, "note", keys).values() if keys else ()
    found = [part.relationship for part in parts if isinstance(part, NotePart) and part.relationship]
    return questions_open_for(found) if found else None


def _with_goals(note: Note) -> Note:
    if note.relationship is None:
        return note
    goals = tuple(RelationshipGoal(id=key, goal=goal, tactics=tactics) for key, goal, tactics in GOALS.rows(note.id))
    details = type(note.relationship)(**{**dict(note.relationship), "goals": goals})
    return note.model_copy(update={"relationship": details})
