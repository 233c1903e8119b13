"""Reading and writing notes with their details and links; the same interface as `tables.Table`."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Model

from relationships.document.assembly import build_note_part
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import NoteFields
from relationships.document.parts import NotePart, Part
from relationships.document.relationships import RelationshipFields
from relationships.document.segments import SegmentDetails
from relationships.models import Note, NoteSegment, RelationshipLink
from relationships.models import RelationshipDetails as RelationshipRow
from relationships.models import SegmentDetails as SegmentRow
from relationships.store.columns import Row, changed_columns, choice_names, from_row, to_row, value_names
from relationships.store.compiled_query import CompiledQuery
from relationships.store.insertion import insert_rows

FIELDS = value_names(NoteFields, without=["segments", "segment"])
NOTE = ("block", "rank", *FIELDS)
NOTE_CHOICES = choice_names(Note, NOTE)
SEGMENT = value_names(SegmentDetails)
SEGMENT_CHOICES = choice_names(SegmentRow, SEGMENT)
RELATIONSHIP = value_names(RelationshipFields, without=["serves"])
RELATIONSHIP_CHOICES = choice_names(RelationshipRow, RELATIONSHIP)
REFERENCES = ("segment", "channel")
_JOINED = [
    *(f"segment_details__{name}" for name in ("note_id", *SEGMENT)),
    *(f"relationship_details__{name}" for name in ("note_id", *RELATIONSHIP)),
]


_COLUMNS = ("id", *NOTE, *_JOINED)
WHOLE = CompiledQuery(lambda canvas, *ids: Note.objects.filter(canvas_id=canvas, pk__in=ids).values_list(*_COLUMNS))
RANKS = CompiledQuery(lambda *ids: Note.objects.filter(pk__in=ids).values_list("pk", "rank"))
TINTS = CompiledQuery(
    lambda *ids: NoteSegment.objects.filter(note__in=ids).order_by("pk").values_list("note", "segment"),
)
SERVES = CompiledQuery(
    lambda *ids: (
        RelationshipLink.objects.filter(relationship__in=ids).order_by("pk").values_list("relationship", "served")
    ),
)


def load(canvas_id: UUID, ids: Collection[UUID]) -> dict[UUID, NotePart]:
    """Return the notes of a canvas that have these ids, with their details and links."""
    if not ids:
        return {}
    rows = [dict(zip(_COLUMNS, row, strict=True)) for row in WHOLE.rows(canvas_id, *ids)]
    tints: defaultdict[UUID, list[UUID]] = defaultdict(list)
    serves: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for note, segment in TINTS.rows(*ids):
        tints[note].append(segment)
    if any(row["relationship_details__note_id"] for row in rows):
        for note, served in SERVES.rows(*ids):
            serves[note].append(served)
    return {row["id"]: _read_part(row, tints[row["id"]], serves[row["id"]]) for row in rows}


def load_known(document: CanvasDocument, ids: Collection[UUID]) -> dict[UUID, Part]:
    """Return the notes that have these ids, of a canvas that is locked and known; only their ranks are read."""
    wanted = {*ids}
    placed = [(block, note) for block, note in document.placed_notes() if note.id in wanted]
    ranks: dict[UUID, int] = dict(RANKS.rows(*(note.id for _, note in placed))) if placed else {}
    return {note.id: build_note_part(block, ranks[note.id], note) for block, note in placed}


def _read_part(row: Row, tints: list[UUID], serves: list[UUID]) -> NotePart:
    return NotePart(
        **from_row({name: row[name] for name in NOTE}, NOTE_CHOICES),
        segments=tuple(tints),
        segment=_read_segment(row),
        relationship=_read_relationship(row, serves),
    )


def _read_segment(row: Row) -> SegmentDetails | None:
    """Return the joined segment details of a note's row, or None."""
    if not row["segment_details__note_id"]:
        return None
    values = from_row(row, SEGMENT_CHOICES, "segment_details__")
    values.pop("note_id")
    return SegmentDetails(**values)


