"""Form of the details of a customer relationship."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from canvas_app.forms.chips import MOST_CHIPS, radio_chips, with_icon
from canvas_app.forms.link_boxes import LinkBoxes
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
from canvas_app.templatetags.kinds import TYPE_ICONS
from relationships.analysis.stages import ends_before_it_begins
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import TACTICS, Goal, Stage
from relationships.catalog.links import ASKED_LINKS
from relationships.catalog.relationships import DUTY_GROUPS, Bond, Personalisation, Programme, Tool
from relationships.catalog.triggers import Trigger
from relationships.catalog.types import TYPES, RelationshipType
from relationships.document.relationships import RelationshipFields
from relationships.lenses.folds import Fold

Named = tuple[UUID, str]
TYPE_CARDS = [(kind.value, with_icon(TYPES[kind].short, TYPE_ICONS[kind])) for kind in RelationshipType]
USUAL_TRIGGERS = ", ".join(str(trigger.label).lower() for trigger in Trigger)
DATA = "Personal data"
NONE = "None"
NO_TYPE = "No type yet"


class RelationshipForm(PartForm):
    """The details of a relationship. Money is in the canvas's currency, per month."""

    edits = RelationshipFields
    path = "relationship"
    together = (
        ("start_stage", "end_stage"),
        *((f"goals.{goal}", f"tactics.{goal}") for goal in Goal.values),
    )

    segment = note(widget=radio_chips())
    type = with_catalogue_entries(choice(RelationshipType, widget=radio_chips()), Kind.TYPE)
    owner = line()
    fixed_cost = money()
    expected = answer(section=Fold.EVIDENCE)
    expected_because = text(section=Fold.EVIDENCE, help_text="For example: 9 of 12 people asked for it in interviews")
    established = answer(section=Fold.EVIDENCE)
    established_on = day(section=Fold.EVIDENCE)
    cost_per_customer = money(section=Fold.COSTS)
    customers_served = count(section=Fold.COSTS)
    setup_cost = money(section=Fold.COSTS)
    capacity = count(section=Fold.COSTS)
    channel = note(section=Fold.LINKS, help_text="Where customers meet it most often")
    serves = notes(section=Fold.LINKS, widget=LinkBoxes(ASKED_LINKS))
    integration = text(section=Fold.LINKS)
    bond = choice(Bond, section=Fold.MEANS, widget=forms.RadioSelect({"class": "segmented"}))
    programmes = several(Programme, section=Fold.MEANS)
    tools = with_catalogue_entries(several(Tool, section=Fold.MEANS), Kind.TOOL)
    tool = line(section=Fold.MEANS)
    offering = line(section=Fold.MEANS, help_text="If it is only for one of several offerings")
    feeling = line(section=Fold.MEANS)
    start_stage = with_catalogue_entries(choice(Stage, section=Fold.EVOLUTION), Kind.STAGE)
    end_stage = choice(Stage, section=Fold.EVOLUTION)
    change_trigger = text(section=Fold.EVOLUTION, help_text=f"For example: {USUAL_TRIGGERS}")
    next_step = text(section=Fold.EVOLUTION, help_text="For example: a portal for frequent requests")
    personalisation = several(Personalisation, section=Fold.DUTIES, group=DATA)
    data_kept = text(section=Fold.DUTIES, group=DATA)
    data_purpose = text(section=Fold.DUTIES, group=DATA)
    data_protection = text(section=Fold.DUTIES, group=DATA)
    data_audited_on = day(section=Fold.DUTIES, group=DATA)

    def __init__(
        self,
        *args: Any,
        currency: str = "",
        segments: Iterable[Named] = (),
        notes: Iterable[tuple[str, list[Named]]] = (),
        channels: Iterable[Named] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._offer("segment", [*((str(key), name) for key, name in segments), ("", NONE)])
        self._offer("type", [*TYPE_CARDS, ("", NO_TYPE)])
        self._offer("channel", [("", NOT_STATED), *((str(key), name) for key, name in channels)])
        self._offer("serves", [(label, [(str(key), name) for key, name in group]) for label, group in notes])
        self.show_units(currency)
        for goal in filter(lambda goal: self.has(f"goals.{goal}") or self.has(f"tactics.{goal}"), Goal):
            hint = f"For example: {', '.join(TACTICS[goal]).lower()}"
            self.fields[f"goals.{goal}"] = forms.BooleanField(label=goal.label, required=False)
            self.fields[f"tactics.{goal}"] = text(
                label=f"Tactics for {goal.label.lower()}", help_text=hint, attributes={"placeholder": "Tactics"}
            )
        for section, duty in ((group.label, duty) for group in DUTY_GROUPS for duty in group.duties):
            if self.has(f"duties.{duty}"):
                self.fields[f"duties.{duty}"] = answer(label=duty.label, section=Fold.DUTIES, group=section)

    def bind(self, data: QueryDict) -> None:
        """Bind the form to submitted data, in which a goal with tactics is ticked."""
        tactics = [goal for goal in Goal.values if f"tactics.{goal}" in self.fields]
        written = [goal for goal in tactics if data.get(self.add_prefix(f"tactics.{goal}"), "").strip()]
        data = data.copy() if written else data
        for goal in written:
            data[self.add_prefix(f"goals.{goal}")] = "on"
        super().bind(data)

    def clean(self) -> dict[str, Any]:
        """Add an error if the last stage is before the first."""
        data: dict[str, Any] = super().clean() or {}
        if ends_before_it_begins(data.get("start_stage"), data.get("end_stage")):
            begins = Stage(data["start_stage"]).label.lower()
            self.add_error("end_stage", f"The relationship starts at the {begins} stage, so it can’t end before that.")
        return data

    def _offer(self, name: str, choices: list[Any]) -> None:
        """Set the choices of a field; a list replaces chips if there are too many."""
        field: Any = self.fields.get(name)
        if field is None:
            return
        if len(choices) > MOST_CHIPS + 1 and isinstance(field.widget, forms.RadioSelect):
            field.widget = forms.Select()
        field.choices = choices

    def goals(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """Return every goal with its fields: the checkbox and the tactics."""
        return [(goal, self[f"goals.{goal}"], self[f"tactics.{goal}"]) for goal in Goal.values]

    def changes(self) -> dict[str, Any]:
        """Return the changes; a goal is a path `goals.<goal>` to its tactics, or to None if it is not served."""
        plain = {path: value for path, value in super().changes().items() if ".goals." not in path}
        goals = [goal for goal in Goal.values if f"goals.{goal}" in self.fields]
        tactics = {goal: plain.pop(f"relationship.tactics.{goal}") for goal in goals}
        served = {goal: self.cleaned_data[f"goals.{goal}"] or bool(tactics[goal]) for goal in goals}
        return plain | {f"goals.{goal}": tactics[goal] if served[goal] else None for goal in goals}
