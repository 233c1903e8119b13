"""Form of the details of a customer segment."""

from __future__ import annotations

from typing import Any

from django.forms import ChoiceField

from canvas_app.forms.part_form import NOT_STATED, PartForm, choice, count, line, money, percentage, several, text
from relationships.catalog.goals import Goal, Stage
from relationships.catalog.segments import (
    WHICH_GOAL,
    ContactPreference,
    CustomerKind,
    CustomerRole,
    Factor,
    Level,
    Period,
)
from relationships.document.base import field_label
from relationships.document.segments import SegmentDetails
from relationships.lenses.advice import answer_labels

WHO = "Who they are"
PREFERENCES = "What they prefer"
WORTH = "Size and value"
DECLINED = field_label(SegmentDetails, "declined_goals")
FACTORS = field_label(SegmentDetails, "factors")


class SegmentForm(PartForm):
    """The details of a customer segment. Money is in the canvas's currency."""

    edits = SegmentDetails
    path = "segment"
    sections = (WHO, PREFERENCES, WORTH, DECLINED, FACTORS)

    needs = text(section=WHO, help_text="What do they want to get done, and what annoys them?")
    behaviours = text(section=WHO, help_text="How do they look for, buy and use things like ours?")
    demographics = text(section=WHO, help_text="Age, place, income; for businesses: trade, size, region")
    kind = choice(CustomerKind, section=WHO)
    roles = several(CustomerRole, section=WHO)
    platform_side = line(section=WHO, help_text="Only for platforms: hosts, sellers, readers …")
    contact = choice(ContactPreference, section=PREFERENCES)
    preferences = text(section=PREFERENCES)
    potential_size = count(section=WORTH)
    customers_now = count(section=WORTH)
    revenue_per_customer = money(section=WORTH)
    revenue_period = choice(Period, section=WORTH)
    gross_margin = percentage(section=WORTH)
    main_goal = choice(Goal, section=FACTORS, help_text=WHICH_GOAL)

    def __init__(self, *args: Any, currency: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.show_units(currency)
        for stage in Stage:
            self.fields[f"customers_by_stage.{stage.value}"] = count(
                label=f"Customers at stage “{stage.label.lower()}”", section=WORTH
            )
        for goal in Goal:
            hint = "Leave empty unless this goal is not ours for this segment; then say why"
            self.fields[f"declined_goals.{goal.value}"] = line(
                label=declined_label(goal), section=DECLINED, help_text=hint
            )
        for factor in Factor:
            self.fields[f"factors.{factor.value}"] = factor_field(factor, section=FACTORS)


def factor_field(factor: Factor, **options: Any) -> ChoiceField:
    """Return the field for a deciding factor, whose choices say what they mean."""
    field = choice(Level, label=factor.label, **options)
    field.choices = [("", NOT_STATED), *answer_labels(factor).items()]
    return field


def declined_label(goal: Goal) -> str:
    """Return the label of the field that says why a goal is not ours for a segment."""
    return f"{goal.label} is not ours, because"
