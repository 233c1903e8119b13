"""The data that boards store for a user, for the export of all data and the deletion of the account."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress

from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse

from canvas_app.accounts.actions.deletion import DeletionBlockedError
from canvas_app.accounts.data_providers import (
    EncodedJson,
    Export,
    Holding,
    Json,
    Link,
    register_export,
    register_holding,
    register_recipient_lookup,
    register_replacement,
)
from canvas_app.accounts.models import User
from canvas_app.boards.sharing.pending_invitations import invited_address, page_after
from relationships.actions.canvases import delete_canvas, delete_unshared, forget_actor, lock_managed
from relationships.errors import Missing
from relationships.models import Canvas, Change, Folder, Invitation, Member, Role
from relationships.store.load import LoadedDocument, load_documents

# What one query reads.
CHARACTERS_AT_ONCE = 300_000
ROWS_AT_ONCE = 100


def register() -> None:
    """Register the providers with accounts; called once, when the application starts."""
    register_export("boards", export_boards)
    register_recipient_lookup("boards", invited_address)
    register_replacement("boards", page_after)
    register_holding("boards", Holding(shared_canvases, own_canvases, delete_most, delete_own))


def export_boards(user: User) -> Export:
    """Return canvases as documents, folders, memberships, changes and sent invitations; times in UTC, ISO 8601."""
    return {
        "canvases": _canvases(user),
        "folders": [_folder(folder) for folder in user.canvas_folders.order_by("pk")],
        "memberships": [_membership(member) for member in _memberships(user)],
        "changes": _changes(user),
        "invitations_sent": [_invitation(invitation) for invitation in user.invitations_sent.order_by("pk")],
    }


def _owned(user: User) -> QuerySet[Canvas]:
    return Canvas.objects.filter(members__user=user, members__role=Role.OWNER).order_by("created_at", "pk")


def _memberships(user: User) -> QuerySet[Member]:
    return Member.objects.filter(user=user).select_related("canvas", "folder").order_by("joined_at", "pk")


def _canvases(user: User) -> Iterator[EncodedJson]:
    """Yield the canvases that a user owns, read a few at a time."""
    for batch in _in_batches(_owned(user)):
        documents = load_documents([canvas.pk for canvas in batch])
        yield from (_canvas(canvas, documents[canvas.pk]) for canvas in batch if canvas.pk in documents)


def _canvas(canvas: Canvas, loaded: LoadedDocument) -> EncodedJson:
    head: dict[str, Json] = {
        "id": str(canvas.pk),
        "revision": loaded.revision,
        "created_at": canvas.created_at.isoformat(),
        "changed_at": canvas.changed_at.isoformat(),
        "archived_at": canvas.archived_at.isoformat() if canvas.archived_at else None,
    }
    return _encode(head, document=loaded.document.model_dump_json())


def _in_batches[Sized: (Canvas, Change)](rows: Iterable[Sized]) -> Iterator[list[Sized]]:
    """Yield rows together, as long as their content has a few hundred thousand characters; at least one."""
    batch, characters = list[Sized](), 0
    for row in rows:
        if batch and (characters + row.size > CHARACTERS_AT_ONCE or len(batch) == ROWS_AT_ONCE):
            yield batch
            batch, characters = [], 0
        batch.append(row)
        characters += row.size
    if batch:
        yield batch


def _encode(values: dict[str, Json], **encoded: str) -> EncodedJson:
    """Return an object with values, and with others that are JSON already."""
    pairs = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()} | encoded
    members = ", ".join(f'"{name}": {value}' for name, value in pairs.items())
    return EncodedJson(f"{{{members}}}")


def _membership(member: Member) -> Json:
    return {
        "canvas": str(member.canvas_id),
        "title": member.canvas.title,
        "role": member.role,
        "joined_at": member.joined_at.isoformat(),
        "folder": member.folder.name if member.folder else None,
        "colour": member.colour or None,
    }


def _folder(folder: Folder) -> Json:
    return {"name": folder.name, "created_at": folder.created_at.isoformat()}


def _changes(user: User) -> Iterator[EncodedJson]:
    """Yield the changes by the user; their content is included only for canvases that the user can still see.

    They are read a few at a time, and their content as the JSON that the database stores: it can be megabytes.
    """
    visible = set(Member.objects.filter(user=user).values_list("canvas", flat=True))
    for batch in _in_batches(_own_changes(user)):
        contents = _contents([change.pk for change in batch if change.canvas_id in visible])
        yield from (_encode(_summary(change), **contents.get(change.pk, {})) for change in batch)


def _own_changes(user: User) -> Iterator[Change]:
    """Yield the changes by a user without their content, oldest first; there can be a hundred thousand."""
    changes = Change.objects.filter(actor=user).defer("before", "after").order_by("pk")
    last = 0
    while page := list(changes.filter(pk__gt=last)[:ROWS_AT_ONCE]):
        yield from page
        last = page[-1].pk


def _contents(changes: Collection[int]) -> dict[int, dict[str, str]]:
    """Return the content of changes by primary key."""
    stored = Change.objects.annotate(was=Cast("before", TextField()), became=Cast("after", TextField()))
    found = stored.filter(pk__in=changes).values_list("pk", "was", "became")
    return {key: {"before": before, "after": after} for key, before, after in found}


def _summary(change: Change) -> dict[str, Json]:
    return {
        "canvas": str(change.canvas_id),
        "revision": change.revision,
        "at": change.at.isoformat(),
        "action": change.action,
        "kind": change.kind,
    }


def _invitation(invitation: Invitation) -> Json:
    return {
        "canvas": str(invitation.canvas_id),
        "email": invitation.email,
        "role": invitation.role,
        "created_at": invitation.created_at.isoformat(),
        "expires_at": invitation.expires_at.isoformat(),
    }


def shared_canvases(user: User) -> list[Link]:
    """Return the user's canvases that have other members, with links to the pages that transfer ownership."""
    return [(canvas.title, reverse("boards:members", args=[canvas.pk])) for canvas in _shared(user, _owned(user))]


def own_canvases(user: User) -> list[Link]:
    """Return the user's canvases that have no other members."""
    shared = {canvas.pk for canvas in _shared(user, _owned(user))}
    alone = (canvas for canvas in _owned(user) if canvas.pk not in shared)
    return [(canvas.title, reverse("boards:board", args=[canvas.pk])) for canvas in alone]


def _shared(user: User, canvases: QuerySet[Canvas]) -> Iterable[Canvas]:
    others = Member.objects.filter(canvas=OuterRef("pk")).exclude(user=user)
    return canvases.filter(Exists(others))


def delete_most(user: User) -> None:
    """Delete the canvases that are the user's alone, and take the user from the changes to those of others.

    Each takes a transaction of its own, since SQLite needs seconds for many and lets nobody else write meanwhile.
    """
    for canvas_id in list(_owned(user).values_list("pk", flat=True)):
        # The form may have been sent twice, and the other request have deleted it.
        with suppress(Missing):
            delete_unshared(canvas_id, user.pk)
    if not shared_canvases(user):
        forget_actor(user.pk)


def delete_own(user: User) -> None:
    """Delete the user's canvases. Raise DeletionBlockedError if somebody has joined one meanwhile."""
    for canvas_id in _owned(user).values_list("pk", flat=True):
        canvas = lock_managed(canvas_id, user.pk)
        if Member.objects.filter(canvas=canvas).exclude(user=user).exists():
            raise DeletionBlockedError(shared_canvases(user))
        delete_canvas(canvas_id, user.pk, title=canvas.title)
