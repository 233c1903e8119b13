"""The sheet of a canvas as HTML, and the server-side cache of fragments that it shares with lenses and marks."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache as once
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import offered_name
from relationships.document.version import Version
from relationships.formats import Formats, current_formats
from relationships.lenses.board import Board, Filter, build_board
from relationships.lenses.cards import Tint
from relationships.lenses.finding_counts import NO_MARKS, Marks
from relationships.models import Canvas, SegmentDetails
from relationships.store.compiled_query import CompiledQuery
from relationships.store.load import LoadedDocument, load_document
from relationships.store.memory_cache import VersionedCache

# By canvas, name, and the formats of numbers and dates in it; comparisons by both canvases, with both versions.
FRAGMENTS: VersionedCache[tuple[Hashable, str, Formats], Hashable, Any] = VersionedCache(
    settings.CACHE_BYTES["fragments"]
)

Load = Callable[[], LoadedDocument]


def board_url(canvas_id: UUID) -> str:
    """Return the URL of the board of a canvas."""
    return reverse("boards:board", args=[canvas_id])


def notes_url(canvas_id: UUID) -> str:
    """Return the URL of the notes of a canvas; the URL of a note is this followed by its id."""
    return reverse("boards:notes", args=[canvas_id])


def draw_sheet(
    canvas: Canvas,
    version: Version,
    *,
    can_edit: bool,
    chosen: Filter,
    marks: Marks = NO_MARKS,
    load: Load | None = None,
) -> str:
    """Return the sheet as HTML without tokens, request ids or names; from the cache unless a filter is set."""
    draw = partial(render_sheet, base=notes_url(canvas.pk), can_edit=can_edit, chosen=chosen, marks=marks)
    if chosen:
        return draw((load or document_loader(canvas))().document)
    # Findings depend on the day as well as on the version.
    marked = timezone.localdate() if marks.by_note else ""
    return cached_fragment(f"sheet:{can_edit}:{marked}", canvas.pk, version, draw, load or document_loader(canvas))


def document_loader(canvas: Canvas) -> Load:
    """Return a function that loads a canvas on its first call, for pages that need the document several times."""
    return once(partial(load_document, canvas.pk))


def cached_fragment[Drawn](
    name: str, canvas_id: UUID, version: Version, draw: Callable[[CanvasDocument], Drawn], load: Load
) -> Drawn:
    """Return what `draw` makes of the document at a version, from the cache if possible."""
    slot = (canvas_id, name, current_formats())
    cached: Drawn | None = FRAGMENTS.get(slot, version)
    if cached is not None:
        return cached
    loaded = load()
    drawn = draw(loaded.document)
    # If somebody saved since the version was read, the fragment belongs to a later version.
    if loaded.version == version:
        FRAGMENTS.put(slot, version, drawn)
    return drawn


def render_sheet(
    document: CanvasDocument, base: str, *, can_edit: bool, chosen: Filter, marks: Marks = NO_MARKS
) -> str:
    """Render the sheet of a document; `base` is the URL of its notes, or empty for no links."""
    return render_board(build_board(document, chosen, marks), base, can_edit=can_edit)


def render_board(board: Board, base: str, *, can_edit: bool) -> str:
    """Render the sheet of a board; `base` is the URL of its notes, or empty for no links."""
    return render_to_string("boards/sheet.html", {"board": board, "base": base, "can_edit": can_edit})


SEGMENTS = CompiledQuery(
    lambda canvas: (
        SegmentDetails.objects.filter(note__canvas=canvas, note__block=Block.CUSTOMER_SEGMENTS)
        .order_by("note__rank")
        .values_list("note", "hue", "note__text")
    )
)


def load_tints(canvas_id: UUID) -> dict[UUID, Tint]:
    """Return the colours of the segments of a canvas by id, without loading the rest of it."""
    rows = enumerate(SEGMENTS.rows(canvas_id), start=1)
    return {key: Tint(hue or number, offered_name(text), number) for number, (key, hue, text) in rows}
