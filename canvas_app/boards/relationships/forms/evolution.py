"""The form of how a relationship evolves: from which stage until which, what triggers its change, what comes next."""

from __future__ import annotations

from typing import Any

from django import forms

from canvas_app.boards.notes.forms.relationships import RelationshipForm
from relationships.catalog.triggers import SENTENCES, Trigger

SPAN = ("start_stage", "end_stage")
FIELDS = (*SPAN, "change_trigger", "next_step")


class SpanForm(RelationshipForm):
    """From which stage until which a relationship runs, as a bar is dragged."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, only=SPAN, **options)


class EvolutionForm(RelationshipForm):
    """How a relationship evolves; usual triggers that are ticked are added to what was written of them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, only=FIELDS, **options)
        self.fields["change_trigger"].help_text = ""
        self.fields["usual"] = forms.MultipleChoiceField(
            label="Add a usual one",
            choices=[(trigger.value, f"{trigger.label}: {sentence}") for trigger, sentence in SENTENCES.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields([*SPAN, "change_trigger", "usual", "next_step"])

    def clean(self) -> dict[str, Any]:
        """Put what was ticked below what was written, each on a line of its own."""
        data = super().clean()
        chosen = [SENTENCES[Trigger(each)] for each in data.pop("usual", [])]
        written = data.get("change_trigger", "")
        lines = [written, *(each for each in chosen if each not in written)]
        if chosen and "change_trigger" in data:
            data["change_trigger"] = self._measured("\n".join(filter(None, lines)))
        return data

    def _measured(self, value: str) -> str:
        """The text; what was ticked may be too much for it."""
        try:
            self.fields["change_trigger"].run_validators(value)
        except forms.ValidationError as too_long:
            self.add_error("change_trigger", too_long)
        return value
