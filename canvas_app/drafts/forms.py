"""The form with the two answers, and the form in which each proposed note is kept, edited or dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from canvas_app.forms.text_fields import CleanText
from relationships.catalog.goals import Stage
from relationships.catalog.patterns.registry import PATTERNS
from relationships.document.values import NOTE_LENGTH, TITLE_LENGTH
from relationships.drafting.acceptance import has_lost_segment
from relationships.drafting.answers import LONGEST_ANSWER, Answers
from relationships.drafting.draft import Draft

KEEP, DROP = "keep", "drop"
VERDICTS = ((KEEP, "Keep"), (DROP, "Drop"))
PATTERN_CHOICES = [(pattern.key, pattern.name) for pattern in sorted(PATTERNS.values(), key=lambda one: one.name)]


class AnswersForm(forms.Form):
    """The two answers; name and stage are optional, and a pattern is chosen only when asked for."""

    starts_focused = True
    problem = CleanText(
        label="Which problem do you solve?",
        help_text="What is annoying, expensive or impossible today? Add how you solve it, if you know.",
        rows=3,
        required=True,
        missing="Describe the problem in a sentence or two.",
        max_length=LONGEST_ANSWER,
        holder="This answer",
    )
    for_whom = CleanText(
        label="For whom?",
        help_text="Who has the problem, and who else has to take part?",
        rows=2,
        required=True,
        missing="Name the people or organisations that have the problem.",
        max_length=LONGEST_ANSWER,
        holder="This answer",
    )
    name = CleanText(label="Name of the business", rows=1, max_length=TITLE_LENGTH)
    stage = forms.TypedChoiceField(
        label="Stage",
        choices=Stage.choices,
        coerce=Stage,
        required=False,
        empty_value=Stage.IDEA,
        widget=forms.RadioSelect({"class": "segmented"}),
    )
    pattern = forms.ChoiceField(choices=[("", ""), *PATTERN_CHOICES], required=False, widget=forms.HiddenInput)

    def answers(self) -> Answers:
        """Return the answers of the valid form."""
        return Answers(**self.cleaned_data)


class PatternForm(forms.Form):
    """The choice of another pattern."""

    pattern = forms.ChoiceField(label="Pattern", choices=PATTERN_CHOICES)


class ReviewForm(forms.Form):
    """For each proposed note whether it is kept, and its text. With `rest`, all open notes are kept or dropped."""

    rest = forms.ChoiceField(choices=VERDICTS, required=False)

    def __init__(self, draft: Draft, verdicts: Mapping[str, str], texts: Mapping[str, str], data: Any = None) -> None:
        super().__init__(data)
        self.draft = draft
        for one in draft.proposals:
            key = str(one.note.id)
            self.fields[f"verdict_{key}"] = forms.ChoiceField(
                label="Keep it?", choices=VERDICTS, required=False, initial=verdicts.get(key, ""),
                widget=forms.RadioSelect,
            )  # fmt: skip
            self.fields[f"text_{key}"] = CleanText(
                label="Text", max_length=NOTE_LENGTH, holder="This note", initial=texts.get(key, one.note.text)
            )

    def clean(self) -> dict[str, Any]:
        """Decide the open notes as `rest` says, and require a text of every note that is kept."""
        data: dict[str, Any] = super().clean() or {}
        for one in self.draft.proposals:
            name, text = f"verdict_{one.note.id}", f"text_{one.note.id}"
            data[name] = data.get(name) or data.get("rest", "")
            if text not in self.data:
                data[text] = self.fields[text].initial
            if data[name] == KEEP and not data.get(text) and text not in self.errors:
                self.add_error(text, "Enter a text, or drop this note.")
        return data

    def verdicts(self) -> dict[str, str]:
        """Return the decisions of the valid form by the ids of notes; open notes are left out."""
        found = {str(one.note.id): self.cleaned_data[f"verdict_{one.note.id}"] for one in self.draft.proposals}
        return {key: verdict for key, verdict in found.items() if verdict}

    def texts(self) -> dict[str, str]:
        """Return the texts that differ from those proposed."""
        found = [(one.note, self.cleaned_data[f"text_{one.note.id}"]) for one in self.draft.proposals]
        return {str(note.id): text for note, text in found if text and text != note.text}


def kept_texts(draft: Draft, verdicts: Mapping[str, str], texts: Mapping[str, str]) -> dict[UUID, str]:
    """Return the texts of the notes that are kept; a relationship is left out if its segment is."""
    kept = {
        one.note.id: texts.get(str(one.note.id), one.note.text)
        for one in draft.proposals
        if verdicts.get(str(one.note.id)) == KEEP
    }
    lost = [one.note.id for one in draft.proposals if has_lost_segment(one.note, kept)]
    return {key: text for key, text in kept.items() if key not in lost}
