"""A canvas as one of its members finds it, and the lock under which its content and its members are changed."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from relationships.models import Canvas, Member
from relationships.store.compiled_query import Prepared

COLUMNS = [field.attname for field in Canvas._meta.concrete_fields]
FOUND = Prepared(
    lambda canvas, user: Canvas.objects.filter(pk=canvas, members__user_id=user).values_list(*COLUMNS, "members__role")
)
LOCKED = Prepared(
    lambda canvas, user: (
        Canvas.objects.filter(Exists(Member.objects.filter(canvas=OuterRef("pk"), user_id=user)), pk=canvas)
        .select_for_update()
        .values_list("pk")
    )
)


def canvas_of_member(canvas_id: UUID, user_id: int) -> Canvas | None:
    """The canvas with the user's `role`; None where there is none or the user is no member of it."""
    row = FOUND.first(canvas_id, user_id)
    if row is None:
        return None
    canvas: Any = Canvas.from_db(connection.alias, COLUMNS, row[:-1])
    canvas.my_role = row[-1]
    return cast("Canvas", canvas)


def locked_canvas_of_member(canvas_id: UUID, user_id: int) -> Canvas | None:
    """The same under the canvas's lock, which lasts until the transaction ends.

    Where rows can be locked it is read only then: while a query waits for the lock, PostgreSQL goes by the roles that
    it saw before. SQLite has locked the whole database when the transaction began.
    """
    if connection.features.has_select_for_update and LOCKED.first(canvas_id, user_id) is None:
        return None
    return canvas_of_member(canvas_id, user_id)
