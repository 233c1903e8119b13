"""Context of the bar at the top of every page of a canvas: permissions, steps to undo, findings and members."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from canvas_app.accounts.models import User
from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.marks import cached_marks, marks_at
from canvas_app.boards.granted_pages import find_page
from canvas_app.boards.origins import find_origin
from canvas_app.boards.responses import history_state
from canvas_app.boards.sheet import Load
from relationships.models import Canvas, Member
from relationships.sharing.permissions import can_edit, can_manage
from relationships.store.compiled_query import CompiledQuery

SHOWN = 6
FACES = CompiledQuery(
    lambda canvas: (
        Member.objects.filter(canvas=canvas)
        .order_by("joined_at", "pk")
        .values_list("user_id", "user__display_name", "user__email")[:SHOWN]
    )
)


def header_context(request: AuthenticatedRequest, canvas: Canvas, load: Load | None = None) -> dict[str, Any]:
    """Return the context of the bar's templates; `faces` leaves out the reader, whose avatar is always there.

    `page_url` is the page to which undo and redo return.

    With `load`, for pages that load the canvas anyway, the checks are run unless their result is cached.
    """
    version, editable = canvas.version, can_edit(canvas, canvas.role)
    return {
        "canvas": canvas,
        "can_edit": editable,
        "can_manage": can_manage(canvas.role),
        "marks": marks_at(canvas.pk, version, load) if load else cached_marks(canvas, version),
        **(history_state(canvas, request.user.pk) if editable else {}),
        "belongs_to": find_page(canvas),
        "origin": find_origin(canvas.pk),
        "page_url": request.get_full_path(),
        "faces": [face for face in _load_faces(canvas.pk) if face.pk != request.user.pk],
    }


def _load_faces(canvas_id: UUID) -> list[User]:
    """Return the members of a canvas who joined first, with the fields that an avatar shows."""
    return [User(pk=key, display_name=name, email=email) for key, name, email in FACES.rows(canvas_id)]
