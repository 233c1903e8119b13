"""The bar of every page of a canvas: what one may do with it, and who else is a member."""

from __future__ import annotations

from uuid import UUID

from canvas_app.accounts.models import User
from canvas_app.http import AuthenticatedRequest
from relationships.models import Canvas, Member
from relationships.permissions import can_edit, can_manage
from relationships.store.prepared import Prepared

SHOWN = 6
FACES = Prepared(
    lambda canvas: (
        Member.objects.filter(canvas=canvas)
        .order_by("joined_at", "pk")
        .values_list("user_id", "user__display_name", "user__email")[:SHOWN]
    )
)


def bar_of(request: AuthenticatedRequest, canvas: Canvas) -> dict[str, object]:
    """What the bar's templates show; the reader's own mark stands at the end of it already."""
    return {
        "canvas": canvas,
        "can_edit": can_edit(canvas, canvas.role),
        "can_manage": can_manage(canvas.role),
        "faces": [face for face in _faces_of(canvas.pk) if face.pk != request.user.pk],
    }


def _faces_of(canvas_id: UUID) -> list[User]:
    """The first members of a canvas as they joined, as far as a mark shows them."""
    return [User(pk=key, display_name=name, email=email) for key, name, email in FACES.rows(canvas_id)]
