"""Canvases and their visibility."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from relationships.catalog.canvas_colours import CanvasColour
from relationships.catalog.goals import Stage
from relationships.catalog.segments import MarketPattern
from relationships.document.values import TITLE_LENGTH
from relationships.document.version import Version
from relationships.models.constraints import one_of


class CanvasQuerySet(models.QuerySet["Canvas"]):
    """Queries for canvases."""

    def visible_to(self, user: Any) -> CanvasQuerySet:
        """Return the canvases of which a user is a member.

        They are annotated with the user's role, folder and colour as `my_role`, `my_folder` and `my_colour`.
        """
        if not user.is_authenticated:
            return self.none()
        return self.filter(members__user_id=user.pk).annotate(
            my_role=models.F("members__role"),
            my_folder=models.F("members__folder_id"),
            my_colour=models.F("members__colour"),
        )


class Canvas(models.Model):
    """A Business Model Canvas: its metadata, and the version of its content.

    Every change to the content increments the revision and replaces the state, a random id. See `Version`.
    `size` is about the number of characters of the content as JSON, as it grew since there is a limit.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=TITLE_LENGTH)
    description = models.TextField(blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.IDEA)
    market_pattern = models.CharField(max_length=12, choices=MarketPattern, blank=True)
    currency = models.CharField(max_length=3, default="EUR")
    sources = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=0)
    state = models.UUIDField(default=uuid.uuid4, editable=False)
    size = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Canvas]] = CanvasQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "canvases"
        indexes: ClassVar = [models.Index(fields=["-changed_at"], name="canvas_changed")]
        constraints: ClassVar = [
            one_of("stage", Stage, name="canvas_stage"),
            one_of("market_pattern", MarketPattern, name="canvas_market_pattern", blank=True),
            models.CheckConstraint(condition=~models.Q(title=""), name="canvas_has_title"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def role(self) -> str | None:
        """The current user's role, if the canvas was loaded by `visible_to` or `lock_canvas`; otherwise None."""
        return getattr(self, "my_role", None)

    @property
    def is_by_grant(self) -> bool:
        """Whether the current user's role was granted, instead of being that of a member. See `grants` in the store."""
        return bool(getattr(self, "my_role_is_granted", False))

    @property
    def colour(self) -> CanvasColour | None:
        """The colour that the current user has given the canvas, if it was loaded as for `role`; otherwise None."""
        colour = getattr(self, "my_colour", "")
        return CanvasColour(colour) if colour else None

    @property
    def version(self) -> Version:
        """The version of the content."""
        return Version(self.revision, self.state)

    @property
    def is_archived(self) -> bool:
        """Whether the canvas is archived and therefore read-only."""
        return self.archived_at is not None
