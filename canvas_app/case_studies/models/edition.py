"""Editions: what was published of a case, and when."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from canvas_app.case_studies.models.case_study import CaseStudy
from relationships.catalog.types import RelationshipType
from relationships.document.values import NOTE_LENGTH
from relationships.models.constraints import one_of


class CaseEdition(models.Model):
    """A published state of a case, which never changes.

    `story` is a `CaseStory` and `document` a `CanvasDocument` with its schema version, both as JSON; `rendered` is the
    HTML of the story's Markdown. `canvas_revision` is the revision of the canvas that was published.
    """

    case = models.ForeignKey(CaseStudy, on_delete=models.DB_CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    story = models.JSONField()
    rendered = models.JSONField()
    document = models.JSONField()
    canvas_revision = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="editions_published"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="editions_approved"
    )

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="edition_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_from_one"),
        ]

    def __str__(self) -> str:
        return f"edition {self.number} of case {self.case_id}"


class EditionRelationship(models.Model):
    """A relationship on the canvas of an edition, by its type: an index over documents, which never change."""

    edition = models.ForeignKey(CaseEdition, on_delete=models.DB_CASCADE, related_name="relationships")
    type = models.CharField(max_length=32, choices=RelationshipType)
    name = models.CharField(max_length=NOTE_LENGTH)

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [one_of("type", RelationshipType, name="edition_relationship_type")]
        indexes: ClassVar = [models.Index(fields=["type", "edition"], name="edition_by_type")]

    def __str__(self) -> str:
        return f"{self.type} in edition {self.edition_id}"
