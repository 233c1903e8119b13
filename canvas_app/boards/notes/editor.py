"""The editor of a note: its forms, filled in from the note or bound to submitted data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, cast
from uuid import UUID

from django.forms import BoundField
from django.http import Http404, QueryDict

from canvas_app.boards.notes.choices import Others, choices_for, other_notes, refers, segments_for, without_deleted
from canvas_app.boards.notes.forms.notes import EvidenceForm, ExperimentForm, NoteForm
from canvas_app.boards.notes.forms.relationships import RelationshipForm
from canvas_app.boards.notes.forms.segments import SegmentForm
from canvas_app.forms.form_data import complete_data
from canvas_app.forms.part_form import PartForm, get_initial_values
from canvas_app.forms.shown_values import choice_labels, show_value
from relationships.catalog.blocks import Block
from relationships.catalog.types import RelationshipType
from relationships.document.parts import NotePart, flatten_fields, part_to_json
from relationships.errors import Conflict, FieldConflict
from relationships.models import Canvas, RelationshipGoal
from relationships.store.compiled_query import CompiledQuery
from relationships.store.load import cached_note
from relationships.store.write import load_parts


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A field in conflict as texts: its label, the newer value and the user's."""

    label: str
    theirs: str
    mine: str


@dataclass
class Editor:
    """The forms of one note, which are one form on the page."""

    canvas: Canvas
    key: UUID
    note: NotePart
    block: Block
    main: NoteForm
    evidence: EvidenceForm
    experiment: ExperimentForm
    segment: SegmentForm | None = None
    relationship: RelationshipForm | None = None

    @cached_property
    def others(self) -> Others:
        """The other notes of the canvas."""
        return other_notes(self.canvas, self.key)

    @property
    def kind(self) -> RelationshipType | None:
        """The type of a relationship; None for other notes."""
        details = self.note.relationship if self.relationship else None
        return details.type if details else None

    def forms(self) -> Iterator[PartForm]:
        """Return the forms that this note has, without those of which no field was opened."""
        forms = (self.main, self.evidence, self.experiment, self.segment, self.relationship)
        return (form for form in forms if form is not None and form.fields)

    def is_valid(self) -> bool:
        """Return whether all forms are valid; all are validated, so that all errors show at once."""
        return not [form for form in self.forms() if not form.is_valid()]

    def wrong(self) -> list[BoundField]:
        """Return the fields with errors."""
        return [field for field in self.fields() if field.form.is_bound and field.name in field.form.errors]

    def changes(self) -> dict[str, Any]:
        """Return the values of the forms as JSON, by dotted path."""
        return {path: value for form in self.forms() for path, value in form.changes().items()}

    def field(self, path: str) -> BoundField:
        """Return the field for a path of the document; for a goal, its checkbox."""
        path = f"relationship.{path}" if path.startswith("goals.") else path
        return next(form[name] for form in self.forms() for name in form.fields if form.field_path(name) == path)

    def fields(self) -> Iterator[BoundField]:
        """Return the fields of all forms."""
        return (form[name] for form in self.forms() for name in form.fields)

    def complete_data(self, names: Collection[str], sent: QueryDict) -> QueryDict:
        """Return what the forms would submit with everything that was sent; of `names`, nothing is sent if empty."""
        data = complete_data(self.fields(), names, sent)
        data.setdefault("block", self.block)
        return data

    def bind(self, data: QueryDict) -> None:
        """Bind all forms to submitted data."""
        for form in self.forms():
            form.bind(data)

    def rows(self, conflict: Conflict) -> list[ConflictRow]:
        """Return the fields in conflict as texts."""
        return [_row(self.field(clash.path), clash) for clash in conflict.fields]


def _row(field: BoundField, clash: FieldConflict) -> ConflictRow:
    labels = choice_labels(field.field)
    if clash.path.startswith("goals."):
        labels = {"": "Goal without tactics", "None": "Not a goal"}
    theirs, mine = (show_value(value, field.field, labels) or "nothing" for value in (clash.theirs, clash.mine))
    return ConflictRow(str(field.label), theirs, mine)


