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
from relationships.document.segments import SegmentDetails
from relationships.lenses.advice import answer_labels
from relationships.lenses.folds import Fold


class SegmentForm(PartForm):
    """The details of a customer segment. Money is in the canvas's currency."""

    edits = SegmentDetails
    path = "segment"
    needs = text(help_text="What do they want to get done, and what frustrates them?")
    customers_now = count()
    behaviours = text(section=Fold.WHO, help_text="How do they find, buy and use products like yours?")
    demographics = text(section=Fold.WHO, help_text="Age, location, income; for businesses: industry, size, region")
    kind = choice(CustomerKind, section=Fold.WHO)
    roles = several(CustomerRole, section=Fold.WHO)
    platform_side = line(section=Fold.WHO, help_text="Only for platforms: hosts, sellers, readers …")
    contact = choice(ContactPreference, section=Fold.PREFERENCES)
    preferences = text(section=Fold.PREFERENCES)
    potential_size = count(section=Fold.WORTH)
    revenue_per_customer = money(section=Fold.WORTH)
    revenue_period = choice(Period, section=Fold.WORTH)
    gross_margin = percentage(section=Fold.WORTH)
    main_goal = choice(Goal, section=Fold.FACTORS, help_text=WHICH_GOAL)

    def __init__(self, *args: Any, currency: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.show_units(currency)
        for stage in filter(lambda stage: self.has(f"customers_by_stage.{stage}"), Stage):
            self.fields[f"customers_by_stage.{stage.value}"] = count(
                label=f"Customers at the {stage.label.lower()} stage", section=Fold.WORTH
            )
        for goal in filter(lambda goal: self.has(f"declined_goals.{goal}"), Goal):
            hint = "Only if you don’t pursue this goal for this segment"
            self.fields[f"declined_goals.{goal.value}"] = line(
                label=declined_label(goal), section=Fold.DECLINED, help_text=hint
            )
        for factor in filter(lambda factor: self.has(f"factors.{factor}"), Factor):
            self.fields[f"factors.{factor.value}"] = factor_field(factor, section=Fold.FACTORS)


def factor_field(factor: Factor, **options: Any) -> ChoiceField:
    """Return the field for a deciding factor, whose choices say what they mean."""
    field = choice(Level, label=factor.label, **options)
    field.choices = [("", NOT_STATED), *answer_labels(factor).items()]
    return field


def declined_label(goal: Goal) -> str:
    """Return the label of the field that says why a goal is not pursued for a segment."""
    return f"Why not {goal.label.lower()}?"
