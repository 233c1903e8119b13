"""A guiding question put to every relationship of a segment: its forms, filled as the canvas stands or as was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict

from canvas_app.boards.access import found
from canvas_app.boards.notes.choices import choices_for, other_notes, without_deleted
from canvas_app.boards.notes.forms.relationships import RelationshipForm
from canvas_app.forms.part_form import initial_from
from relationships.analysis.goal_coverage import relationships_for
from relationships.analysis.open_questions import Questions, questions_open_for
from relationships.catalog.guiding_questions import GUIDING, Asked, GuidingQuestion
from relationships.catalog.types import TYPES, RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.parts import NotePart, fields_of, part_to_json
from relationships.errors import Conflict
from relationships.models import Canvas
from relationships.store.write import load_parts


class TypesForm(forms.Form):
    """Which types the segment expects beside those that are there."""

    adds = forms.MultipleChoiceField(
        label="What else do they expect?",
        help_text="Each is added to Customer Relationships as expected and not established.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, types: Sequence[RelationshipType], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = [(each.value, f"{each.label}: {TYPES[each].tagline}") for each in types]
        self.fields["adds"].choices = chosen  # type: ignore[attr-defined]

    def types(self) -> list[RelationshipType]:
        """What the valid form says."""
        return [RelationshipType(each) for each in self.cleaned_data["adds"]]


@dataclass(slots=True)
class Step:
    """One question about one segment: a form for each of its relationships, and one for those that are missing."""

    segment: Note
    question: GuidingQuestion
    still_open: Questions
    forms: dict[UUID, RelationshipForm]
    names: dict[UUID, str]
    missing: TypesForm | None

    @property
    def name(self) -> str:
        """The segment's name."""
        return short_name(self.segment.text)

    @property
    def asked(self) -> Asked:
        """How the question is put."""
        return GUIDING[self.question]

    @property
    def steps(self) -> list[tuple[GuidingQuestion, bool]]:
        """Every question, and whether it is still open."""
        return [(each, each in self.still_open) for each in GuidingQuestion]

    @property
    def sent(self) -> dict[UUID, RelationshipForm]:
        """The forms that were sent: not those of relationships that came since the question was opened."""
        return {key: form for key, form in self.forms.items() if form.is_bound}

    @property
    def parts(self) -> list[tuple[str, RelationshipForm]]:
        """The forms by the name of the relationship that each is about."""
        return [(self.names[key], form) for key, form in self.forms.items()]

    def is_valid(self) -> bool:
        """Whether every form that was sent is; all are looked at, so that all errors show at once."""
        every: list[forms.BaseForm] = [*self.sent.values(), *([self.missing] if self.missing else [])]
        return not [form for form in every if not form.is_valid()]

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Show what somebody else answered meanwhile, in the form of that relationship."""
        return self.forms[conflict.note].show_newer(conflict)


def segment_in(document: CanvasDocument, key: UUID) -> Note:
    """A segment of a document; raises Http404."""
    return found(document.segment(key))


def still_open(document: CanvasDocument, segment: UUID) -> Questions:
    """The questions open for a segment."""
    return questions_open_for(details for _, details in relationships_for(document, segment))


def step_of(
    canvas: Canvas, document: CanvasDocument, segment: Note, question: GuidingQuestion, data: QueryDict | None = None
) -> Step:
    """Open a question; relationships that came or went since the form was opened are asked about, or not any more."""
    found = relationships_for(document, segment.id)
    parts = cast("dict[UUID, NotePart]", load_parts(canvas.pk, "note", [note.id for note, _ in found]))
    others = other_notes(canvas, segment.id)
    naming = [f"{key}-{name}" for key in parts for name in ("serves", "channel")]
    said = without_deleted(canvas, others, data, naming) if data is not None else None
    there = {details.type for _, details in found}
    missing = [each for each in RelationshipType if each not in there] if question is GuidingQuestion.EXPECTED else []
    return Step(
        segment,
        question,
        still_open(document, segment.id),
        {
            key: RelationshipForm(
                said if said is not None and _speaks_of(said, key) else None,
                prefix=str(key),
                only=GUIDING[question].fields,
                initial=initial_from(fields_of(part_to_json(part)), RelationshipForm),
                use_required_attribute=False,
                currency=canvas.currency,
                **choices_for(part, others),
            )
            for key, part in parts.items()
        },
        {note.id: short_name(note.text) for note, _ in found},
        TypesForm(said, types=missing) if missing else None,
    )


def _speaks_of(said: QueryDict, key: UUID) -> bool:
    """Whether a relationship was asked about in the form that was sent: every question has a field that always is."""
    return any(name.startswith(f"{key}-") for name in said)
