"""What refers to a note from elsewhere on the canvas, and what goes with it when it is deleted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast
from uuid import UUID

from django.db.models import Q

from relationships.actions.editing import Edit
from relationships.document.parts import GoalPart, IndicatorPart, NotePart, Part, ReadingPart, ReviewPart
from relationships.errors import Refused
from relationships.models import Indicator, Note, Reading, RelationshipGoal, Review
from relationships.store.compiled_query import Prepared

GOALS = Prepared(
    lambda canvas, *notes: RelationshipGoal.objects.filter(note__in=notes, note__canvas=canvas).values_list("pk")
)


def goals_of(edit: Edit, notes: Collection[UUID]) -> dict[UUID, GoalPart]:
    """The goals that the relationships of these notes serve, as this edit leaves them."""
    edit.load("goal", [key for (key,) in GOALS.rows(edit.canvas.pk, *notes)] if notes else [])
    return {key: part for key, part in edit.after.items() if isinstance(part, GoalPart) and part.note in notes}


def delete_with_belongings(edit: Edit, note_id: UUID) -> None:
    """Delete a note with its goals, indicators, readings and reviews, and every reference to it elsewhere."""
    for key, part in edit.load("note", _referring(edit, note_id)).items():
        edit.write(key, without(cast("NotePart", part), note_id))
    for kind, keys in _belongings(note_id).items():
        for key in edit.load(kind, keys):
            edit.write(key, None)
    edit.write(note_id, None)


def _referring(edit: Edit, note_id: UUID) -> list[UUID]:
    """The notes that name another one as their segment, their channel, or what they serve."""
    notes = Note.objects.filter(canvas_id=edit.canvas.pk).filter(
        Q(segment_links__segment=note_id)
        | Q(serves_links__served=note_id)
        | Q(relationship_details__segment=note_id)
        | Q(relationship_details__channel=note_id)
    )
    return list(notes.exclude(pk=note_id).values_list("pk", flat=True).distinct())


def belongings_of(edit: Edit, key: UUID) -> set[UUID]:
    """Everything that would go, or lose a reference, with a note or an indicator."""
    owned = {each for keys in _belongings(key).values() for each in keys}
    return owned | set(_referring(edit, key)) | set(Reading.objects.filter(indicator=key).values_list("pk", flat=True))


def drop_dangling(edit: Edit) -> None:
    """Take out of the notes of this edit what refers to notes that are gone, or to a segment that is none any more.

    Refused for what belonged to a part that is gone.
    """
    notes = {key: part for key, part in edit.after.items() if isinstance(part, NotePart)}
    owners = {owner for part in edit.after.values() if part and (owner := _owner(part))}
    named = owners.union(*(references(part) for part in notes.values()))
    rows = Note.objects.filter(canvas=edit.canvas.pk, pk__in=named - edit.after.keys())
    stored: Collection[tuple[UUID, UUID | None]] = rows.values_list("pk", "segment_details")
    there = {key for key, _ in stored} | notes.keys()
    segments = {key for key, details in stored if details} | {key for key in notes if notes[key].segment}
    if owners - there or _without_indicator(edit):
        raise Refused("What this belonged to has been deleted since.")
    for key, part in notes.items():
        edit.write(key, _naming_only(part, there, segments))


def _without_indicator(edit: Edit) -> set[UUID]:
    """The indicators that readings of this edit belong to and that are gone."""
    named = {part.indicator for part in edit.after.values() if isinstance(part, ReadingPart)}
    stored = set(Indicator.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    return {key for key in named if (edit.after[key] is None if key in edit.after else key not in stored)}


def _owner(part: Part) -> UUID | None:
    """The note without which a part of another kind makes no sense."""
    if isinstance(part, GoalPart):
        return part.note
    return part.subject if isinstance(part, (IndicatorPart, ReviewPart)) else None


def references(part: NotePart) -> set[UUID]:
    """Every other note that a note names."""
    details = part.relationship
    named = (*details.serves, details.channel) if details else ()
    return segments_named(part) | {key for key in named if key}


def segments_named(part: NotePart) -> set[UUID]:
    """The segments that a note concerns, and the one that its relationship is for."""
    own = part.relationship.segment if part.relationship else None
    return {*part.segments, *([own] if own else [])}


def _belongings(note_id: UUID) -> dict[str, list[UUID]]:
    return {
        "goal": list(RelationshipGoal.objects.filter(note=note_id).values_list("pk", flat=True)),
        "reading": list(Reading.objects.filter(indicator__subject=note_id).values_list("pk", flat=True)),
        "indicator": list(Indicator.objects.filter(subject=note_id).values_list("pk", flat=True)),
        "review": list(Review.objects.filter(subject=note_id).values_list("pk", flat=True)),
    }


def own_parts(note_id: UUID, parts: Mapping[UUID, Part]) -> dict[UUID, Part]:
    """A note and what belongs to it, from among parts that may belong to others as well."""
    own = {key: part for key, part in parts.items() if note_id in (key, _owner(part))}
    return own | {key: part for key, part in parts.items() if isinstance(part, ReadingPart) and part.indicator in own}


def without(part: NotePart, gone: UUID) -> NotePart:
    """The note with every reference to another one taken out."""
    return _naming_only(part, references(part) - {gone}, segments_named(part) - {gone})


def _naming_only(part: NotePart, notes: Collection[UUID], segments: Collection[UUID]) -> NotePart:
    """The note with the references that are among these notes, and as segments among these segments."""
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
