"""Forms of the evolution of a relationship: its first and last stage, what triggers a change, what comes next."""

from __future__ import annotations

from typing import Any

from django import forms

from canvas_app.boards.notes.forms.relationships import RelationshipForm
from relationships.catalog.triggers import SENTENCES, Trigger

SPAN = ("start_stage", "end_stage")
FIELDS = (*SPAN, "change_trigger", "next_step")


class SpanForm(RelationshipForm):
    """The first and last stage of a relationship, sent when its bar is dragged."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, only=SPAN, **options)


class EvolutionForm(RelationshipForm):
    """The evolution of a relationship; ticked triggers are added to the text about triggers."""

    together = (*RelationshipForm.together, ("change_trigger", "usual"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, only=FIELDS, **options)
        self.fields["change_trigger"].help_text = ""
        self.fields["usual"] = forms.MultipleChoiceField(
            label="Add a common trigger",
            choices=[(trigger.value, f"{trigger.label}: {sentence}") for trigger, sentence in SENTENCES.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields([*SPAN, "change_trigger", "usual", "next_step"])

    def clean(self) -> dict[str, Any]:
        """Append the ticked triggers to the text, one per line."""
        data = super().clean()
        chosen = [SENTENCES[Trigger(trigger)] for trigger in data.pop("usual", [])]
        written = data.get("change_trigger", "")
        lines = [written, *(sentence for sentence in chosen if sentence not in written)]
        if chosen and "change_trigger" in data:
            data["change_trigger"] = self._validate_length("\n".join(filter(None, lines)))
        return data

    def _validate_length(self, value: str) -> str:
        """Return the text, with an error on the field if the triggers made it too long."""
        try:
            self.fields["change_trigger"].run_validators(value)
        except forms.ValidationError as too_long:
            self.add_error("change_trigger", too_long)
        return value
