"""Who may do what to a canvas, and in words why not."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.models import Canvas, Role

EDITING_ROLES = (Role.OWNER, Role.EDITOR)
ARCHIVED = "This canvas is archived. Its owner can restore it."


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer with its reason; the reason is empty when the answer is yes."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Decision(True)


def can_edit(canvas: Canvas, role: str | None) -> Decision:
    """Whether somebody with this role may change the content of the canvas now."""
    if role not in EDITING_ROLES:
        return Decision(False, "You can look at this canvas, but only its owner and editors can change it.")
    return Decision(False, ARCHIVED) if canvas.is_archived else YES


def can_manage(role: str | None) -> Decision:
    """Whether somebody with this role may share, archive and delete the canvas."""
    return YES if role == Role.OWNER else Decision(False, "Only the owner of this canvas can do that.")
