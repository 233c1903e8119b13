"""The forms of a guiding question: one for every relationship of a segment, and one for missing relationships."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from canvas_app.boards.access import found_or_404
from canvas_app.boards.notes.choices import choices_for, other_notes, without_deleted
from canvas_app.boards.notes.forms.relationships import RelationshipForm
from canvas_app.forms.part_form import get_initial_values
from relationships.analysis.goal_coverage import relationships_concerning
from relationships.analysis.open_questions import Questions, questions_open_for, questions_open_in
from relationships.catalog.guiding_questions import GUIDING, GuidingQuestion, QuestionText
from relationships.catalog.types import TYPES, RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords
from relationships.document.parts import NotePart, flatten_fields, part_to_json
from relationships.document.relationships import RelationshipDetails
from relationships.errors import Conflict
from relationships.models import Canvas
from relationships.store.write import load_parts

# The relationships of a segment that one page asks about. Each has a form with the choices of a whole canvas.
MOST_FORMS = 12


class TypesForm(forms.Form):
    """The types that a segment expects in addition to those of its relationships."""

    adds = forms.MultipleChoiceField(
        label="What else do they expect?",
        help_text="Each one is added to Customer Relationships as expected but not established.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    leaves_focus = False

    def __init__(self, *args: Any, types: Sequence[RelationshipType], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(kind.value, f"{kind.label}: {TYPES[kind].tagline}") for kind in types]
        self.fields["adds"].choices = choices  # type: ignore[attr-defined]

    def types(self) -> list[RelationshipType]:
        """Return the chosen types."""
        return [RelationshipType(value) for value in self.cleaned_data["adds"]]


@dataclass(slots=True)
class Step:
    """A guiding question about a segment: forms by relationship, and one for missing types.

    `others` is the number of relationships without a form, since there are too many for one page. `unanswered` are the
    names of those without an answer. `accept` returns submitted data without notes that were deleted meanwhile.
    """

    segment: Note
    question: GuidingQuestion
    still_open: Questions
    forms: dict[UUID, RelationshipForm]
    names: dict[UUID, str]
    missing: TypesForm | None
    others: int
    unanswered: tuple[str, ...]
    accept: Callable[[QueryDict], QueryDict]

    @property
    def name(self) -> str:
        """The segment's name."""
        return short_name(self.segment.text)

    @property
    def asked(self) -> QuestionText:
        """The wording and the fields of the question."""
        return GUIDING[self.question]

    @property
    def steps(self) -> list[tuple[GuidingQuestion, bool]]:
        """All questions, and whether they are still open."""
        return [(question, question in self.still_open) for question in GuidingQuestion]

    @property
    def sent(self) -> dict[UUID, RelationshipForm]:
        """The submitted forms, which exclude relationships added since the question was opened."""
        return {key: form for key, form in self.forms.items() if form.is_bound}

    @property
    def parts(self) -> list[tuple[str, RelationshipForm]]:
        """The forms with the names of their relationships."""
        return [(self.names[key], form) for key, form in self.forms.items()]

    def __iter__(self) -> Iterator[BoundField]:
        """Yield the fields of all forms."""
        every: list[forms.BaseForm] = [*self.forms.values(), *([self.missing] if self.missing else [])]
        return (field for form in every for field in form)

    def keep(self, html_names: Collection[str]) -> None:
        """Drop the fields other than these, and those that add relationships, which are not saved by themselves."""
        self.missing = None
        for form in self.forms.values():
            form.keep(html_names)

    def bind(self, data: QueryDict) -> None:
        """Bind the forms that have fields to submitted data."""
        accepted = self.accept(data)
        for form in self.forms.values():
            if form.fields:
                form.bind(accepted)
        if self.missing:
            self.missing.data, self.missing.is_bound = accepted, True

    def is_valid(self) -> bool:
        """Return whether all submitted forms are valid; all are validated, so that all errors show at once."""
        every: list[RelationshipForm | TypesForm] = [*self.sent.values(), *([self.missing] if self.missing else [])]
        invalid = [form for form in every if not form.is_valid()]
        # A page focuses one field.
        for form in invalid[1:]:
            form.leaves_focus = True
        return not invalid

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Show the newer answer in the form of its relationship."""
        return self.forms[conflict.note].show_newer(conflict)


def segment_in(document: CanvasDocument, key: UUID) -> Note:
    """Return a segment of a document. Raise Http404 if there is none with this id."""
    return found_or_404(document.segment(key))


def still_open(document: CanvasDocument, segment: UUID) -> Questions:
    """Return the open questions of a segment."""
    return questions_open_for(details for _, details in relationships_concerning(document, segment))


def build_step(
    canvas: Canvas,
    document: CanvasDocument,
    segment: Note,
    question: GuidingQuestion,
    data: QueryDict | None = None,
    *,
    about: QueryDict | None = None,
) -> Step:
    """Return a question about a segment, bound to `data` if given.

    Its forms are those of the current relationships, whichever there were when the page was opened; of many, those in
    the data, or else in `about`, come first.
    """
    found = relationships_concerning(document, segment.id)
    asked = _choose(found, question, about if data is None else data)
    parts = cast("dict[UUID, NotePart]", load_parts(canvas.pk, "note", [note.id for note in asked]))
    others = other_notes(canvas, segment.id)
    references = [f"{key}-{name}" for key in parts for name in ("serves", "channel")]
    accept = partial(without_deleted, canvas, others, fields=references)
    submitted = accept(data) if data is not None else None
    present = {details.type for _, details in found}
    asks_types = question is GuidingQuestion.EXPECTED
    missing = [kind for kind in RelationshipType if kind not in present] if asks_types else []
    return Step(
        segment,
        question,
        still_open(document, segment.id),
        {
            key: RelationshipForm(
                submitted if submitted is not None and _includes(submitted, key) else None,
                prefix=str(key),
                only=GUIDING[question].fields,
                initial=get_initial_values(flatten_fields(part_to_json(part)), RelationshipForm),
                use_required_attribute=False,
                currency=canvas.currency,
                **choices_for(part, others),
            )
            for key, part in parts.items()
        },
        {note.id: short_name(note.text) for note in asked},
        TypesForm(submitted, types=missing) if missing else None,
        len(found) - len(asked),
        tuple(OwnWords(short_name(note.text)) for note, details in found if question in questions_open_in(details)),
        accept,
    )


def _choose(
    found: Sequence[tuple[Note, RelationshipDetails]], question: GuidingQuestion, data: QueryDict | None
) -> list[Note]:
    """Return the relationships to ask about on one page: those submitted, then those not answered, in their order."""
    sent = {note.id for note, _ in found if data is not None and _includes(data, note.id)}
    is_open = {note.id for note, details in found if question in questions_open_in(details)}
    first = sorted(found, key=lambda pair: (pair[0].id not in sent, pair[0].id not in is_open))[:MOST_FORMS]
    chosen = {note.id for note, _ in first}
    return [note for note, _ in found if note.id in chosen]


def _includes(submitted: QueryDict, key: UUID) -> bool:
    """Return whether the data includes a relationship; every question has a field that is always submitted."""
    return any(name.startswith(f"{key}-") for name in submitted)
