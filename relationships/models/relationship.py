"""Details of a customer relationship, an extension of its note."""

import uuid
from typing import ClassVar

from django.db import models

from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.relationships import Bond
from relationships.catalog.types import RelationshipType
from relationships.models.constraints import one_of
from relationships.models.note import Note


class RelationshipDetails(models.Model):
    """The details of a relationship. Fixed cost and cost per customer are per month; setup cost is paid once."""

    note = models.OneToOneField(
        Note, on_delete=models.DB_CASCADE, primary_key=True, related_name="relationship_details"
    )
    segment = models.ForeignKey(
        Note, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="relationship_links"
    )
    type = models.CharField(max_length=32, choices=RelationshipType, blank=True)
    programmes = models.JSONField(default=list, blank=True)
    offering = models.CharField(max_length=200, blank=True)
    bond = models.CharField(max_length=12, choices=Bond, blank=True)
    feeling = models.CharField(max_length=200, blank=True)
    tools = models.JSONField(default=list, blank=True)
    tool = models.CharField(max_length=200, blank=True)
    channel = models.ForeignKey(Note, on_delete=models.DB_SET_NULL, null=True, blank=True, related_name="channel_links")
    owner = models.CharField(max_length=200, blank=True)
    expected = models.CharField(max_length=3, choices=Answer, blank=True)
    expected_because = models.TextField(blank=True)
    established = models.CharField(max_length=3, choices=Answer, blank=True)
    established_on = models.DateField(null=True, blank=True)
    capacity = models.PositiveBigIntegerField(null=True, blank=True)
    customers_served = models.PositiveBigIntegerField(null=True, blank=True)
    setup_cost = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    fixed_cost = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    cost_per_customer = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    integration = models.TextField(blank=True)
    start_stage = models.CharField(max_length=12, choices=Stage, blank=True)
    end_stage = models.CharField(max_length=12, choices=Stage, blank=True)
    change_trigger = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    duties = models.JSONField(default=dict, blank=True)
    personalisation = models.JSONField(default=list, blank=True)
    data_kept = models.TextField(blank=True)
    data_purpose = models.TextField(blank=True)
    data_protection = models.TextField(blank=True)
    data_audited_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "relationship details"
        constraints: ClassVar = [
            one_of("type", RelationshipType, name="relationship_type", blank=True),
            one_of("bond", Bond, name="relationship_bond", blank=True),
            one_of("expected", Answer, name="relationship_expected", blank=True),
            one_of("established", Answer, name="relationship_established", blank=True),
            one_of("start_stage", Stage, name="relationship_start_stage", blank=True),
            one_of("end_stage", Stage, name="relationship_end_stage", blank=True),
            models.CheckConstraint(
                condition=models.Q(fixed_cost__isnull=True) | models.Q(fixed_cost__gte=0),
                name="relationship_fixed_cost_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(cost_per_customer__isnull=True) | models.Q(cost_per_customer__gte=0),
                name="relationship_customer_cost_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"details of relationship {self.note_id}"


class RelationshipLink(models.Model):
    """A note in another block that a relationship serves or depends on."""

    relationship = models.ForeignKey(Note, on_delete=models.DB_CASCADE, related_name="serves_links")
    served = models.ForeignKey(Note, on_delete=models.DB_CASCADE, related_name="served_links")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["relationship", "served"], name="relationship_serves_once")
        ]

    def __str__(self) -> str:
        return f"{self.relationship_id} serves {self.served_id}"


class RelationshipGoal(models.Model):
    """A goal that a relationship serves, and the tactics used."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(Note, on_delete=models.DB_CASCADE, related_name="goals")
    goal = models.CharField(max_length=16, choices=Goal)
    tactics = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["note", "goal"], name="relationship_goal_once"),
            one_of("goal", Goal, name="relationship_goal"),
        ]

    def __str__(self) -> str:
        return self.get_goal_display()