def open_editor(canvas: Canvas, key: UUID, data: QueryDict | None = None, *, deleted: NotePart | None = None) -> Editor:
    """Return the editor of a note, bound to submitted data if given.

    Raise Http404 if the note is not on the canvas, unless `deleted` is its last version.
    """
    editor = _fill_editor(canvas, key, data or QueryDict(), note=deleted)
    if data is not None:
        editor.bind(without_deleted(canvas, editor.others, data))
    return editor


def open_fields(canvas: Canvas, key: UUID, names: Collection[str], data: QueryDict) -> Editor:
    """Return an editor of only the fields with these names in the HTML, bound to submitted data.

    Raise Http404 if the note is not on the canvas.
    """
    # Fields are saved again and again, and mostly of a canvas that is cached.
    editor = _fill_editor(canvas, key, data, names, note=cached_note(canvas.pk, canvas.version, key))
    whole = editor.complete_data(names, data)
    editor.bind(without_deleted(canvas, editor.others, whole) if refers(names) else whole)
    return editor


def _fill_editor(
    canvas: Canvas, key: UUID, sent: QueryDict, names: Collection[str] = (), *, note: NotePart | None = None
) -> Editor:
    """Return the editor with the values of the note, which is read if it is not given.

    With `names`, it has only the fields with these names in the HTML.

    What was sent names the block of the form, since the note may have been moved to another block meanwhile.
    """
    note = note or cast("NotePart | None", load_parts(canvas.pk, "note", [key]).get(key))
    if note is None:
        raise Http404
    block = _opened_in(note, sent.get("block", ""))
    fill = partial(_form, names=names, fields=_fields(note, key, names))
    editor = Editor(canvas, key, note, block, fill(NoteForm), fill(EvidenceForm), fill(ExperimentForm))
    needs_others = not names or refers(names)
    if needs_others:
        is_sent = "segments" in sent or "segments" in names
        editor.main = fill(NoteForm, segments=segments_for(note, block, editor.others, is_sent=is_sent))
    if block is Block.CUSTOMER_SEGMENTS:
        editor.segment = fill(SegmentForm, currency=canvas.currency)
    if block is Block.CUSTOMER_RELATIONSHIPS:
        choices = choices_for(note, editor.others) if needs_others else {}
        editor.relationship = fill(RelationshipForm, currency=canvas.currency, **choices)
    return editor


def _opened_in(note: NotePart, block: str) -> Block:
    """Return the block in which a form was opened; the note's own if it cannot have been in that one."""
    details = {Block.CUSTOMER_SEGMENTS: note.segment, Block.CUSTOMER_RELATIONSHIPS: note.relationship}
    is_possible = block in Block.values and (block not in details or details[Block(block)] is not None)
    return Block(block) if is_possible else note.block


GOALS = CompiledQuery(lambda note: RelationshipGoal.objects.filter(note=note).values_list("goal", "tactics"))
OF_GOALS = ("relationship-goals.", "relationship-tactics.")
# No form has a field of this name; a form without names would have all its fields.
NO_FIELD = frozenset({""})


def _fields(note: NotePart, key: UUID, names: Collection[str]) -> dict[str, Any]:
    """Return the values of a note by the paths that its forms use; its goals only for fields with these names."""
    fields = flatten_fields(part_to_json(note))
    has_goals = note.relationship and (not names or any(name.startswith(OF_GOALS) for name in names))
    for goal, tactics in GOALS.rows(key) if has_goals else ():
        fields |= {f"relationship.goals.{goal}": True, f"relationship.tactics.{goal}": tactics}
    return fields


def _form[Form: PartForm](form: type[Form], names: Collection[str], fields: Mapping[str, Any], **options: Any) -> Form:
    """Return a form filled in with these values; with `names`, only of the fields with these names in the HTML."""
    prefix, only = form.path or None, form.named(names, form.path) or NO_FIELD if names else ()
    initial = {} if only is NO_FIELD else get_initial_values(fields, form)
    return form(prefix=prefix, only=only, initial=initial, use_required_attribute=False, **options)
