"""Recorded changes with the parts that they touched, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models.fields.json import KT

from relationships.document.diff import Difference
from relationships.document.parts import (
    DismissalPart,
    GoalPart,
    IndicatorPart,
    Json,
    NotePart,
    Part,
    ReadingPart,
    ReviewPart,
    part_from_json,
)
from relationships.models import Change, Indicator, Note

# Current or last names of indicators by id.
IndicatorNames = Mapping[UUID, str]


@dataclass(slots=True)
class RecordedChange:
    """A change; the action `cure:<rule>` is split into `action` and `rule`."""

    canvas_id: UUID
    action: str
    rule: str
    subject: UUID | None
    differences: tuple[Difference, ...]
    indicator_names: IndicatorNames = field(default_factory=dict)
    # The texts of notes that it is about but did not touch, by id; without deleted segments of `notes.segment`.
    note_texts: Mapping[UUID, str] = field(default_factory=dict)

    def touched[P: Part](self, kind: type[P]) -> list[tuple[P | None, P | None]]:
        """Return the touched parts of a kind, before and after."""
        pairs: list[tuple[Any, Any]] = [(found.before, found.after) for found in self.differences]
        return [pair for pair in pairs if isinstance(pair[1] or pair[0], kind)]

    @property
    def before(self) -> Part | None:
        """The subject of the change as it was before; None if it is new or was not touched."""
        return next((found.before for found in self.differences if found.key == self.subject), None)

    @property
    def after(self) -> Part | None:
        """The subject of the change as it was after; None if it was deleted or not touched."""
        return next((found.after for found in self.differences if found.key == self.subject), None)

    @property
    def part(self) -> Part | None:
        """The subject of the change; None if it was not touched."""
        return self.after or self.before

    def text_of(self, key: UUID | None) -> str:
        """Return the text of a note that it touched or is about; empty if there is none."""
        states = [state for found in self.differences if found.key == key for state in (found.after, found.before)]
        touched = next((state.text for state in states if isinstance(state, NotePart)), "")
        return touched or (self.note_texts.get(key, "") if key else "")

    @property
    def is_of_readings(self) -> bool:
        """Whether it touched only readings, and possibly the scale of existing indicators."""
        scales = self.touched(IndicatorPart)
        is_all = len(self.touched(ReadingPart)) + len(scales) == len(self.differences) > len(scales)
        return is_all and all(before and after for before, after in scales)

    @property
    def is_of_measures(self) -> bool:
        """Whether it is about an indicator, its readings, or a review."""
        return self.is_of_readings or isinstance(self.part, IndicatorPart | ReviewPart)

    @property
    def is_of_dismissal(self) -> bool:
        """Whether a finding was dismissed or counted again."""
        return bool(self.touched(DismissalPart))


def read_changes(changes: Sequence[Change]) -> list[RecordedChange]:
    """Return the recorded changes of one canvas; the names of others than their parts take at most five queries."""
    recorded = [_read_change(change) for change in changes]
    names, texts = _indicator_names(recorded), _note_texts(recorded)
    for change in recorded:
        change.indicator_names, change.note_texts = names, texts
    return recorded


def _note_texts(changes: Iterable[RecordedChange]) -> dict[UUID, str]:
    """Return the current or last texts of the notes that these changes are about but did not touch."""
    changes = list(changes)
    owners = {owner for change in changes for owner in _owners(change) if not change.text_of(owner)}
    segments = {change.subject for change in changes if change.action == "notes.segment" and change.subject}
    wanted = owners | segments
    texts = dict(Note.objects.filter(pk__in=wanted).values_list("pk", "text")) if wanted else {}
    missing = sorted(map(str, owners - {*texts}))
    return texts | (_deleted_names(changes[0].canvas_id, missing, "text") if missing else {})


def _owners(change: RecordedChange) -> Iterator[UUID]:
    """Yield the notes to which the parts that a change touched belong."""
    for found in change.differences:
        if owner := owner_of(found.after or found.before):
            yield owner


def owner_of(part: Part | None) -> UUID | None:
    """Return the note that a goal, an indicator or a review belongs to; None for what belongs to the canvas."""
    match part:
        case GoalPart(note=owner) | IndicatorPart(subject=owner) | ReviewPart(subject=owner):
            return owner
        case _:
            return None


def _read_change(change: Change) -> RecordedChange:
    action, _, rule = change.action.partition(":")
    found = tuple(Difference(UUID(key), _part(change.before[key]), _part(after)) for key, after in change.after.items())
    return RecordedChange(change.canvas_id, action, rule, change.subject, found)


def _part(state: Json | None) -> Part | None:
    return part_from_json(state) if state else None


def _indicator_names(changes: Iterable[RecordedChange]) -> IndicatorNames:
    """Return the names of the indicators whose readings these changes touched."""
    relevant = [change for change in changes if change.is_of_readings]
    wanted = {part.indicator for change in relevant for part in readings_in(change)}
    names = dict(Indicator.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    missing = sorted(map(str, wanted - {*names}))
    return names | (_deleted_names(relevant[0].canvas_id, missing, "name") if missing else {})


def readings_in(change: RecordedChange) -> Iterator[ReadingPart]:
    """Yield the readings that a change touched, deleted ones as they were before."""
    for before, after in change.touched(ReadingPart):
        if reading := after or before:
            yield reading


def _deleted_names(canvas_id: UUID, keys: list[str], field: str) -> dict[UUID, str]:
    """Return the last names of deleted parts of a canvas, which a field of theirs has."""
    touching = Change.touching(canvas_id, *keys).order_by("revision").values_list("pk", "touched")
    # The last change to touch a part is the one that deleted it.
    deletions = {key: change for change, touched in touching.iterator() for key in keys if key in touched}
    return {UUID(key): _name_before(change, key, field) for key, change in deletions.items()}


def _name_before(change: int, key: str, field: str) -> str:
    """Return the name of a part before a change, without loading the other parts that it touched."""
    return str(Change.objects.values_list(KT(f"before__{key}__{field}"), flat=True).get(pk=change))
