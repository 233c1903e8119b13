"""Creating, describing, copying, archiving and deleting whole canvases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from relationships.actions.editing import Edit, Submission, action, lock_canvas
from relationships.actions.merging import merge_into_part
from relationships.document.assembly import build_head, split_into_parts, with_customer_details, with_new_ids
from relationships.document.canvas import CanvasDocument
from relationships.document.sizes import count_characters, find_excess
from relationships.document.values import TITLE_LENGTH
from relationships.document.version import Version
from relationships.errors import NotAllowed, Refused
from relationships.models import Canvas, Change, Member, Role
from relationships.sharing.permissions import can_manage
from relationships.store.columns import to_row
from relationships.store.insertion import Rows, insert_rows
from relationships.store.load import load_document
from relationships.store.tables import HEADS
from relationships.store.write import build_rows

NO_SUBMISSION = Submission()
# What one transaction deletes or changes of a history.
CHANGES_AT_ONCE = 500
CHARACTERS_AT_ONCE = 4_000_000
# The namespace of the UUIDs of canvases, which are derived from the submission.
NAMESPACE = UUID("6f0f6f3e-58f1-4d0e-9a5e-2f3b6d5c9a11")


def create_canvas(owner_id: int | None, document: CanvasDocument, submission: Submission = NO_SUBMISSION) -> UUID:
    """Create a canvas from a document, with new ids and the user as its owner, and return its id.

    The canvas of a case study has no owner (None) and no members: see `grants` in the store.
    A form that is sent twice creates one canvas, because the id is derived from the submission. Raise Refused if the
    document has more than a canvas may hold, as one from before there were limits can have.
    """
    key = _canvas_id(owner_id, submission)
    if Canvas.objects.filter(pk=key).exists():
        return key
    if excess := find_excess(document):
        raise Refused(f"This canvas is too large to duplicate: it {excess[0].partition(': ')[2]}.")
    # A large canvas takes long to build, and other writes must not wait for that.
    rows = _build_rows(key, owner_id, with_customer_details(with_new_ids(document)))
    try:
        with transaction.atomic():
            insert_rows(rows)
    except IntegrityError:
        # A repeated submission may have been faster. Any other violation is an error.
        if not Canvas.objects.filter(pk=key).exists():
            raise
    return key


def _canvas_id(owner_id: int | None, submission: Submission) -> UUID:
    if not submission.request_id:
        return uuid4()
    return uuid5(NAMESPACE, f"{owner_id}:{submission.request_id}:{submission.digest}")


def _build_rows(key: UUID, owner_id: int | None, document: CanvasDocument) -> Rows:
    head = to_row(build_head(document), HEADS.names, HEADS.choices)
    canvas = Canvas(id=key, size=count_characters(document), **head)
    owners = [] if owner_id is None else [Member(canvas=canvas, user_id=owner_id, role=Role.OWNER)]
    return [[canvas], owners, *build_rows(key, split_into_parts(document))]


def copy_canvas(canvas_id: UUID, owner_id: int, submission: Submission = NO_SUBMISSION) -> UUID:
    """Create a copy of a canvas that the user owns, without history and members, and return its id."""
    document = load_document(canvas_id).document
    title = f"{document.title[: TITLE_LENGTH - 7]} (copy)"
    return create_canvas(owner_id, document.model_copy(update={"title": title}), submission)


@action("canvas.describe")
def describe_canvas(edit: Edit, *, changes: Mapping[str, Any], base: Version | None) -> UUID:
    """Change the head of a canvas: title, description, stage, market pattern, currency.

    Raise Conflict as `merge_into_part` does.
    """
    edit.load("canvas", [edit.canvas.pk])
    merge_into_part(edit, edit.canvas.pk, changes, base)
    return edit.canvas.pk


def archive_canvas(canvas_id: UUID, actor_id: int) -> None:
    """Archive a canvas, so that it can be read but not changed. Keep the time if it is archived already."""
    with transaction.atomic():
        canvas = lock_managed(canvas_id, actor_id)
        canvas.archived_at = canvas.archived_at or timezone.now()
        canvas.save(update_fields=["archived_at"])


def restore_canvas(canvas_id: UUID, actor_id: int) -> None:
    """Restore a canvas from the archive."""
    with transaction.atomic():
        canvas = lock_managed(canvas_id, actor_id)
        canvas.archived_at = None
        canvas.save(update_fields=["archived_at"])


def delete_canvas(canvas_id: UUID, actor_id: int, *, title: str) -> None:
    """Delete a canvas and its content permanently. Raise Refused unless `title` is its exact title.

    Its history goes first; see `delete_history`.
    """
    with transaction.atomic():
        _lock_titled(canvas_id, actor_id, title)
    delete_history(canvas_id)
    with transaction.atomic():
        _lock_titled(canvas_id, actor_id, title).delete()


def _lock_titled(canvas_id: UUID, actor_id: int, title: str) -> Canvas:
    canvas = lock_managed(canvas_id, actor_id)
    if title.strip() != canvas.title:
        raise Refused("This isn’t the title of the canvas.")
    return canvas


def delete_unshared(canvas_id: UUID, owner_id: int) -> None:
    """Delete a canvas and its history permanently, unless somebody else is a member. Raise Missing or NotAllowed."""
    with transaction.atomic():
        if _is_shared(lock_managed(canvas_id, owner_id)):
            return
    delete_history(canvas_id)
    with transaction.atomic():
        canvas = lock_managed(canvas_id, owner_id)
        if not _is_shared(canvas):
            canvas.delete()


def _is_shared(canvas: Canvas) -> bool:
    return Member.objects.filter(canvas=canvas).exclude(role=Role.OWNER).exists()


def delete_history(canvas_id: UUID) -> None:
    """Delete the changes of a canvas, newest first, a few megabytes in each transaction.

    A long history takes SQLite seconds to delete, and other writes must not wait for that.
    """
    while keys := _next_few(Change.objects.filter(canvas=canvas_id).order_by("-revision")):
        with transaction.atomic():
            Change.objects.filter(pk__in=keys).delete()


def forget_actor(user_id: int) -> None:
    """Take the user from the changes that they made, a few megabytes in each transaction.

    SQLite writes changes whole, so a thousand large ones would keep other writes waiting.
    """
    while keys := _next_few(Change.objects.filter(actor=user_id).order_by("pk")):
        with transaction.atomic():
            Change.objects.filter(pk__in=keys).update(actor=None)


def _next_few(changes: QuerySet[Change]) -> list[int]:
    """Return the first of some changes, which take a few megabytes together; at least one, if there are any."""
    found, total = list[int](), 0
    for key, size in changes.values_list("pk", "size")[:CHANGES_AT_ONCE]:
        total += size
        if found and total > CHARACTERS_AT_ONCE:
            break
        found.append(key)
    return found


def lock_managed(canvas_id: UUID, actor_id: int) -> Canvas:
    """Lock and return a canvas that the actor owns. Raise Missing, or NotAllowed if the actor is not its owner."""
    canvas = lock_canvas(canvas_id, actor_id)
    if not (decision := can_manage(canvas.role)):
        raise NotAllowed(decision.reason)
    return canvas
