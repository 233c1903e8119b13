"""The models of canvases and their members."""

from relationships.models.canvas import Canvas, CanvasQuerySet
from relationships.models.change import Change, ChangeKind
from relationships.models.dismissal import Dismissal
from relationships.models.folder import FOLDER_NAME_LENGTH, Folder
from relationships.models.indicator import Indicator, Reading, Review
from relationships.models.member import GRANTED_ROLES, Invitation, Member, Role, ShareLink
from relationships.models.note import Note, NoteSegment
from relationships.models.relationship import RelationshipDetails, RelationshipGoal, RelationshipLink
from relationships.models.segment import SegmentDetails

__all__ = [
    "FOLDER_NAME_LENGTH",
    "GRANTED_ROLES",
    "Canvas",
    "CanvasQuerySet",
    "Change",
    "ChangeKind",
    "Dismissal",
    "Folder",
    "Indicator",
    "Invitation",
    "Member",
    "Note",
    "NoteSegment",
    "Reading",
    "RelationshipDetails",
    "RelationshipGoal",
    "RelationshipLink",
    "Review",
    "Role",
    "SegmentDetails",
    "ShareLink",
]
