"""The notes of a canvas, and the segments that they concern."""

import uuid
from typing import ClassVar

from django.db import models

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.document.values import NOTE_LENGTH
from relationships.models.canvas import Canvas
from relationships.models.constraints import one_of


class Note(models.Model):
    """A note in a block of a canvas. Its position is a rank with gaps, unique within the block."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    canvas = models.ForeignKey(Canvas, on_delete=models.DB_CASCADE, related_name="notes")
    block = models.CharField(max_length=24, choices=Block)
    rank = models.IntegerField()
    text = models.CharField(max_length=NOTE_LENGTH)
    status = models.CharField(max_length=12, choices=Status, default=Status.ASSUMPTION)
    evidence = models.JSONField(null=True, blank=True)
    experiment = models.JSONField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["canvas", "block", "rank"], name="note_rank_in_block"),
            one_of("block", Block, name="note_block"),
            one_of("status", Status, name="note_status"),
            models.CheckConstraint(condition=~models.Q(text=""), name="note_has_text"),
        ]

    def __str__(self) -> str:
        return self.text


class NoteSegment(models.Model):
    """A segment that a note concerns, and that determines its colour."""

    note = models.ForeignKey(Note, on_delete=models.DB_CASCADE, related_name="segment_links")
    segment = models.ForeignKey(Note, on_delete=models.DB_CASCADE, related_name="tinted_links")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["note", "segment"], name="note_segment_once")]

    def __str__(self) -> str:
        return f"{self.note_id} concerns {self.segment_id}"
