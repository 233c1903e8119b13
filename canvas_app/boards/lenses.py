"""The ways of looking at a canvas beside the board: what they are called, where they are, and what each draws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.sheet import kept_fragment, notes_url
from canvas_app.http import AuthenticatedRequest, is_partial
from relationships.document import CanvasDocument
from relationships.lenses.lifecycle import lifecycle_of
from relationships.lenses.matrix import matrix_of
from relationships.models import Canvas
from relationships.permissions import can_edit

Shown = Callable[[CanvasDocument, dt.date], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Lens:
    """One way of looking: a template, and what it shows of a document on a day."""

    name: str
    label: str
    shown: Shown

    @property
    def template(self) -> str:
        """The fragment that the lens is."""
        return f"boards/lenses/{self.name}.html"


LENSES: dict[str, Lens] = {
    lens.name: lens
    for lens in (
        Lens("relationships", "Relationships", lambda document, _: {"matrix": matrix_of(document)}),
        Lens("lifecycle", "Lifecycle", lambda document, _: {"lifecycle": lifecycle_of(document)}),
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
        return _lens_at(request.htmx.current_url or "")
    return LENSES.get(request.GET.get("lens") or request.POST.get("lens", ""))


def _lens_at(address: str) -> Lens | None:
    try:
        current = urlsplit(address)
    except ValueError:
        # No browser sends such an address: it is that of no lens.
        return None
    asked, last = parse_qs(current.query).get("lens", [""])[0], current.path.strip("/").rpartition("/")[2]
    return LENSES.get(asked) or LENSES.get(last)


def draw_lens(canvas: Canvas, lens: Lens, revision: int) -> str:
    """The lens at this revision, as a fragment with the id `lens`; it holds no token, request id or name."""
    editable, today = bool(can_edit(canvas, canvas.role)), timezone.localdate()

    def draw(document: CanvasDocument) -> str:
        context = {"canvas": canvas, "can_edit": editable, "lens": lens, "base": notes_url(canvas.pk)}
        return render_to_string(lens.template, context | dict(lens.shown(document, today)))

    return kept_fragment(f"lens:{lens.name}:{editable}:{today}", canvas, revision, draw)
