"""The ways of looking at a canvas beside the board: what they are called, where they are, and what each draws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit
from uuid import UUID
from zlib import crc32

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.sheet import Load, kept_fragment, notes_url
from canvas_app.http import AuthenticatedRequest, is_partial
from relationships.dismissers import dismissed_by
from relationships.document import CanvasDocument
from relationships.lenses.checks import checks_of
from relationships.lenses.lifecycle import lifecycle_of
from relationships.lenses.matrix import matrix_of
from relationships.models import Canvas
from relationships.permissions import can_edit

Shown = Callable[[CanvasDocument, dt.date], Mapping[str, object]]
People = Callable[[UUID], Mapping[UUID, str]]


@dataclass(frozen=True, slots=True)
class Lens:
    """One way of looking: a template, and what it shows of a document on a day.

    A document names no people: where a lens does, `people` has those of a canvas by the part that is theirs.
    """

    name: str
    label: str
    shown: Shown
    people: People | None = None

    @property
    def template(self) -> str:
        """The fragment that the lens is."""
        return f"boards/lenses/{self.name}.html"


LENSES: dict[str, Lens] = {
    lens.name: lens
    for lens in (
        Lens("relationships", "Relationships", lambda document, _: {"matrix": matrix_of(document)}),
        Lens("lifecycle", "Lifecycle", lambda document, _: {"lifecycle": lifecycle_of(document)}),
        Lens("checks", "Checks", lambda document, today: {"checks": checks_of(document, today)}, dismissed_by),
    )
}


def lens_url(canvas_id: UUID, lens: Lens) -> str:
    """Where a lens of a canvas lives."""
    return reverse("boards:lens", args=[canvas_id, lens.name])


def note_in_lens(path: str, lens: Lens) -> str:
    """The address of a note beside a lens, and not beside the board."""
    return f"{path}?lens={lens.name}"


def lens_of(request: AuthenticatedRequest) -> Lens | None:
    """The lens that a request was made on; None for the board and every other page.

    A fragment is asked for from the page the browser is on; a page, or a form sent without scripts, says it itself.
    """
    if is_partial(request):
        current = urlsplit(request.htmx.current_url or "")
        asked, last = parse_qs(current.query).get("lens", [""])[0], current.path.strip("/").rpartition("/")[2]
        return LENSES.get(asked) or LENSES.get(last)
    return LENSES.get(request.GET.get("lens") or request.POST.get("lens", ""))


def draw_lens(canvas: Canvas, lens: Lens, revision: int, load: Load | None = None) -> str:
    """The lens at this revision, as a fragment with the id `lens`; it holds no token, request id or reader's name."""
    editable, today = bool(can_edit(canvas, canvas.role)), timezone.localdate()
    people = lens.people(canvas.pk) if lens.people else {}
    # Whoever is called something else by now, or has left, is not shown as they were.
    named = f":{crc32(repr(sorted(people.items())).encode())}" if people else ""

    def draw(document: CanvasDocument) -> str:
        context = {"canvas": canvas, "can_edit": editable, "lens": lens, "base": notes_url(canvas.pk)}
        return render_to_string(lens.template, context | {"people": people} | dict(lens.shown(document, today)))

    return kept_fragment(f"lens:{lens.name}:{editable}:{today}{named}", canvas, revision, draw, load)
