"""Form of the details of a customer segment."""

from __future__ import annotations

from typing import Any

from canvas_app.forms.part_form import PartForm, choice, count, line, money, percentage, several, text
from relationships.catalog.goals import Goal, Stage
from relationships.catalog.segments import ContactPreference, CustomerKind, CustomerRole, Factor, Level, Period

GROUPS: dict[str, tuple[str, ...]] = {
    "Who they are": ("needs", "behaviours", "demographics", "kind", "roles", "platform_side"),
    "What they prefer": ("contact", "preferences"),
    "Size and value": (
        "potential_size",
        "customers_now",
        "revenue_per_customer",
        "revenue_period",
        "gross_margin",
        *(f"customers_by_stage.{stage}" for stage in Stage.values),
    ),
    "Goals that are not ours": tuple(f"declined_goals.{goal}" for goal in Goal.values),
    "What a relationship is chosen by": (
        "main_goal",
        *(f"factors.{factor}" for factor in Factor.values),
    ),
}


class SegmentForm(PartForm):
    """The details of a customer segment. Money is in the canvas's currency."""

    path = "segment"
    sections = GROUPS

    needs = text("Needs", help_text="What do they want to get done, and what annoys them?")
    behaviours = text("Behaviours", help_text="How do they look for, buy and use things like ours?")
    demographics = text("Demographics", help_text="Age, place, income; for businesses: trade, size, region")
    kind = choice("Kind", CustomerKind)
    roles = several("Roles", CustomerRole)
    platform_side = line("Side of the platform", help_text="Only for platforms: hosts, sellers, readers …")
    contact = choice("They prize", ContactPreference)
    preferences = text("Other preferences")
    potential_size = count("Potential customers")
    customers_now = count("Customers now")
    revenue_per_customer = money("Revenue per customer")
    revenue_period = choice("Revenue is counted", Period)
    gross_margin = percentage("Gross margin in %")

    main_goal = choice("Which goal matters most with them?", Goal)

    def __init__(self, *args: Any, currency: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        if currency:
            self.fields["revenue_per_customer"].label = f"Revenue per customer in {currency}"
        for stage in Stage:
            self.fields[f"customers_by_stage.{stage.value}"] = count(f"Customers at stage “{stage.label.lower()}”")
        for goal in Goal:
            hint = "Leave empty unless this goal is not ours for this segment; then say why"
            self.fields[f"declined_goals.{goal.value}"] = line(f"{goal.label} is not ours, because", help_text=hint)
        for factor in Factor:
            self.fields[f"factors.{factor.value}"] = choice(factor.label, Level)
