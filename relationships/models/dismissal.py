"""Dismissals of findings."""

import uuid
from typing import ClassVar

from django.db import models

from relationships.models.canvas import Canvas


class Dismissal(models.Model):
    """The dismissal of a finding, with its reason, in force as long as the evidence is unchanged.

    `about` has ids of notes that may have been deleted, hence no foreign keys; `key` is derived from rule and notes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    canvas = models.ForeignKey(Canvas, on_delete=models.DB_CASCADE, related_name="dismissals")
    rank = models.IntegerField()
    rule = models.CharField(max_length=50)
    about = models.JSONField(default=list, blank=True)
    key = models.CharField(max_length=16)
    fingerprint = models.CharField(max_length=16)
    reason = models.TextField()
    date = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["canvas", "key"], name="dismissal_once")]

    def __str__(self) -> str:
        return f"dismissal of {self.rule}"
