"""The folds of a note's drawer: the fields of all its forms that are not on the first screen, grouped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from django.forms import BoundField

from canvas_app.boards.notes.editor import Editor
from canvas_app.forms.field_problem import problem_of
from canvas_app.forms.part_form import PartForm
from relationships.catalog.blocks import Block
from relationships.document.parts import NotePart
from relationships.lenses.fold_summaries import FoldedNote, summarise_folds
from relationships.lenses.folds import Fold, folds_of
from relationships.lenses.measurements import Measurements
from relationships.models import Canvas
from relationships.store.write import load_parts

Place = tuple[str, str]
Grouped = dict[str, list[BoundField]]
# Where a relationship has what other notes have on the first screen or in folds of their own: by field, or by the path
# of a form for all its fields.
OF_RELATIONSHIPS: dict[str, Place] = {
    "status": (Fold.EVIDENCE, ""),
    "evidence": (Fold.EVIDENCE, "Evidence"),
    "experiment": (Fold.EVIDENCE, "Experiment"),
    "segments": (Fold.LINKS, ""),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields of a fold below a heading, which may be empty."""

    label: str
    fields: tuple[BoundField, ...]


@dataclass(frozen=True, slots=True)
class ShownFold:
    """A fold with its fields; open if one of them has an error, or a problem to resolve."""

    fold: Fold
    summary: str
    groups: tuple[Group, ...]
    is_open: bool


def list_folds(editor: Editor, currency: str, measured: Measurements) -> list[ShownFold]:
    """Return the folds of a note that is edited, in their order."""
    placed = _place_fields(editor)
    return [_show(fold, line, placed[fold]) for fold, line in fold_summaries(editor, currency, measured).items()]


def fold_summaries(editor: Editor, currency: str, measured: Measurements) -> dict[Fold, str]:
    """Return what the saved note has in each fold, in one line."""
    details = editor.note.relationship
    wanted = {*details.serves, details.channel} if details else set()
    linked = {key: block for block, group in editor.others.items() for key, _ in group if key in wanted}
    return summarise_folds(FoldedNote(editor.note, editor.block, linked, currency, measured))


def changed_summaries(editor: Editor, canvas: Canvas) -> dict[Fold, str]:
    """Return the summaries that differ since the editor was opened, because its note was written."""
    fresh = cast("NotePart | None", load_parts(canvas.pk, "note", [editor.key]).get(editor.key))
    if fresh is None:
        return {}
    before, after = (
        fold_summaries(replace(editor, note=note), canvas.currency, Measurements()) for note in (editor.note, fresh)
    )
    return {fold: line for fold, line in after.items() if line != before[fold]}


def _show(fold: Fold, summary: str, grouped: Grouped) -> ShownFold:
    groups = tuple(Group(label, tuple(fields)) for label, fields in grouped.items())
    return ShownFold(
        fold, summary, groups, any(field.errors or problem_of(field) for group in groups for field in group.fields)
    )


def _place_fields(editor: Editor) -> dict[str, Grouped]:
    placed: dict[str, Grouped] = {fold: {} for fold in folds_of(editor.block)}
    for form in editor.forms():
        for name in form.fields:
            fold, group = _place(form, name, editor.block)
            if fold:
                placed[fold].setdefault(group, []).append(form[name])
    return placed


def _place(form: PartForm, name: str, block: Block) -> Place:
    """Return the fold and the heading of a field; both are empty for a field on the first screen."""
    moved = OF_RELATIONSHIPS.get(form.path or name) if block is Block.CUSTOMER_RELATIONSHIPS else None
    field = form.fields[name]
    return moved or (getattr(field, "section", ""), getattr(field, "group", ""))
