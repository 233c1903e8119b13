"""A canvas with the role that a user has on it, and the lock under which its content and members are changed."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from relationships.models import Canvas, Member
from relationships.store.compiled_query import CompiledQuery
from relationships.store.grants import granted_role

COLUMNS = [field.attname for field in Canvas._meta.concrete_fields]
CANVAS = CompiledQuery(
    lambda canvas, user: Canvas.objects.filter(pk=canvas, members__user_id=user).values_list(
        *COLUMNS, "members__role", "members__colour"
    )
)
LOCK = CompiledQuery(
    lambda canvas, user: (
        Canvas.objects.filter(Exists(Member.objects.filter(canvas=OuterRef("pk"), user_id=user)), pk=canvas)
        .select_for_update()
        .values_list("pk")
    )
)


def get_canvas_of_member(canvas_id: UUID, user_id: int) -> Canvas | None:
    """Return the canvas with the user's `role` and `colour`.

    None if it does not exist, or the user is not a member of it and was granted no role.
    """
    row = CANVAS.first(canvas_id, user_id)
    if row is None:
        return _get_granted(canvas_id, user_id)
    canvas: Any = Canvas.from_db(connection.alias, COLUMNS, row[:-2])
    canvas.my_role, canvas.my_colour = row[-2:]
    return cast("Canvas", canvas)


def _get_granted(canvas_id: UUID, user_id: int) -> Canvas | None:
    role = granted_role(canvas_id, user_id)
    canvas: Any = Canvas.objects.filter(pk=canvas_id).first() if role else None
    if canvas is not None:
        canvas.my_role, canvas.my_role_is_granted = role, True
    return cast("Canvas | None", canvas)


def lock_canvas_of_member(canvas_id: UUID, user_id: int) -> Canvas | None:
    """Lock the canvas until the end of the transaction, and return it as `get_canvas_of_member` does.

    It is read only after it is locked, because on PostgreSQL a query that waits for the lock still sees the roles from
    before. SQLite locks the whole database when the transaction begins.
    """
    if connection.features.has_select_for_update and LOCK.first(canvas_id, user_id) is None:
        _lock_granted(canvas_id, user_id)
    return get_canvas_of_member(canvas_id, user_id)


def _lock_granted(canvas_id: UUID, user_id: int) -> None:
    if granted_role(canvas_id, user_id):
        list(Canvas.objects.select_for_update().filter(pk=canvas_id).values_list("pk"))
