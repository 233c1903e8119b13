"""The user's own and shared canvases, as they are or as they were."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.boards.comparison.sources import Choice, Comparable, NotThen, Source
from canvas_app.boards.sheet import board_url, document_loader
from relationships.document.own_words import OwnWords
from relationships.document.version import Version
from relationships.errors import Refused
from relationships.formats import format_day, format_moment
from relationships.models import Canvas
from relationships.store.load import LoadedDocument, load_document
from relationships.store.membership import get_canvas_of_member
from relationships.store.past import find_version, load_past

NAME = "canvas"
MOST_OFFERED = 200
DAY_ENDS = dt.time(23, 59, 59, 999_999)


def list_canvases(user: User) -> list[Choice]:
    """Return the canvases of a user that were changed last, by title."""
    newest = Canvas.objects.visible_to(user).order_by("-changed_at").values_list("pk", "title")[:MOST_OFFERED]
    return [(str(key), OwnWords(title)) for key, title in sorted(newest, key=lambda row: row[1].casefold())]


def find_canvas(user: User, key: str, moment: dt.datetime | None) -> Comparable | None:
    """Return a canvas of which the user is a member; see `Source.find`."""
    try:
        canvas = get_canvas_of_member(UUID(key), user.pk)
    except ValueError:
        return None
    if canvas is None:
        return None
    now = Comparable(f"{NAME}:{canvas.pk}", canvas.title, board_url(canvas.pk), canvas.version, document_loader(canvas))
    return _as_of(canvas, now, moment) if moment else now


def _as_of(canvas: Canvas, now: Comparable, moment: dt.datetime) -> Comparable:
    version = find_version(canvas, moment)
    if version is None:
        created = format_day(timezone.localdate(canvas.created_at))
        raise NotThen(f"This canvas was created on {created}. Choose a later date.")
    load = partial(_load_past, canvas, version)
    return replace(now, version=version, load=load, when=_describe(moment))


def _load_past(canvas: Canvas, version: Version) -> LoadedDocument:
    present = load_document(canvas.pk)
    try:
        return LoadedDocument(load_past(canvas.pk, present, version), version)
    except Refused as refused:
        raise NotThen(refused.reason) from refused


def _describe(moment: dt.datetime) -> str:
    local = timezone.localtime(moment)
    return f"on {format_day(local.date()) if local.time() == DAY_ENDS else format_moment(local)}"


SOURCE = Source(NAME, "Your canvases", list_canvases, find_canvas)
