"""Loading what miniatures show of canvases, and no more: a list of canvases shows many of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails as Details
from relationships.document.segments import SegmentDetails as Segment
from relationships.models import Note as NoteRow
from relationships.models import RelationshipDetails, SegmentDetails
from relationships.store.columns import Row
from relationships.store.compiled_query import CompiledQuery
from relationships.store.load import LoadedDocument, read_versions
from relationships.store.notes import TINTS
from relationships.store.rows import CanvasRows

# A miniature has room for fewer notes of a block. Of the others it needs only the number.
DRAWN = 20
NOTE = CanvasRows(NoteRow, "canvas", ["canvas", "block", "id", "text"], "rank")
HUE = CanvasRows(SegmentDetails, "note__canvas", ["note", "hue"])
SERVED = CompiledQuery(lambda *ids: RelationshipDetails.objects.filter(note__in=ids).values_list("note", "segment"))


def load_outlines(canvas_ids: Collection[UUID]) -> dict[UUID, LoadedDocument]:
    """Return canvases with texts, and with the segments of the first notes of each block, but without anything else.

    The number of queries is the same for any number of canvases. The version is that before they were read: one that
    is changed meanwhile does not count as known.
    """
    versions = read_versions(canvas_ids)
    placed: defaultdict[tuple[UUID, str], list[Row]] = defaultdict(list)
    for row in NOTE.rows(list(versions)):
        placed[row["canvas"], row["block"]].append(row)
    notes = _build_notes(list(versions), placed)
    return {
        key: LoadedDocument(
            CanvasDocument.model_construct(
                title="",
                blocks=Blocks.model_construct(None, **{block: notes.get((key, block.value), ()) for block in Block}),
            ),
            version,
        )
        for key, version in versions.items()
    }


def _build_notes(
    canvas_ids: list[UUID], placed: Mapping[tuple[UUID, str], list[Row]]
) -> dict[tuple[UUID, str], tuple[Note, ...]]:
    drawn = [row["id"] for found in placed.values() for row in found[:DRAWN]]
    concerned: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for note, segment in TINTS.rows(*drawn) if drawn else ():
        concerned[note].append(segment)
    served = {
        note: Details.model_construct(segment=segment) for note, segment in (SERVED.rows(*drawn) if drawn else ())
    }
    hues = {row["note"]: Segment.model_construct(hue=row["hue"]) for row in HUE.rows(canvas_ids)}
    return {
        place: tuple(
            Note.model_construct(
                id=row["id"],
                text=row["text"],
                segments=tuple(concerned[row["id"]]),
                segment=hues.get(row["id"]),
                relationship=served.get(row["id"]),
            )
            for row in found
        )
        for place, found in placed.items()
    }
