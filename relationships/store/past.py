"""A canvas as it was: the present document with the changes since then taken back.

Of each part that changed, only the state before the first of these changes is read. The order of notes is that of their
ranks; where a block was renumbered since, notes that changed can be at another place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from django.db.models import QuerySet

from relationships.document.assembly import build_head, split_into_parts
from relationships.document.canvas import CanvasDocument
from relationships.document.joining import join_parts
from relationships.document.parts import CanvasPart, Json, Part, part_from_json
from relationships.document.version import Version
from relationships.errors import Refused
from relationships.models import Canvas, Change, Dismissal, Indicator, Note, Review
from relationships.store.load import LoadedDocument

# In characters of the states that are read, and in changes since then: with more, the page would take seconds.
MOST_CHARACTERS = 10_000_000
MOST_CHANGES = 20_000
TOO_MUCH = "Too much has changed since then to show the canvas as it was. Choose a later date."
RANKED = (Note, Indicator, Review, Dismissal)


def find_version(canvas: Canvas, moment: dt.datetime) -> Version | None:
    """Return the version that a canvas had at a moment; None if it did not exist yet."""
    if moment < canvas.created_at:
        return None
    changes = Change.objects.filter(canvas=canvas)
    last = changes.filter(at__lte=moment).order_by("-revision").values_list("revision", "state").first()
    if last is not None:
        return Version(*last)
    first = changes.order_by("revision").values_list("revision", "previous_state").first()
    return Version(first[0] - 1, first[1]) if first else canvas.version


def load_past(canvas_id: UUID, present: LoadedDocument, version: Version) -> CanvasDocument:
    """Return the document of an earlier version of a canvas, given its present one.

    Raise Refused if too much has changed since.
    """
    later = Change.objects.filter(canvas=canvas_id, revision__gt=version.revision, revision__lte=present.revision)
    states = dict(_states_before(later))
    if not states:
        return present.document
    head, parts = build_head(present.document), _split_with_ranks(canvas_id, present.document)
    for key, state in states.items():
        part = part_from_json(state) if state else None
        if isinstance(part, CanvasPart):
            head = part
        elif part is not None:
            parts[key] = part
        else:
            parts.pop(key, None)
    return join_parts(head, parts)


def _states_before(later: QuerySet[Change]) -> Iterator[tuple[UUID, Json | None]]:
    """Yield the parts that changes touched, each in its state before the first of them."""
    first = _first_changes(later)
    wanted = set(first.values())
    befores = later.filter(revision__in=wanted).order_by("revision").values_list("revision", "before")
    for revision, before in befores.iterator(chunk_size=100):
        yield from ((UUID(key), state) for key, state in before.items() if first[key] == revision)


def _first_changes(later: QuerySet[Change]) -> dict[str, int]:
    """Return for each part that changes touched the revision of the first of them. Raise Refused for too many."""
    changes = list(later.order_by("revision").values_list("revision", "touched", "size")[: MOST_CHANGES + 1])
    first: dict[str, int] = {}
    characters = 0
    for revision, touched, size in changes:
        if new := set(touched.split()) - first.keys():
            characters += size
            first |= dict.fromkeys(new, revision)
    if len(changes) > MOST_CHANGES or characters > MOST_CHARACTERS:
        raise Refused(TOO_MUCH)
    return first


def _split_with_ranks(canvas_id: UUID, document: CanvasDocument) -> dict[UUID, Part]:
    """Return the parts of the present document with the ranks of their rows."""
    rows = (model._default_manager.filter(canvas=canvas_id).values_list("pk", "rank") for model in RANKED)
    ranks = dict(chain.from_iterable(rows))
    parts = split_into_parts(document)
    return {key: part.model_copy(update={"rank": ranks[key]}) if key in ranks else part for key, part in parts.items()}
