"""The parts that refer to a note or belong to it, and what happens to them when it is deleted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast
from uuid import UUID

from django.db.models import Q

from relationships.actions.editing import Edit
from relationships.document.parts import GoalPart, IndicatorPart, NotePart, Part, ReadingPart, ReviewPart
from relationships.errors import Refused
from relationships.models import Indicator, Note, Reading, RelationshipGoal, Review
from relationships.store.compiled_query import CompiledQuery

GOALS = CompiledQuery(
    lambda canvas, *notes: RelationshipGoal.objects.filter(note__in=notes, note__canvas=canvas).values_list("pk")
)


def load_goals(edit: Edit, notes: Collection[UUID]) -> dict[UUID, GoalPart]:
    """Return the goals of the relationships of these notes, in their state within this edit."""
    edit.load("goal", [key for (key,) in GOALS.rows(edit.canvas.pk, *notes)] if notes else [])
    return {key: part for key, part in edit.after.items() if isinstance(part, GoalPart) and part.note in notes}


def delete_with_belongings(edit: Edit, notes: Collection[UUID]) -> None:
    """Delete notes with their goals, indicators, readings and reviews, and remove all references to them."""
    deleted = frozenset(notes)
    for key, part in edit.load("note", _find_referring(edit, deleted)).items():
        edit.write(key, without_references_to(cast("NotePart", part), deleted))
    for kind, keys in _find_belongings(deleted).items():
        for key in edit.load(kind, keys):
            edit.write(key, None)
    for key in deleted:
        edit.write(key, None)


def _find_referring(edit: Edit, notes: Collection[UUID]) -> list[UUID]:
    """Return the other notes that refer to one of these as their segment, as their channel, or as served."""
    referring = Note.objects.filter(canvas_id=edit.canvas.pk).filter(
        Q(segment_links__segment__in=notes)
        | Q(serves_links__served__in=notes)
        | Q(relationship_details__segment__in=notes)
        | Q(relationship_details__channel__in=notes)
    )
    return list(referring.exclude(pk__in=notes).values_list("pk", flat=True).distinct())


def find_dependents(edit: Edit, keys: Collection[UUID]) -> set[UUID]:
    """Return the parts that would be deleted or lose a reference with these notes and indicators."""
    owned = {part for parts in _find_belongings(keys).values() for part in parts}
    readings = Reading.objects.filter(indicator__in=keys).values_list("pk", flat=True)
    return {*owned, *_find_referring(edit, keys), *readings}


def drop_dangling_references(edit: Edit) -> None:
    """Remove references to deleted notes, and to notes that are no longer segments, from the notes of this edit.

    Raise Refused if a part belongs to another one that is deleted.
    """
    notes = {key: part for key, part in edit.after.items() if isinstance(part, NotePart)}
    owners = {owner for part in edit.after.values() if part and (owner := _owner(part))}
    referenced = owners.union(*(referenced_notes(part) for part in notes.values()))
    rows = Note.objects.filter(canvas=edit.canvas.pk, pk__in=referenced - edit.after.keys())
    stored: Collection[tuple[UUID, UUID | None]] = rows.values_list("pk", "segment_details")
    known = {key for key, _ in stored} | notes.keys()
    segments = {key for key, details in stored if details} | {key for key in notes if notes[key].segment}
    if owners - known or _missing_indicators(edit):
        raise Refused("The item that this belonged to has been deleted.")
    for key, part in notes.items():
        edit.write(key, _keep_references(part, known, segments))


def _missing_indicators(edit: Edit) -> set[UUID]:
    """Return the ids of deleted indicators to which readings of this edit belong."""
    referenced = {part.indicator for part in edit.after.values() if isinstance(part, ReadingPart)}
    stored = set(Indicator.objects.filter(pk__in=referenced).values_list("pk", flat=True)) if referenced else set()
    return {key for key in referenced if (edit.after[key] is None if key in edit.after else key not in stored)}


def _owner(part: Part) -> UUID | None:
    """Return the id of the note that a part of another kind belongs to."""
    if isinstance(part, GoalPart):
        return part.note
    return part.subject if isinstance(part, (IndicatorPart, ReviewPart)) else None


def referenced_notes(part: NotePart) -> set[UUID]:
    """Return the ids of the notes that a note refers to."""
    details = part.relationship
    referenced = (*details.serves, details.channel) if details else ()
    return referenced_segments(part) | {key for key in referenced if key}


def referenced_segments(part: NotePart) -> set[UUID]:
    """Return the ids of the segments that a note concerns, including that of its relationship."""
    own = part.relationship.segment if part.relationship else None
    return {*part.segments, *([own] if own else [])}


def _find_belongings(notes: Collection[UUID]) -> dict[str, list[UUID]]:
    return {
        "goal": list(RelationshipGoal.objects.filter(note__in=notes).values_list("pk", flat=True)),
        "reading": list(Reading.objects.filter(indicator__subject__in=notes).values_list("pk", flat=True)),
        "indicator": list(Indicator.objects.filter(subject__in=notes).values_list("pk", flat=True)),
        "review": list(Review.objects.filter(subject__in=notes).values_list("pk", flat=True)),
    }


def own_parts(note_id: UUID, parts: Mapping[UUID, Part]) -> dict[UUID, Part]:
    """Return a note and the parts that belong to it, out of parts that may belong to others."""
    own = {key: part for key, part in parts.items() if note_id in (key, _owner(part))}
    return own | {key: part for key, part in parts.items() if isinstance(part, ReadingPart) and part.indicator in own}


def without_references_to(part: NotePart, deleted: Collection[UUID]) -> NotePart:
    """Return the note without references to others that are deleted."""
    return _keep_references(
        part, referenced_notes(part).difference(deleted), referenced_segments(part).difference(deleted)
    )


def _keep_references(part: NotePart, notes: Collection[UUID], segments: Collection[UUID]) -> NotePart:
    """Return the note with only those references that are to these notes, and to these segments."""
    update: dict[str, object] = {"segments": tuple(key for key in part.segments if key in segments)}
    if details := part.relationship:
        update["relationship"] = details.model_copy(
            update={
                "segment": details.segment if details.segment in segments else None,
                "channel": details.channel if details.channel in notes else None,
                "serves": tuple(key for key in details.serves if key in notes),
            }
        )
    return part.model_copy(update=update)
