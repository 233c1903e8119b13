"""The models of canvases and their members."""

from relationships.models.canvas import Canvas, CanvasQuerySet
from relationships.models.change import Change, ChangeKind
from relationships.models.dismissal import Dismissal
from relationships.models.folder import FOLDER_NAME_LENGTH, Folder
from relationships.models.indicator import Indicator, Reading, Review
from relationships.models.member import OFFERED_ROLES, Invitation, Member, Role
from relationships.models.note import Note, NoteSegment
from relationships.models.relationship import RelationshipDetails, RelationshipGoal, RelationshipLink
from relationships.models.segment import SegmentDetails
from relationships.models.share_link import LinkKind, SharedLens, ShareLink

__all__ = [
    "FOLDER_NAME_LENGTH",
    "OFFERED_ROLES",
    "Canvas",
    "CanvasQuerySet",
    "Change",
    "ChangeKind",
    "Dismissal",
    "Folder",
    "Indicator",
    "Invitation",
    "LinkKind",
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
    "SharedLens",
]
