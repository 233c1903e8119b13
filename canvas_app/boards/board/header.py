"""The bar of every page of a canvas: what one may do with it, and who else is a member."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from canvas_app.accounts.models import User
from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.marks import known_marks, marks_at
from canvas_app.boards.sheet import Load
from relationships.models import Canvas, Member
from relationships.sharing.permissions import can_edit, can_manage
from relationships.store.compiled_query import Prepared

SHOWN = 6
FACES = Prepared(
    lambda canvas: (
        Member.objects.filter(canvas=canvas)
        .order_by("joined_at", "pk")
        .values_list("user_id", "user__display_name", "user__email")[:SHOWN]
    )
)


def bar_of(request: AuthenticatedRequest, canvas: Canvas, load: Load | None = None) -> dict[str, Any]:
    """What the bar's templates show; the reader's own mark stands at the end of it already.

    A page that reads the canvas passes what reads it: then the checks are held against it, if nobody has done so yet.
    """
    revision = canvas.revision
    return {
        "canvas": canvas,
        "can_edit": can_edit(canvas, canvas.role),
        "can_manage": can_manage(canvas.role),
        "marks": marks_at(canvas, revision, load) if load else known_marks(canvas, revision),
        "faces": [face for face in _faces_of(canvas.pk) if face.pk != request.user.pk],
    }


def _faces_of(canvas_id: UUID) -> list[User]:
    """The first members of a canvas as they joined, as far as a mark shows them."""
    return [User(pk=key, display_name=name, email=email) for key, name, email in FACES.rows(canvas_id)]
