"""Groups of changes: consecutive saves of one field by one person, which undo and History treat as one step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Exists, F, JSONField, OuterRef, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from relationships.document.parts import Json, flatten_fields
from relationships.models import Canvas, Change, ChangeKind
from relationships.store.compiled_query import CompiledQuery

# A pause after which somebody has begun anew, and how long a group can become: by time, and by the changes of the
# canvas from its first to its last, which are mostly its own.
LONGEST_PAUSE = timedelta(minutes=5)
LONGEST_GROUP = timedelta(minutes=30)
MOST_CHANGES = 200
# Changes of one field are no larger than a note.
MOST_CHARACTERS = 100_000
# A formula and its inputs are saved with the value of a reading, as one field.
OF_VALUE = {"value", "variant", "inputs"}


class LatestChange(NamedTuple):
    """The latest change of somebody, with the first of its group if it continues one; a large one without states."""

    key: int
    revision: int
    action: str
    subject: UUID | None
    kind: str
    at: dt.datetime
    first: int | None
    began_with: int | None
    began_at: dt.datetime | None
    before: Json | None
    after: Json | None


def _select_latest(canvas: UUID, actor: int) -> QuerySet[Change, Any]:
    changes = Change.objects.filter(canvas_id=canvas, actor_id=actor).order_by("-revision")
    of_group = ("continues_id", "continues__revision", "continues__at")
    states = (Case(When(size__lte=MOST_CHARACTERS, then=F(name)), output_field=JSONField()) for name in STATES)
    return changes.values_list("pk", "revision", "action", "subject", "kind", "at", *of_group, *states)[:1]


STATES = ("before", "after")
# Compiled once, since this is asked whenever a field is saved.
LATEST = CompiledQuery(_select_latest)


def find_group(
    canvas: Canvas, actor_id: int, action: str, subject: UUID | None, recorded: Mapping[str, Any]
) -> int | None:
    """Return the key of the change that began the group which this one continues; None if it stands alone.

    It continues the latest change of the same person if that saved the same field, and the field still had the value
    that it saved.
    """
    field = _changed_field(recorded["before"], recorded["after"])
    found = LATEST.first(canvas.pk, actor_id) if field else None
    latest = LatestChange(*found) if found else None
    if field is None or latest is None or not _may_continue(latest, canvas.revision, action, subject):
        return None
    if latest.before is None or latest.after is None or field != _changed_field(latest.before, latest.after):
        return None
    has_its_value = _value(latest.after, *field) == _value(recorded["before"], *field)
    return (latest.first or latest.key) if has_its_value else None


def _changed_field(before: Json, after: Json) -> tuple[str, str] | None:
    """Return the id of a part and the path of its field, if a change touched only this; the path of a goal is empty."""
    if len(after) != 1:
        return None
    (key,) = after
    old, new = before[key], after[key]
    if (old or new)["kind"] == "goal":
        return key, ""
    if old is None or new is None:
        return None
    paths = _changed_paths(old, new)
    if new["kind"] == "reading" and paths <= OF_VALUE:
        return key, "value"
    return (key, paths.pop()) if len(paths) == 1 else None


def _changed_paths(old: Json, new: Json) -> set[str]:
    """Return the paths of the fields that differ. An empty value that stands for fields without values is none."""
    before, after = _stated(old), _stated(new)
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


def _stated(part: Json) -> Json:
    return {path: value for path, value in flatten_fields(part).items() if value != {}}


def _may_continue(latest: LatestChange, revision: int, action: str, subject: UUID | None) -> bool:
    """Return whether a change of the same action and subject continues the latest one, as far as its columns say."""
    now, began_at, began_with = timezone.now(), latest.began_at or latest.at, latest.began_with or latest.revision
    is_alike = (latest.action, latest.subject, latest.kind) == (action, subject, ChangeKind.DO)
    is_recent = now - latest.at <= LONGEST_PAUSE and now - began_at <= LONGEST_GROUP
    return is_alike and is_recent and revision - began_with < MOST_CHANGES


def _value(states: Json, key: str, path: str) -> object:
    state = states[key]
    return flatten_fields(state).get(path) if path and state else state


def without_continued[Row](changes: QuerySet[Change, Row]) -> QuerySet[Change, Row]:
    """Return changes without those that a later one of their group continues."""
    first = Coalesce(OuterRef("continues"), OuterRef("pk"))
    return changes.filter(~Exists(Change.objects.filter(continues=first, revision__gt=OuterRef("revision"))))


def last_of_group(change: Change) -> Change:
    """Return the last change of the group that a change belongs to; the change itself if it stands alone."""
    first = change.continues_id or change.pk
    return Change.objects.filter(continues=first).order_by("-revision").first() or change