def _read_relationship(row: Row, serves: list[UUID]) -> RelationshipFields | None:
    """Return the joined relationship details of a note's row, or None."""
    if not row["relationship_details__note_id"]:
        return None
    values = from_row(row, RELATIONSHIP_CHOICES, "relationship_details__")
    values.pop("note_id")
    return RelationshipFields(**values, serves=tuple(serves))


def delete(ids: Collection[UUID]) -> None:
    """Delete notes. The database cascades to their details, goals and links."""
    Note.objects.filter(pk__in=ids).delete()


def build_rows(canvas_id: UUID, parts: Mapping[UUID, NotePart]) -> list[list[Model]]:
    """Return the rows of new notes with their details and links, table by table, to be inserted in this order."""
    return [
        [Note(id=key, canvas_id=canvas_id, **to_row(part, NOTE, NOTE_CHOICES)) for key, part in parts.items()],
        [
            SegmentRow(note_id=key, **to_row(part.segment, SEGMENT, SEGMENT_CHOICES))
            for key, part in parts.items()
            if part.segment
        ],
        [
            RelationshipRow(note_id=key, **to_row(part.relationship, RELATIONSHIP, RELATIONSHIP_CHOICES, REFERENCES))
            for key, part in parts.items()
            if part.relationship
        ],
        *_build_links(parts),
    ]


def update(key: UUID, before: NotePart, after: NotePart) -> None:
    """Update the columns and details of a note that differ between two states. Links are updated together."""
    columns = changed_columns(to_row(before, NOTE, NOTE_CHOICES), to_row(after, NOTE, NOTE_CHOICES))
    # The row of a note that changes its block may have another rank for the time being.
    if before.block is not after.block:
        columns["rank"] = after.rank
    if columns:
        Note.objects.filter(pk=key).update(**columns)
    _update_segment(key, before.segment, after.segment)
    _update_relationship(key, before.relationship, after.relationship)


def update_links(before: Mapping[UUID, NotePart], after: Mapping[UUID, NotePart]) -> None:
    """Write the links of the notes whose links differ between two states."""
    changed = {key: part for key, part in after.items() if _links(part) != _links(before[key])}
    if changed:
        NoteSegment.objects.filter(note__in=changed).delete()
        RelationshipLink.objects.filter(relationship__in=changed).delete()
        insert_rows(_build_links(changed))


def _links(part: NotePart) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    return part.segments, _served(part)


def _served(part: NotePart) -> tuple[UUID, ...]:
    return part.relationship.serves if part.relationship else ()


def _build_links(parts: Mapping[UUID, NotePart]) -> list[list[Model]]:
    return [
        [NoteSegment(note_id=key, segment_id=segment) for key, part in parts.items() for segment in part.segments],
        [
            RelationshipLink(relationship_id=key, served_id=served)
            for key, part in parts.items()
            for served in _served(part)
        ],
    ]


def _update_segment(key: UUID, before: SegmentDetails | None, after: SegmentDetails | None) -> None:
    if before == after:
        return
    if after is None:
        SegmentRow.objects.filter(pk=key).delete()
    elif before is None:
        SegmentRow.objects.create(note_id=key, **to_row(after, SEGMENT, SEGMENT_CHOICES))
    else:
        rows = (to_row(details, SEGMENT, SEGMENT_CHOICES) for details in (before, after))
        SegmentRow.objects.filter(pk=key).update(**changed_columns(*rows))


def _update_relationship(key: UUID, before: RelationshipFields | None, after: RelationshipFields | None) -> None:
    if before == after:
        return
    if after is None:
        RelationshipRow.objects.filter(pk=key).delete()
    elif before is None:
        row = to_row(after, RELATIONSHIP, RELATIONSHIP_CHOICES, REFERENCES)
        RelationshipRow.objects.create(note_id=key, **row)
    else:
        rows = (to_row(details, RELATIONSHIP, RELATIONSHIP_CHOICES, REFERENCES) for details in (before, after))
        if columns := changed_columns(*rows):
            RelationshipRow.objects.filter(pk=key).update(**columns)
