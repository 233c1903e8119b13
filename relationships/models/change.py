"""The change log of a canvas."""

from __future__ import annotations

from copy import copy
from functools import reduce
from operator import or_
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone

from relationships.document.own_words import OwnWords
from relationships.document.parts import state_before_all
from relationships.models.canvas import Canvas
from relationships.models.constraints import one_of


class ChangeKind(models.TextChoices):
    """Whether a change is an edit, an undo or a redo."""

    DO = "do", "change"
    UNDO = "undo", "undo"
    REDO = "redo", "redo"


class Change(models.Model):
    """The step from one revision to the next: every changed part before and after (null: absent).

    `state` is the state of the canvas after it, `previous_state` the one before; null if it is older than states.
    `touched` holds the ids of the parts, separated by spaces, and `size` the characters of `before` and `after`, which
    can be megabytes: what needs to know only whether a change is relevant or how large it is does not load them.
    `continues` is the change that began a group of consecutive saves of one field; null if it is none or began one.
    """

    canvas = models.ForeignKey(Canvas, on_delete=models.DB_CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    state = models.UUIDField(null=True, editable=False)
    previous_state = models.UUIDField(null=True, editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, related_name="changes")
    action = models.CharField(max_length=64)
    kind = models.CharField(max_length=4, choices=ChangeKind, default=ChangeKind.DO)
    subject = models.UUIDField(null=True)
    before = models.JSONField()
    after = models.JSONField()
    touched = models.TextField(default="", editable=False)
    size = models.PositiveIntegerField(default=0, editable=False)
    at = models.DateTimeField(default=timezone.now)
    reverts = models.OneToOneField(
        "self", on_delete=models.DB_CASCADE, null=True, blank=True, related_name="reverted_by"
    )
    continues = models.ForeignKey(
        "self", on_delete=models.DB_CASCADE, null=True, blank=True, related_name="continued_by", db_index=False
    )
    request_id = models.CharField(max_length=36, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["canvas", "revision"], name="change_revision"),
            models.UniqueConstraint(
                fields=["canvas", "actor", "request_id", "digest"],
                condition=~models.Q(request_id=""),
                name="change_request_once",
            ),
            one_of("kind", ChangeKind, name="change_kind"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["canvas", "actor", "-revision"], name="change_by_actor"),
            models.Index(fields=["continues", "revision"], name="change_by_group"),
        ]

    def __str__(self) -> str:
        return f"revision {self.revision} of {self.canvas_id}: {self.action}"

    @property
    def actor_name(self) -> str:
        """The name of who made the change, or that it is a former member."""
        return OwnWords(self.actor) if self.actor else "A former member"

    def as_one_step(self) -> Change:
        """Return the last change of a group as if it had made all changes of the group; any other as it is."""
        if self.continues is None:
            return self
        step = copy(self)
        first = self.continues.before
        step.before = {key: state_before_all(first[key], self.before[key], after) for key, after in self.after.items()}
        return step

    @staticmethod
    def touching(canvas_id: UUID, *keys: UUID | str) -> models.QuerySet[Change]:
        """Return the changes of a canvas that touched at least one of these parts."""
        conditions = (models.Q(touched__contains=str(key)) for key in keys)
        return Change.objects.filter(reduce(or_, conditions, models.Q(pk__in=[])), canvas=canvas_id)
