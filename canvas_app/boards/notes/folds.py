"""The folds of a note's drawer: the fields of all its forms that are not on the first screen, grouped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.forms import BoundField

from canvas_app.boards.notes.editor import Editor
from canvas_app.forms.field_problem import problem_of
from canvas_app.forms.part_form import PartForm
from relationships.catalog.blocks import Block
from relationships.document.parts import NotePart, part_from_json
from relationships.lenses.fold_summaries import FoldedNote, summarise_folds
from relationships.lenses.folds import Fold, folds_of
from relationships.lenses.measurements import Measurements
from relationships.models import Change

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
ABOUT_LINKS = ("segments", "serves", "channel", "integration")


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
    summaries = summarise_folds(FoldedNote(editor.note, editor.block, _linked(editor, editor.note), currency, measured))
    return [_show(fold, line, placed[fold]) for fold, line in summaries.items()]


def _linked(editor: Editor, note: NotePart) -> dict[UUID, Block]:
    """Return the blocks of the notes to which a note is linked."""
    details = note.relationship
    wanted = {*details.serves, details.channel} - {None} if details else set()
    return {key: block for block, group in editor.others.items() for key, _ in group if key in wanted} if wanted else {}


def changed_summaries(editor: Editor, change: Change | None) -> dict[Fold, str]:
    """Return the summaries that differ since the editor was opened, because a change has written its note."""
    fresh = change.after.get(str(editor.key)) if change else None
    names = {field.name for field in editor.fields()}
    # The text is in no fold.
    if fresh is None or names == {"text"}:
        return {}
    before, after = (
        # Without a field about links, that summary is the same anyway.
        summarise_folds(
            FoldedNote(
                note,
                editor.block,
                {} if names.isdisjoint(ABOUT_LINKS) else _linked(editor, note),
                editor.canvas.currency,
                Measurements(),
            )
        )
        for note in (editor.note, cast("NotePart", part_from_json(fresh)))
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
