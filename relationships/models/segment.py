"""Details of a customer segment, an extension of its note."""

from typing import ClassVar

from django.db import models

from relationships.catalog.goals import Goal
from relationships.catalog.segments import ContactPreference, CustomerKind, Period
from relationships.models.constraints import one_of
from relationships.models.note import Note


class SegmentDetails(models.Model):
    """The details of a segment. Money is in the canvas's currency; the gross margin is in percent."""

    note = models.OneToOneField(Note, on_delete=models.DB_CASCADE, primary_key=True, related_name="segment_details")
    hue = models.PositiveSmallIntegerField(default=0)
    needs = models.TextField(blank=True)
    behaviours = models.TextField(blank=True)
    demographics = models.TextField(blank=True)
    preferences = models.TextField(blank=True)
    contact = models.CharField(max_length=16, choices=ContactPreference, blank=True)
    kind = models.CharField(max_length=12, choices=CustomerKind, blank=True)
    roles = models.JSONField(default=list, blank=True)
    platform_side = models.CharField(max_length=200, blank=True)
    potential_size = models.PositiveBigIntegerField(null=True, blank=True)
    customers_now = models.PositiveBigIntegerField(null=True, blank=True)
    customers_by_stage = models.JSONField(default=dict, blank=True)
    revenue_per_customer = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    revenue_period = models.CharField(max_length=8, choices=Period, blank=True)
    gross_margin = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    declined_goals = models.JSONField(default=dict, blank=True)
    factors = models.JSONField(default=dict, blank=True)
    main_goal = models.CharField(max_length=16, choices=Goal, blank=True, default="")

    class Meta:
        verbose_name_plural = "segment details"
        constraints: ClassVar = [
            one_of("contact", ContactPreference, name="segment_contact", blank=True),
            one_of("main_goal", Goal, name="segment_main_goal", blank=True),
            one_of("kind", CustomerKind, name="segment_kind", blank=True),
            one_of("revenue_period", Period, name="segment_revenue_period", blank=True),
            models.CheckConstraint(
                condition=models.Q(gross_margin__isnull=True) | models.Q(gross_margin__range=(0, 100)),
                name="segment_margin_in_percent",
            ),
            models.CheckConstraint(
                condition=models.Q(revenue_per_customer__isnull=True) | models.Q(revenue_per_customer__gte=0),
                name="segment_revenue_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"details of segment {self.note_id}"
