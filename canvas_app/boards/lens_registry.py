"""The ways of looking at a canvas beside the board: what they are called, where they are, and what each draws."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit
from uuid import UUID
from zlib import crc32

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.sheet import Load, kept_fragment, notes_url
from canvas_app.web.requests import is_partial
from relationships.catalog.goals import Stage
from relationships.document.canvas import CanvasDocument
from relationships.lenses.checks import checks_of
from relationships.lenses.evolution import evolution_of
from relationships.lenses.lifecycle import lifecycle_of
from relationships.lenses.matrix import matrix_of
from relationships.lenses.scorecard import scorecard_of
from relationships.lenses.stage import seen_at
from relationships.lenses.wording.dismissal_authors import dismissed_by
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit

Shown = Callable[[CanvasDocument, dt.date], Mapping[str, object]]
ShownAt = Callable[[CanvasDocument, dt.date, Stage], Mapping[str, object]]
People = Callable[[UUID], Mapping[UUID, str]]


@dataclass(frozen=True, slots=True)
class Lens:
    """One way of looking: a template, and what it shows of a document on a day; some also show it at a stage.

    With a stage chosen its name is the lens and the stage as one word, by which addresses beside it name both.

    A document names no people: where a lens does, `people` has those of a canvas by the part that is theirs.
    """

    name: str
    label: str
    shown: Shown
    shown_at: ShownAt | None = None
    stage: Stage | None = None
    people: People | None = None

    @property
    def page(self) -> str:
        """Its name without what was chosen in it."""
        return self.name.partition(".")[0]

    @property
    def template(self) -> str:
        """The fragment that the lens is."""
        return f"boards/lenses/{self.page}.html"

    def at(self, stage: str) -> Lens:
        """The lens with a stage chosen in it; as it is where there is no such stage, or it shows none."""
        if stage not in Stage.values or self.shown_at is None:
            return self
        chosen = Stage(stage)
        return replace(self, name=f"{self.page}.{stage}", label=f"{self.label} at {chosen.label}", stage=chosen)

    def draws(self, document: CanvasDocument, today: dt.date) -> Mapping[str, object]:
        """What its template shows."""
        if self.stage and self.shown_at:
            return self.shown_at(document, today, self.stage)
        return self.shown(document, today)


def _stages(document: CanvasDocument) -> dict[str, object]:
    """What there is to choose from, and which of them is now."""
    return {"stages": list(Stage), "present": document.stage}


LENSES: dict[str, Lens] = {
    lens.name: lens
    for lens in (
        Lens("relationships", "Relationships", lambda document, _: {"matrix": matrix_of(document)}),
        Lens("lifecycle", "Lifecycle", lambda document, _: {"lifecycle": lifecycle_of(document)}),
        Lens(
            "evolution",
            "Evolution",
            lambda document, _: {"evolution": evolution_of(document), **_stages(document)},
            lambda document, today, stage: {"seen": seen_at(document, stage, today), **_stages(document)},
        ),
        Lens("scorecard", "Scorecard", lambda document, today: {"scorecard": scorecard_of(document, today)}),
        Lens("checks", "Checks", lambda document, today: {"checks": checks_of(document, today)}, people=dismissed_by),
    )
}


def lens_url(canvas_id: UUID, lens: Lens) -> str:
    """Where a lens of a canvas lives, with what was chosen in it."""
    address = reverse("boards:lens", args=[canvas_id, lens.page])
    return f"{address}?stage={lens.stage}" if lens.stage else address


def note_in_lens(path: str, lens: Lens) -> str:
    """The address of a note beside a lens, and not beside the board."""
    return f"{path}?lens={lens.name}"


def lens_of(request: AuthenticatedRequest) -> Lens | None:
    """The lens that a request was made on; None for the board and every other page.

    A fragment is asked for from the page the browser is on; a page, or a form sent without scripts, says it itself.
    """
    if is_partial(request):
        return _lens_at(request.htmx.current_url or "")
    return _named(request.GET.get("lens") or request.POST.get("lens", ""))


def _lens_at(address: str) -> Lens | None:
    try:
        current = urlsplit(address)
    except ValueError:
        # No browser sends such an address: it is that of no lens.
        return None
    asked, last = parse_qs(current.query), current.path.strip("/").rpartition("/")[2]
    return _named(asked.get("lens", [""])[0]) or _named(f"{last}.{asked.get('stage', [''])[0]}")


def _named(name: str) -> Lens | None:
    page, _, stage = name.partition(".")
    lens = LENSES.get(page)
    return lens.at(stage) if lens else None


def draw_lens(canvas: Canvas, lens: Lens, revision: int, load: Load | None = None) -> str:
    """The lens at this revision, as a fragment with the id `lens`; it holds no token, request id or reader's name."""
    editable, today = bool(can_edit(canvas, canvas.role)), timezone.localdate()
    people = lens.people(canvas.pk) if lens.people else {}
    # Whoever is called something else by now, or has left, is not shown as they were.
    named = f":{crc32(repr(sorted(people.items())).encode())}" if people else ""

    def draw(document: CanvasDocument) -> str:
        context = {"canvas": canvas, "can_edit": editable, "lens": lens, "base": notes_url(canvas.pk)}
        return render_to_string(lens.template, context | {"people": people} | dict(lens.draws(document, today)))

    return kept_fragment(f"lens:{lens.name}:{editable}:{today}{named}", canvas, revision, draw, load)
