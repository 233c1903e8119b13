"""Transactions on the content of a canvas: lock, permission, write and change record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import update_wrapper
from typing import Concatenate
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from relationships.actions.groups import find_group
from relationships.actions.recording import record_parts, require_moderation, require_space
from relationships.actions.room import require_room
from relationships.document.parts import Part
from relationships.document.version import Version
from relationships.errors import Missing, NotAllowed, Refused
from relationships.models import Canvas, Change, ChangeKind
from relationships.sharing.permissions import can_edit
from relationships.store.compiled_query import CompiledQuery
from relationships.store.membership import lock_canvas_of_member
from relationships.store.write import load_parts, write_parts


@dataclass(frozen=True, slots=True)
class Submission:
    """The identity of a submitted form: the id generated for it and a digest of its content."""

    request_id: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a write: the change, if anything changed, and whether an earlier submission had made it."""

    version: Version
    change: Change | None = None
    subject: UUID | None = None
    repeated: bool = False

    @property
    def revision(self) -> int:
        """The revision of the canvas after the write."""
        return self.version.revision


@dataclass(slots=True)
class Edit:
    """One transaction on a locked canvas, with the parts that an action reads and writes."""

    canvas: Canvas
    actor_id: int
    before: dict[UUID, Part | None] = field(default_factory=dict)
    after: dict[UUID, Part | None] = field(default_factory=dict)
    kind: ChangeKind = ChangeKind.DO
    reverts: Change | None = None
    action: str = ""
    # Fields that are saved while somebody types; see `groups`.
    is_autosave: bool = False

    def load(self, kind: str, ids: Collection[UUID]) -> dict[UUID, Part]:
        """Return the parts of one kind that have these ids, in their state within this edit, without missing ones."""
        unknown = [key for key in ids if key not in self.after]
        if unknown:
            loaded = load_parts(self.canvas.pk, kind, unknown, self.canvas.version)
            self.before |= loaded
            self.after |= loaded
        return {key: part for key in ids if (part := self.after.get(key)) is not None and part.kind == kind}

    def add(self, key: UUID, part: Part) -> None:
        """Add a new part."""
        self.before.setdefault(key, None)
        self.after[key] = part

    def write(self, key: UUID, part: Part | None) -> None:
        """Replace a part that was loaded, or delete it (None)."""
        self.after[key] = part

    def touched(self) -> list[UUID]:
        """Return the ids of the parts that this edit changes."""
        return [key for key, part in self.after.items() if part != self.before[key]]


def lock_canvas(canvas_id: UUID, actor_id: int) -> Canvas:
    """Lock and return a canvas, with the `role` of the actor. Raise Missing if the actor is not a member of it."""
    canvas = lock_canvas_of_member(canvas_id, actor_id)
    if canvas is None:
        raise Missing("This canvas doesn’t exist.")
    return canvas


@contextmanager
def editing(canvas_id: UUID, actor_id: int, action: str) -> Iterator[Edit]:
    """Open a transaction, lock the canvas and check that the actor may edit it.

    Raise Missing if the actor is not a member of the canvas, and NotAllowed if they may not edit it.
    """
    with transaction.atomic():
        canvas = lock_canvas(canvas_id, actor_id)
        if not (decision := can_edit(canvas, canvas.role)):
            raise NotAllowed(decision.reason)
        yield Edit(canvas, actor_id, action=action)


SENT = CompiledQuery(
    lambda canvas, actor, request_id, digest: Change.objects.filter(
        canvas_id=canvas, actor_id=actor, request_id=request_id, digest=digest
    ).values_list("pk")
)


def _find_earlier(canvas_id: UUID, actor_id: int, submission: Submission) -> Change | None:
    if not submission.request_id:
        return None
    sent = SENT.first(canvas_id, actor_id, submission.request_id, submission.digest)
    return Change.objects.get(pk=sent[0]) if sent else None


def _record(edit: Edit, subject: UUID | None, submission: Submission) -> Outcome:
    keys = edit.touched()
    if not keys:
        return Outcome(edit.canvas.version, subject=subject)
    before, wanted = ({key: states[key] for key in keys} for states in (edit.before, edit.after))
    require_room(edit.canvas.pk, before, wanted)
    after = write_parts(edit.canvas.pk, before, wanted)
    version, now = Version(edit.canvas.revision + 1, uuid4()), timezone.now()
    recorded = record_parts(before, after)
    group = find_group(edit.canvas, edit.actor_id, edit.action, subject, recorded.fields) if edit.is_autosave else None
    require_moderation(edit.canvas, edit.kind, recorded)
    size = require_space(edit.canvas, edit.kind, recorded)
    Canvas.objects.filter(pk=edit.canvas.pk).update(
        revision=version.revision, state=version.state, size=size, changed_at=now
    )
    change = Change.objects.create(
        canvas_id=edit.canvas.pk,
        revision=version.revision,
        state=version.state,
        previous_state=edit.canvas.state,
        actor_id=edit.actor_id,
        action=edit.action,
        kind=edit.kind,
        subject=subject,
        at=now,
        reverts=edit.reverts,
        continues_id=group,
        request_id=submission.request_id,
        digest=submission.digest,
        **recorded.fields,
    )
    return Outcome(version, change, subject)


def action[**P](
    name: str,
) -> Callable[
    [Callable[Concatenate[Edit, P], UUID | None]],
    Callable[Concatenate[UUID, int, Submission, P], Outcome],
]:
    """Turn a function on an open edit into an action on a canvas: `act(canvas_id, actor_id, submission, …)`.

    The function returns the id of the part that it is about. The action then writes the parts and records the change,
    or raises Refused if the canvas has no room for them.
    A submission that was carried out before is not repeated; its outcome is returned.
    """

    def decorate(
        function: Callable[Concatenate[Edit, P], UUID | None],
    ) -> Callable[Concatenate[UUID, int, Submission, P], Outcome]:
        def act(
            canvas_id: UUID, actor_id: int, submission: Submission, /, *args: P.args, **kwargs: P.kwargs
        ) -> Outcome:
            try:
                with editing(canvas_id, actor_id, name) as edit:
                    if earlier := _find_earlier(canvas_id, actor_id, submission):
                        return Outcome(edit.canvas.version, earlier, earlier.subject, repeated=True)
                    subject = function(edit, *args, **kwargs)
                    return _record(edit, subject, submission)
            except IntegrityError as problem:
                # Database constraints catch what single parts cannot show, such as two readings on one date.
                raise Refused(
                    "Somebody changed something else in the meantime, and your change no longer fits. Reload the "
                    "page and try again."
                ) from problem

        update_wrapper(act, function)
        return act

    return decorate
