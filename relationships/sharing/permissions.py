"""Permission rules for canvases, with the reason of each refusal."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.models import Canvas, Role

EDITING_ROLES = (Role.OWNER, Role.EDITOR)
ARCHIVED = "This canvas is archived. The owner can restore it."


@dataclass(frozen=True, slots=True)
class Decision:
    """A permission, with the reason if it is denied."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)


def can_edit(canvas: Canvas, role: str | None) -> Decision:
    """Return whether a member with this role may edit the canvas."""
    if role not in EDITING_ROLES:
        return Decision(False, "You can view this canvas, but only the owner and editors can change it.")
    return Decision(False, ARCHIVED) if canvas.is_archived else YES


def can_manage(role: str | None) -> Decision:
    """Return whether a member with this role may share, archive and delete the canvas."""
    return YES if role == Role.OWNER else Decision(False, "Only the owner of this canvas can do this.")
