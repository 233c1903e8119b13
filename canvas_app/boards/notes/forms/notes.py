"""Forms that add, edit and move a note."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from canvas_app.boards.notes.choices import is_id
from canvas_app.boards.notes.forms.relationships import NO_TYPE, TYPE_CARDS
from canvas_app.forms.chips import MOST_CHIPS, radio_chips
from canvas_app.forms.part_form import PartForm, day, line, notes, text
from canvas_app.forms.text_fields import CleanText
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.catalog.types import RelationshipType
from relationships.document.base import field_label
from relationships.document.notes import Evidence, Experiment, NoteFields
from relationships.document.relationships import RelationshipFields
from relationships.document.values import NOTE_LENGTH, has_visible_text
from relationships.errors import Conflict
from relationships.formats import format_number
from relationships.lenses.folds import Fold

LINES_AT_ONCE = 100
BULLET = re.compile(r"^[-–—*+•◦▪▫‣⁃∙·●○■□☐☑✓✔➢➤](\s+|$)")
NUMBER = re.compile(r"([0-9]{1,3})[.)]\s+")
NO_TEXT = "Enter the text of the note."
Named = tuple[UUID, str]


class IdsField(forms.MultipleChoiceField):
    """Ids of notes. The action that uses them rejects those that are not on the canvas."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:
        """Return whether a value has the format of an id."""
        return is_id(value)

    def offer(self, named: Collection[Named]) -> None:
        """Set the notes that are offered, as chips if they are few."""
        self.choices = [(str(key), name) for key, name in named]
        if len(named) <= MOST_CHIPS:
            self.widget.attrs["class"] = "choices"


class AddNotesForm(forms.Form):
    """A new note, or one note per line, for segments; a relationship has a type."""

    block = forms.ChoiceField(
        choices=Block.choices, label="Block", error_messages={"required": "Choose the block for the note."}
    )
    text = CleanText(
        label=field_label(NoteFields, "text"),
        required=True,
        missing=NO_TEXT,
        max_length=LINES_AT_ONCE * (NOTE_LENGTH + 1),
        attributes={"autofocus": True},
    )
    several = forms.BooleanField(
        required=False,
        label="Create one note per line",
        help_text=f"At most {LINES_AT_ONCE} at once. Bullets and numbers at the start of a line are removed.",
    )
    segments = IdsField(
        required=False,
        label=field_label(NoteFields, "segments"),
        error_messages={"invalid_choice": "Choose from the segments of this canvas."},
    )
    type = forms.ChoiceField(
        required=False,
        label=field_label(RelationshipFields, "type"),
        choices=[*TYPE_CARDS, ("", NO_TYPE)],
        widget=radio_chips(),
    )

    def __init__(self, *args: Any, segments: Collection[Named] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["segments"]
        field.offer(segments)
        if not segments and not self.is_bound:
            del self.fields["segments"]

    def clean(self) -> dict[str, Any]:
        """Split the text into notes if asked to, and validate their number and lengths.

        Segments in Customer Segments and types elsewhere are left out, as the form does not show them.
        """
        data: dict[str, Any] = super().clean() or {}
        block = data.get("block")
        data["kind"] = (
            RelationshipType(data["type"]) if data.get("type") and block == Block.CUSTOMER_RELATIONSHIPS else None
        )
        data["segments"] = () if block == Block.CUSTOMER_SEGMENTS else tuple(map(UUID, data.get("segments", ())))
        written = data.get("text", "")
        data["texts"] = list(_items(written)) if data.get("several") else [written]
        if len(data["texts"]) > LINES_AT_ONCE:
            lines = len(data["texts"])
            self.add_error("text", f"You entered {lines} lines. At most {LINES_AT_ONCE} notes can be created at once.")
        too_long = [item for item in data["texts"] if len(item) > NOTE_LENGTH]
        if too_long:
            self.add_error(
                "text", f"One note has {format_number(len(too_long[0]))} characters. At most {NOTE_LENGTH} are allowed."
            )
        return data


def _items(text: str) -> Iterator[str]:
    """Yield the lines of a text without bullets, and without numbers that continue a count from 1."""
    count = 0
    for written in text.split("\n"):
        item = BULLET.sub("", written.strip(), count=1)
        if (number := NUMBER.match(item)) and int(number[1]) == count + 1:
            count, item = count + 1, item[number.end() :]
        if has_visible_text(item):
            yield item


class TextForm(PartForm):
    """Only the text of a note."""

    edits = NoteFields
    text = CleanText(required=True, missing=NO_TEXT, holder="A note", max_length=NOTE_LENGTH, rows=3)

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Return the newer text, which is shown beside the field instead of as an error."""
        return {"conflict": conflict, "theirs": conflict.fields[0].theirs, "version": conflict.version}


class NoteForm(TextForm):
    """The fields of every note: its text, status and segments."""

    status = forms.ChoiceField(
        choices=Status.choices,
        help_text="How sure are you? Fact: you know it. Assumption: you believe it. Testing: a test is under way. "
        "Validated: a test confirmed it. Invalidated: a test disproved it.",
    )
    segments = notes()

    def __init__(self, *args: Any, segments: Iterable[Named] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields.get("segments")
        if field is None:
            return
        field.choices = [(str(key), name) for key, name in segments]
        if not field.choices:
            del self.fields["segments"]
        elif len(field.choices) <= MOST_CHIPS:
            field.widget.attrs["class"] = "choices"


class EvidenceForm(PartForm):
    """The evidence for or against a note."""

    edits = Evidence
    path = "evidence"
    source = line(section=Fold.EVIDENCE, help_text="Who said it, or where you measured it")
    date = day(section=Fold.EVIDENCE)
    result = text(section=Fold.EVIDENCE)


class ExperimentForm(PartForm):
    """The experiment that tests a note."""

    edits = Experiment
    path = "experiment"
    hypothesis = text(section=Fold.EXPERIMENT, help_text="We believe that …")
    test = text(section=Fold.EXPERIMENT, help_text="To find out, we will …")
    measure = line(section=Fold.EXPERIMENT, help_text="And count or measure …")
    criterion = line(section=Fold.EXPERIMENT, help_text="We are right if …")


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a note: the block and the previous note in it, None for the top."""

    block: Block
    previous: UUID | None


class MoveForm(forms.Form):
    """The new place of a note as one value, `block|previous note`, or `block|` for the top."""

    place = forms.CharField(
        label="Move to", max_length=100, error_messages={"required": "Choose where to move the note."}
    )

    def clean_place(self) -> Place:
        """Return the place. Raise ValidationError if invalid."""
        block, _, previous = self.cleaned_data["place"].partition("|")
        try:
            return Place(Block(block), UUID(previous) if previous else None)
        except ValueError:
            raise ValidationError("This position isn’t on the canvas.") from None
