"""A note open for editing: its forms, filled from the note as it stands or from what was sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.forms import BoundField
from django.http import Http404, QueryDict

from canvas_app.boards.notes.choices import Others, choices_for, other_notes, segments_for, without_deleted
from canvas_app.boards.notes.forms.notes import EvidenceForm, ExperimentForm, NoteForm
from canvas_app.boards.notes.forms.relationships import RelationshipForm
from canvas_app.boards.notes.forms.segments import SegmentForm
from canvas_app.forms.part_form import PartForm, initial_from
from relationships.catalog.blocks import Block
from relationships.document.parts import NotePart, fields_of, part_to_json
from relationships.errors import Conflict, FieldConflict
from relationships.models import Canvas, RelationshipGoal
from relationships.store.write import load_parts


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One field that somebody else changed meanwhile, in words: theirs, and mine."""

    label: str
    theirs: str
    mine: str


@dataclass(slots=True)
class Editor:
    """The forms of one note; together they are one form on the page. `others` are the other notes of the canvas."""

    key: UUID
    note: NotePart
    block: Block
    others: Others
    main: NoteForm
    evidence: EvidenceForm
    experiment: ExperimentForm
    segment: SegmentForm | None = None
    relationship: RelationshipForm | None = None

    def forms(self) -> Iterator[PartForm]:
        """Every form that this note has."""
        each = (self.main, self.evidence, self.experiment, self.segment, self.relationship)
        return (form for form in each if form is not None)

    def is_valid(self) -> bool:
        """Whether every form is; all are looked at, so that all errors show at once."""
        return not [form for form in self.forms() if not form.is_valid()]

    def wrong(self) -> list[BoundField]:
        """The fields that have to be looked at again."""
        return [form[name] for form in self.forms() if form.is_bound for name in form.fields if name in form.errors]

    def changes(self) -> dict[str, Any]:
        """What the forms say, as dotted paths to JSON values."""
        return {path: value for form in self.forms() for path, value in form.changes().items()}

    def field(self, path: str) -> BoundField:
        """The field of a path as an action names it; a goal's is its checkbox."""
        path = f"relationship.{path}" if path.startswith("goals.") else path
        return next(form[name] for form in self.forms() for name in form.fields if form.path_of(name) == path)

    def as_sent(self) -> QueryDict:
        """What the forms would send as they stand."""
        data = QueryDict(mutable=True)
        data["block"] = self.block
        for field in (form[name] for form in self.forms() for name in form.fields):
            data.setlist(field.html_name, sent(field.value()))
        return data

    def rows(self, conflict: Conflict) -> list[ConflictRow]:
        """A conflict in words."""
        return [_row(self.field(each.path), each) for each in conflict.fields]


def sent(value: object) -> list[str]:
    """A value in the words of a form."""
    if isinstance(value, list):
        return [str(each) for each in value]
    return [] if value in (None, "", False) else ["on" if value is True else str(value)]


def _row(field: BoundField, each: FieldConflict) -> ConflictRow:
    words = _words(getattr(field.field, "choices", ()))
    if each.path.startswith("goals."):
        words = {"": "A goal, without tactics", "None": "Not a goal"}
    return ConflictRow(str(field.label), _in_words(each.theirs, words), _in_words(each.mine, words))


def _words(choices: Any) -> dict[str, str]:
    """Every choice by its value, those in groups included."""
    flat: dict[str, str] = {}
    for value, label in choices:
        flat |= _words(label) if isinstance(label, (list, tuple)) else {str(value): str(label)}
    return flat


def _in_words(value: object, words: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(words.get(str(each), str(each)) for each in value) or "nothing"
    said = words.get(str(value), value)
    return "nothing" if said in (None, "") else str(said)


def open_editor(canvas: Canvas, key: UUID, data: QueryDict | None = None, *, deleted: NotePart | None = None) -> Editor:
    """The editor of a note; raises Http404 where the note is neither on the canvas nor given as it was deleted.

    What was sent is read as the form it was opened as: somebody may have moved the note to another block since.
    """
    note = deleted or cast("NotePart | None", load_parts(canvas.pk, "note", [key]).get(key))
    if note is None:
        raise Http404
    others = other_notes(canvas, key)
    said = without_deleted(canvas, others, data) if data is not None else None
    opened_in = str(said.get("block")) if said is not None else ""
    block = Block(opened_in) if opened_in in Block.values else note.block
    fields = _fields(note, key)
    editor = Editor(
        key,
        note,
        block,
        others,
        _form(NoteForm, fields, said, segments=segments_for(note, block, others)),
        _form(EvidenceForm, fields, said),
        _form(ExperimentForm, fields, said),
    )
    if block is Block.CUSTOMER_SEGMENTS:
        editor.segment = _form(SegmentForm, fields, said, currency=canvas.currency)
    if block is Block.CUSTOMER_RELATIONSHIPS:
        options = {"currency": canvas.currency, **choices_for(note, others)}
        editor.relationship = _form(RelationshipForm, fields, said, **options)
    return editor


def _fields(note: NotePart, key: UUID) -> dict[str, Any]:
    """The fields of a note as its forms name them."""
    fields = fields_of(part_to_json(note))
    for goal, tactics in RelationshipGoal.objects.filter(note=key).values_list("goal", "tactics"):
        fields |= {f"relationship.goals.{goal}": True, f"relationship.tactics.{goal}": tactics}
    return fields


def _form[Form: PartForm](form: type[Form], fields: Mapping[str, Any], data: Any, **options: Any) -> Form:
    prefix = form.path or None
    return form(data, prefix=prefix, initial=initial_from(fields, form), use_required_attribute=False, **options)
