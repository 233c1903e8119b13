"""The details a note was given with its block: how far undo takes them away again, and when they are needed."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from relationships.actions.editing import Edit
from relationships.actions.references import goals_of, segments_named
from relationships.document.parts import GoalPart, NotePart
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.models import Note


def said_of(part: NotePart) -> NotePart:
    """A note without what it was given and nobody said: its hue, and details in which nothing is filled in."""
    segment = part.segment.model_copy(update={"hue": 0}) if part.segment else None
    relationship = None if part.relationship == RelationshipFields() else part.relationship
    update = {"segment": None if segment == SegmentDetails() else segment, "relationship": relationship}
    return part.model_copy(update=update)


def leave_needed_details(edit: Edit) -> None:
    """Leave a note its details where this edit takes them away and others have built on them.

    Somebody may have chosen it as their segment, or given it a goal. It keeps them as every note does that leaves its
    block: nothing is lost, and what names a segment always names one.
    """
    for key, part in list(edit.after.items()):
        was = edit.before[key]
        if not isinstance(part, NotePart) or not isinstance(was, NotePart):
            continue
        if was.segment and not part.segment and _is_named(edit, key):
            edit.write(key, part := part.model_copy(update={"segment": was.segment}))
        if was.relationship and not part.relationship and goals_of(edit, [key]):
            edit.write(key, part.model_copy(update={"relationship": was.relationship}))


def _is_named(edit: Edit, key: UUID) -> bool:
    """Whether a note or a relationship names this one as its segment, as this edit leaves them."""
    naming = Q(segment_links__segment=key) | Q(relationship_details__segment=key)
    stored = Note.objects.filter(naming, canvas=edit.canvas.pk).exclude(pk__in=list(edit.after))
    parts = [part for part in edit.after.values() if isinstance(part, NotePart)]
    return any(key in segments_named(part) for part in parts) or stored.exists()


def give_goals_a_relationship(edit: Edit) -> None:
    """Give every note to which this edit brings back a goal the relationship that the goal is one of."""
    goals = [part for key, part in edit.after.items() if isinstance(part, GoalPart) and edit.before[key] is None]
    for key, part in edit.load("note", [goal.note for goal in goals]).items() if goals else ():
        if isinstance(part, NotePart) and part.relationship is None:
            edit.write(key, part.model_copy(update={"relationship": RelationshipFields()}))
