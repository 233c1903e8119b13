"""Form of the details of a customer relationship."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django import forms

from canvas_app.forms.part_form import (
    NOT_STATED,
    PartForm,
    answer,
    choice,
    count,
    day,
    explained,
    line,
    money,
    several,
    text,
)
from relationships.analysis.stages import ends_before_it_begins
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import TACTICS, Goal, Stage
from relationships.catalog.relationships import DUTY_GROUPS, Bond, Duty, Personalisation, Programme, Tool
from relationships.catalog.triggers import Trigger
from relationships.catalog.types import RelationshipType

Named = tuple[UUID, str]
USUAL_TRIGGERS = ", ".join(str(trigger.label).lower() for trigger in Trigger)
GROUPS: dict[str, tuple[str, ...]] = {
    "Expected and established": ("expected", "expected_because", "established", "established_on"),
    "Cost and capacity": ("fixed_cost", "cost_per_customer", "setup_cost", "customers_served", "capacity"),
    "Fit with the rest of the model": ("serves", "channel", "integration"),
    "How it is done": ("programmes", "offering", "bond", "feeling", "tools", "tool", "owner"),
    "How it will change": ("start_stage", "end_stage", "change_trigger", "next_step"),
    "Personal data": (
        "personalisation",
        "data_kept",
        "data_purpose",
        "data_protection",
        "data_audited_on",
        *(f"duties.{duty}" for duty in DUTY_GROUPS[1].duties),
    ),
    **{
        group.label: tuple(f"duties.{duty}" for duty in group.duties)
        for group in DUTY_GROUPS
        if group.label != "Personal data"
    },
}


class RelationshipForm(PartForm):
    """The details of a relationship, or `only` some of its fields. Money is in the canvas's currency, per month."""

    path = "relationship"
    sections = GROUPS

    segment = forms.ChoiceField(label="For which segment?", required=False)
    type = explained(choice("Which type?", RelationshipType), Kind.TYPE)
    expected = answer("Does the segment expect it?")
    expected_because = text("How do we know?", help_text="For example: asked for in 9 of 12 interviews")
    established = answer("Have we established it?")
    established_on = day("Since")
    fixed_cost = money("Fixed cost a month")
    cost_per_customer = money("Cost per customer and month")
    setup_cost = money("Cost to set up, once")
    customers_served = count("Customers served")
    capacity = count("Customers it can serve")
    serves = forms.MultipleChoiceField(
        label="What it serves and rests on", required=False, widget=forms.CheckboxSelectMultiple
    )
    channel = forms.ChoiceField(label="Through which channel?", required=False)
    integration = text("How does it fit?")
    programmes = several("Programmes", Programme)
    offering = line("For which offering?", help_text="If it is for one of several offerings only")
    bond = choice("Meant to last?", Bond)
    feeling = line("The feeling it should leave")
    tools = explained(several("Tools", Tool), Kind.TOOL)
    tool = line("By name")
    owner = line("Who is responsible?")
    start_stage = explained(choice("Begins at stage", Stage), Kind.STAGE)
    end_stage = choice("Ends after stage", Stage)
    change_trigger = text("What would trigger a change?", help_text=f"For example: {USUAL_TRIGGERS}")
    next_step = text("What comes next?", help_text="For example: a portal for what is asked again and again")
    personalisation = several("Adapted to the individual", Personalisation)
    data_kept = text("Which data are kept?")
    data_purpose = text("What for?")
    data_protection = text("How are they protected?")
    data_audited_on = day("Last audit")

    def __init__(
        self,
        *args: Any,
        currency: str = "",
        segments: Iterable[Named] = (),
        notes: Iterable[tuple[str, list[Named]]] = (),
        channels: Iterable[Named] = (),
        only: Collection[str] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._offer("segment", [("", NOT_STATED), *((str(key), name) for key, name in segments)])
        self._offer("channel", [("", NOT_STATED), *((str(key), name) for key, name in channels)])
        self._offer("serves", [(label, [(str(key), name) for key, name in group]) for label, group in notes])
        for name in ("fixed_cost", "cost_per_customer", "setup_cost"):
            self.fields[name].label = f"{self.fields[name].label} ({currency})"
        for goal in Goal:
            hint = f"For example: {', '.join(TACTICS[goal]).lower()}"
            self.fields[f"goals.{goal.value}"] = forms.BooleanField(label=goal.label, required=False)
            self.fields[f"tactics.{goal.value}"] = text(f"Tactics for {goal.label.lower()}", help_text=hint)
        for duty in Duty:
            self.fields[f"duties.{duty.value}"] = answer(duty.label)
        for name in [name for name in self.fields if only and name not in only]:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Add an error if the last stage is before the first."""
        data: dict[str, Any] = super().clean() or {}
        if ends_before_it_begins(data.get("start_stage"), data.get("end_stage")):
            begins = Stage(data["start_stage"]).label.lower()
            self.add_error("end_stage", f"It begins at stage “{begins}” and cannot end before that.")
        return data

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def goals(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of every goal: the checkbox and the tactics."""
        return [(self[f"goals.{goal}"], self[f"tactics.{goal}"]) for goal in Goal.values]

    def changes(self) -> dict[str, Any]:
        """Return the changes; a goal is a path `goals.<goal>` to its tactics, or to None if it is not served."""
        plain = {path: value for path, value in super().changes().items() if ".goals." not in path}
        goals = [goal for goal in Goal.values if f"goals.{goal}" in self.fields]
        tactics = {goal: plain.pop(f"relationship.tactics.{goal}") for goal in goals}
        served = {goal: self.cleaned_data[f"goals.{goal}"] or bool(tactics[goal]) for goal in goals}
        return plain | {f"goals.{goal}": tactics[goal] if served[goal] else None for goal in goals}
