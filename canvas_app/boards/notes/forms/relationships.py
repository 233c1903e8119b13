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
    line,
    money,
    note,
    notes,
    several,
    text,
    with_catalogue_entries,
)
from relationships.analysis.stages import ends_before_it_begins
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import TACTICS, Goal, Stage
from relationships.catalog.relationships import DUTY_GROUPS, Bond, Personalisation, Programme, Tool
from relationships.catalog.triggers import Trigger
from relationships.catalog.types import RelationshipType
from relationships.document.relationships import RelationshipFields

Named = tuple[UUID, str]
USUAL_TRIGGERS = ", ".join(str(trigger.label).lower() for trigger in Trigger)
ESTABLISHED = "Expected and established"
COST = "Cost and capacity"
FIT = "Fit with the rest of the model"
MEANS = "How it is done"
EVOLUTION = "How it will change"
DATA = "Personal data"


class RelationshipForm(PartForm):
    """The details of a relationship, or `only` some of its fields. Money is in the canvas's currency, per month."""

    edits = RelationshipFields
    path = "relationship"
    sections = (
        *(ESTABLISHED, COST, FIT, MEANS, EVOLUTION, DATA),
        *(group.label for group in DUTY_GROUPS if group.label != DATA),
    )
    together = (
        ("start_stage", "end_stage"),
        *((f"goals.{goal}", f"tactics.{goal}") for goal in Goal.values),
    )

    segment = note()
    type = with_catalogue_entries(choice(RelationshipType), Kind.TYPE)
    expected = answer(section=ESTABLISHED, help_text="Does the segment expect it?")
    expected_because = text(section=ESTABLISHED, help_text="For example: asked for in 9 of 12 interviews")
    established = answer(section=ESTABLISHED, help_text="Have we established it?")
    established_on = day(section=ESTABLISHED)
    fixed_cost = money(section=COST)
    cost_per_customer = money(section=COST)
    setup_cost = money(section=COST)
    customers_served = count(section=COST)
    capacity = count(section=COST)
    serves = notes(section=FIT)
    channel = note(section=FIT)
    integration = text(section=FIT)
    programmes = several(Programme, section=MEANS)
    offering = line(section=MEANS, help_text="If it is for one of several offerings only")
    bond = choice(Bond, section=MEANS, help_text="Is it meant to last?")
    feeling = line(section=MEANS)
    tools = with_catalogue_entries(several(Tool, section=MEANS), Kind.TOOL)
    tool = line(section=MEANS)
    owner = line(section=MEANS)
    start_stage = with_catalogue_entries(choice(Stage, section=EVOLUTION), Kind.STAGE)
    end_stage = choice(Stage, section=EVOLUTION)
    change_trigger = text(section=EVOLUTION, help_text=f"For example: {USUAL_TRIGGERS}")
    next_step = text(section=EVOLUTION, help_text="For example: a portal for what is asked again and again")
    personalisation = several(Personalisation, section=DATA)
    data_kept = text(section=DATA)
    data_purpose = text(section=DATA)
    data_protection = text(section=DATA)
    data_audited_on = day(section=DATA)

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
        self.show_units(currency)
        for goal in Goal:
            hint = f"For example: {', '.join(TACTICS[goal]).lower()}"
            self.fields[f"goals.{goal.value}"] = forms.BooleanField(label=goal.label, required=False)
            self.fields[f"tactics.{goal.value}"] = text(label=f"Tactics for {goal.label.lower()}", help_text=hint)
        for section, duty in ((group.label, duty) for group in DUTY_GROUPS for duty in group.duties):
            self.fields[f"duties.{duty.value}"] = answer(label=duty.label, section=section)
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
        if name in self.fields:
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
