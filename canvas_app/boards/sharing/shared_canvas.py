"""A canvas behind a secret link for reading: what the link shows, its URLs, and the cache of its fragments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.board.marks import marks_at
from canvas_app.boards.lens_registry import LENSES, Lens, requested_lens
from canvas_app.boards.sheet import cached_fragment
from relationships.checks.inspection import Inspection, inspect
from relationships.document.canvas import CanvasDocument
from relationships.lenses.finding_counts import NO_MARKS, Marks
from relationships.models import ShareLink
from relationships.sharing.queries import find_share_link
from relationships.store.load import LoadedDocument, load_documents


@dataclass(frozen=True, slots=True)
class SharedCanvas:
    """A canvas behind a secret link. What the link does not show is None or left out here already."""

    link: ShareLink
    token: str
    loaded: LoadedDocument

    @property
    def canvas_id(self) -> UUID:
        """The id of the canvas, which pages behind a link never contain."""
        return self.link.canvas_id

    @property
    def document(self) -> CanvasDocument:
        """The content of the canvas."""
        return self.loaded.document

    @property
    def home(self) -> str:
        """The URL of its sheet."""
        return reverse("boards:shared", args=[self.token])

    @property
    def notes(self) -> str:
        """The URL of its notes."""
        return f"{self.home}notes/"

    @property
    def lenses(self) -> list[Lens]:
        """The lenses that the link shows."""
        return [lens for lens in LENSES.values() if lens.name in self.link.lenses]

    @property
    def marks(self) -> Marks:
        """Today's marks of its notes; none if the link does not show findings."""
        if not self.link.shows_findings:
            return NO_MARKS
        return marks_at(self.canvas_id, self.loaded.version, lambda: self.loaded)

    @property
    def tabs(self) -> list[tuple[str, str, str]]:
        """The name, URL and label of each page with a tab of its own."""
        return [
            ("canvas", self.home, "Canvas"),
            *((lens.name, self.lens_url(lens), lens.label) for lens in self.lenses),
        ]

    def inspected(self) -> Inspection | None:
        """Return today's findings; None if the link does not show them."""
        return inspect(self.document, timezone.localdate()) if self.link.shows_findings else None

    def lens(self, name: str, stage: str = "") -> Lens | None:
        """Return a lens, with a stage selected if it has stages; None if the link does not show it."""
        return next((lens.at(stage) for lens in self.lenses if lens.name == name), None)

    def lens_url(self, lens: Lens) -> str:
        """Return the URL of a lens, with the selected stage."""
        address = reverse("boards:shared_lens", args=[self.token, lens.page])
        return f"{address}?stage={lens.stage}" if lens.stage else address

    def requested_lens(self, request: HttpRequest) -> Lens | None:
        """Return the lens that a request comes from; None for the board and for a lens that the link does not show."""
        lens = requested_lens(request)
        return lens if lens and lens.page in self.link.lenses else None

    def cached[Drawn](self, name: str, draw: Callable[[CanvasDocument], Drawn]) -> Drawn:
        """Return what `draw` makes of the document today, from the cache if possible.

        What is drawn may depend on the token and on what the link shows, which can be changed.
        """
        dated = f"{name}:{self.token}:{self.link.shows_findings}:{timezone.localdate()}"
        return cached_fragment(dated, self.canvas_id, self.loaded.version, draw, lambda: self.loaded)


def load_shared_canvas(token: str) -> SharedCanvas | None:
    """Return the canvas of a secret link; None if the link is invalid."""
    link = find_share_link(token)
    loaded = load_documents([link.canvas_id]).get(link.canvas_id) if link else None
    return SharedCanvas(link, token, loaded) if link and loaded else None
