"""Registry of the lenses, the views of a canvas other than the board: their names, URLs, templates and contexts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import parse_qs, urlsplit
from uuid import UUID
from zlib import crc32

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import MAX_URL_LENGTH

from canvas_app.accounts.requests import HtmxRequest
from canvas_app.boards.sheet import Load, board_url, cached_fragment, document_loader, notes_url
from canvas_app.web.requests import is_partial
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage
from relationships.document.canvas import CanvasDocument
from relationships.document.version import Version
from relationships.guide.guide import build_guide
from relationships.lenses.checks import build_checks, build_references
from relationships.lenses.evolution import build_evolution
from relationships.lenses.lifecycle import build_lifecycle
from relationships.lenses.matrix import build_matrix
from relationships.lenses.scorecard import build_scorecard
from relationships.lenses.stage import build_stage_view
from relationships.lenses.wording.dismissal_authors import dismissed_by
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit

BuildContext = Callable[[CanvasDocument, dt.date], Mapping[str, object]]
BuildStageContext = Callable[[CanvasDocument, dt.date, Stage], Mapping[str, object]]
People = Callable[[UUID], Mapping[UUID, str]]


@dataclass(frozen=True, slots=True)
class Lens:
    """A view of a canvas: a template, and the context it gets from a document on a day and, for some, at a stage.

    `about` says in a sentence what it shows.

    With a stage selected, `name` is `lens.stage`, which the `lens` parameter of other URLs carries.

    Documents contain no people; `people` loads the names that a lens shows, by the id of the part they belong to.
    """

    name: str
    label: str
    about: str
    build_context: BuildContext
    build_stage_context: BuildStageContext | None = None
    stage: Stage | None = None
    people: People | None = None

    @property
    def page(self) -> str:
        """The name without the selected stage."""
        return self.name.partition(".")[0]

    @property
    def template(self) -> str:
        """The path of the template."""
        return f"boards/lenses/{self.page}.html"

    def at(self, stage: str) -> Lens:
        """Return the lens with a stage selected; unchanged if the stage is unknown or the lens has no stages."""
        if stage not in Stage.values or self.build_stage_context is None:
            return self
        chosen = Stage(stage)
        label = f"{self.label} at the {chosen.label.lower()} stage"
        return replace(self, name=f"{self.page}.{stage}", label=label, stage=chosen)

    def context(self, document: CanvasDocument, today: dt.date) -> Mapping[str, object]:
        """Return the context of the template."""
        if self.stage and self.build_stage_context:
            return self.build_stage_context(document, today, self.stage)
        return self.build_context(document, today)


def _stages(document: CanvasDocument) -> dict[str, object]:
    """Return the context of the selection of a stage."""
    return {"stages": list(Stage), "present": document.stage}


LENSES: dict[str, Lens] = {
    lens.name: lens
    for lens in (
        Lens(
            "relationships",
            "Relationships",
            "Which types of relationship each segment has, which goals they support, and who serves the customers.",
            lambda document, today: {"matrix": build_matrix(document, today)},
        ),
        Lens(
            "lifecycle",
            "Lifecycle",
            "Which relationships support acquisition, retention and boosting sales, and where one is missing.",
            lambda document, today: {"lifecycle": build_lifecycle(document, today)},
        ),
        Lens(
            "evolution",
            "Evolution",
            "Which relationships are active at each stage of the business, who serves the customers, and what it "
            "costs.",
            lambda document, today: {"evolution": build_evolution(document, today), **_stages(document)},
            lambda document, today, stage: {"seen": build_stage_view(document, stage, today), **_stages(document)},
        ),
        Lens(
            "scorecard",
            "Scorecard",
            "What you measure for the canvas, its segments and its relationships, and which targets you meet.",
            lambda document, today: {"scorecard": build_scorecard(document, today), "today": today},
        ),
        Lens(
            "checks",
            "Checks",
            "What is missing or contradictory on the canvas, most severe first.",
            lambda document, today: {
                "checks": build_checks(document, today),
                "is_blank": not document.notes(Block.CUSTOMER_SEGMENTS),
            },
            people=dismissed_by,
        ),
        Lens(
            "guide",
            "Next steps",
            "What to do next on this canvas: first a test of the most important assumption, then the four steps from "
            "segments to measurements.",
            lambda document, today: {"guide": build_guide(document, today), "references": build_references(document)},
        ),
    )
}


def lens_url(canvas_id: UUID, lens: Lens) -> str:
    """Return the URL of a lens of a canvas, with the selected stage."""
    address = reverse("boards:lens", args=[canvas_id, lens.page])
    return f"{address}?stage={lens.stage}" if lens.stage else address


def note_lens_url(path: str, lens: Lens) -> str:
    """Return the URL that opens a note on a lens instead of the board."""
    return f"{path}{'&' if '?' in path else '?'}lens={lens.name}"


def requested_lens(request: HttpRequest) -> Lens | None:
    """Return the lens that a request comes from; None for the board and every other page.

    htmx sends the URL of the current page; without htmx, the `lens` parameter names it.
    """
    if is_partial(request):
        return _lens_in_url(cast("HtmxRequest", request).htmx.current_url or "")
    return _find_lens(request.GET.get("lens") or request.POST.get("lens", ""))


def _lens_in_url(address: str) -> Lens | None:
    # Browsers send no longer addresses of these pages, and the host of a longer one can take quadratic time to split.
    if len(address) > MAX_URL_LENGTH:
        return None
    try:
        current = urlsplit(address)
    except ValueError:
        # Browsers do not send invalid URLs, so no lens is lost.
        return None
    query, last = parse_qs(current.query), current.path.strip("/").rpartition("/")[2]
    return _find_lens(query.get("lens", [""])[0]) or _find_lens(f"{last}.{query.get('stage', [''])[0]}")


def _find_lens(name: str) -> Lens | None:
    page, _, stage = name.partition(".")
    lens = LENSES.get(page)
    return lens.at(stage) if lens else None


def draw_lens(
    canvas: Canvas,
    lens: Lens,
    version: Version,
    load: Load | None = None,
    *,
    more: Mapping[str, object] | None = None,
) -> str:
    """Return a lens at a version as HTML with the id `lens`, without tokens, request ids or the reader's name.

    With `more` context, such as what the reader has typed, it is drawn anew instead of taken from the cache.
    """
    editable, today = bool(can_edit(canvas, canvas.role)), timezone.localdate()
    people = lens.people(canvas.pk) if lens.people else {}
    # Renamed and removed members invalidate the cache.
    people_key = f":{crc32(repr(sorted(people.items())).encode())}" if people else ""

    def draw(document: CanvasDocument) -> str:
        context = {
            "canvas": canvas,
            "board_url": board_url(canvas.pk),
            "lens_url": lens_url(canvas.pk, LENSES[lens.page]),
            "base": notes_url(canvas.pk),
            "can_edit": editable,
            "shows_findings": True,
            "people": people,
            **(more or {}),
        }
        return render_lens(lens, document, today, context)

    if more:
        return draw((load or document_loader(canvas))().document)
    name = f"lens:{lens.name}:{editable}:{today}{people_key}"
    return cached_fragment(name, canvas.pk, version, draw, load or document_loader(canvas))


def render_lens(lens: Lens, document: CanvasDocument, today: dt.date, context: Mapping[str, object]) -> str:
    """Render a lens of a document on a day.

    `context` has `base`, the base URL of notes, `board_url` and `lens_url`, those of the board and of the lens without
    a stage, `can_edit`, `shows_findings`, and for members the `canvas`: without it, there are no links to other pages.
    """
    return render_to_string(lens.template, {**context, "lens": lens, **lens.context(document, today)})
