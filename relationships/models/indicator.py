"""Indicators of a canvas with their readings, and reviews."""

import uuid
from typing import ClassVar

from django.db import models

from relationships.catalog.indicators import Direction
from relationships.models.canvas import Canvas
from relationships.models.constraints import one_of
from relationships.models.note import Note


class Indicator(models.Model):
    """A KPI of its subject, the note of a segment or relationship, or of the whole canvas if the subject is null."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    canvas = models.ForeignKey(Canvas, on_delete=models.DB_CASCADE, related_name="indicators")
    subject = models.ForeignKey(Note, on_delete=models.DB_CASCADE, null=True, blank=True, related_name="indicators")
    rank = models.IntegerField()
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.MORE)
    target = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)

    class Meta:
        constraints: ClassVar = [one_of("direction", Direction, name="indicator_direction")]

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """A measurement of an indicator; at most one per date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.DB_CASCADE, related_name="readings")
    date = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=4)
    variant = models.CharField(max_length=200, blank=True)
    inputs = models.JSONField(default=dict, blank=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["indicator", "date"], name="reading_once_a_day")]

    def __str__(self) -> str:
        return f"{self.value} on {self.date}"


class Review(models.Model):
    """A review of a relationship, a segment or, if the subject is null, the whole canvas."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    canvas = models.ForeignKey(Canvas, on_delete=models.DB_CASCADE, related_name="reviews")
    subject = models.ForeignKey(Note, on_delete=models.DB_CASCADE, null=True, blank=True, related_name="reviews")
    rank = models.IntegerField()
    date = models.DateField()
    customers_said = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    change = models.TextField(blank=True)
    next_due = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"review of {self.date}"
