"""The details that a note gets automatically with its block, and which of them undo may remove."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from relationships.actions.editing import Edit
from relationships.actions.references import load_goals, referenced_segments
from relationships.document.parts import GoalPart, NotePart
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.models import Note


def without_given_details(part: NotePart) -> NotePart:
    """Return a note without what it got automatically: its hue, and details in which nothing is filled in."""
    segment = part.segment.model_copy(update={"hue": 0}) if part.segment else None
    relationship = None if part.relationship == RelationshipFields() else part.relationship
    update = {"segment": None if segment == SegmentDetails() else segment, "relationship": relationship}
    return part.model_copy(update=update)


def keep_needed_details(edit: Edit) -> None:
    """Keep the details of notes from which this edit removes them although other parts depend on them.

    Another note may refer to the note as its segment, or it may have goals. Notes that leave their block keep their
    details as well.
    """
    for key, part in list(edit.after.items()):
        old = edit.before[key]
        if not isinstance(part, NotePart) or not isinstance(old, NotePart):
            continue
        if old.segment and not part.segment and _is_segment_of_others(edit, key):
            edit.write(key, part := part.model_copy(update={"segment": old.segment}))
        if old.relationship and not part.relationship and load_goals(edit, [key]):
            edit.write(key, part.model_copy(update={"relationship": old.relationship}))


def _is_segment_of_others(edit: Edit, key: UUID) -> bool:
    """Return whether a note or a relationship refers to this note as its segment, after this edit."""
    refers = Q(segment_links__segment=key) | Q(relationship_details__segment=key)
    stored = Note.objects.filter(refers, canvas=edit.canvas.pk).exclude(pk__in=list(edit.after))
    parts = [part for part in edit.after.values() if isinstance(part, NotePart)]
    return any(key in referenced_segments(part) for part in parts) or stored.exists()


def give_goals_a_relationship(edit: Edit) -> None:
    """Give relationship details to every note to which this edit restores a goal."""
    goals = [part for key, part in edit.after.items() if isinstance(part, GoalPart) and edit.before[key] is None]
    for key, part in edit.load("note", [goal.note for goal in goals]).items() if goals else ():
        if isinstance(part, NotePart) and part.relationship is None:
            edit.write(key, part.model_copy(update={"relationship": RelationshipFields()}))
