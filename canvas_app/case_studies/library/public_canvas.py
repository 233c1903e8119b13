"""The canvas of a public case, as readers see it: frozen, on the day as of which the case tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from canvas_app.boards.lens_registry import LENSES, Lens, requested_lens
from canvas_app.boards.sheet import cached_fragment
from canvas_app.case_studies.published import PublishedCase, load_published_document
from relationships.checks.inspection import Inspection, inspect
from relationships.checks.rules import review_long_ago, review_overdue, stale_measurement
from relationships.document.canvas import CanvasDocument
from relationships.document.version import Version
from relationships.lenses.finding_counts import Marks, build_marks
from relationships.models.share_link import SharedLens
from relationships.store.load import LoadedDocument

# A case is not kept up to date like a canvas in use: when it was last reviewed or measured says nothing about it.
RECORDS = frozenset({review_long_ago.CODE, review_overdue.CODE, stale_measurement.CODE})
# Lenses that need no member of the canvas, as behind secret links. Findings have a page of their own.
PUBLIC_LENSES = {name: lens for name, lens in LENSES.items() if name in SharedLens.values}


class PublicCanvas:
    """The canvas of a public case. It is loaded only if something of it is not in the cache."""

    def __init__(self, case: PublishedCase) -> None:
        self.case = case

    @property
    def as_of(self) -> dt.date:
        """The day as of which the checks look at it: the end of the period, or the day of publication."""
        last = self.case.period_to
        published = self.case.published_at.date()
        return min(dt.date(last, 12, 31), published) if last else published

    @property
    def story_url(self) -> str:
        """The URL of the page of the case."""
        return reverse("library:case", args=[self.case.slug])

    @property
    def home(self) -> str:
        """The URL of its sheet."""
        return reverse("library:canvas", args=[self.case.slug])

    @property
    def notes(self) -> str:
        """The URL of its notes."""
        return f"{self.home}notes/"

    @property
    def tabs(self) -> list[tuple[str, str, str]]:
        """The name, URL and label of each page with a tab of its own."""
        lenses = ((lens.name, self.lens_url(lens), lens.label) for lens in PUBLIC_LENSES.values())
        return [("case", self.story_url, "Case"), ("canvas", self.home, "Canvas"), *lenses]

    @cached_property
    def document(self) -> CanvasDocument:
        """The content of the canvas."""
        return load_published_document(self.case.edition_id)

    @property
    def marks(self) -> Marks:
        """The marks of the findings on its notes."""
        return self.cached("marks", lambda _: _count(self.inspected()))

    def inspected(self) -> Inspection:
        """Return the findings as of the day of the case, without those about keeping its records up to date."""
        found = inspect(self.document, self.as_of)
        return replace(found, findings=tuple(finding for finding in found.findings if finding.rule not in RECORDS))

    def lens(self, name: str, stage: str = "") -> Lens | None:
        """Return a lens, with a stage selected if it has stages; None if there is none of this name."""
        lens = PUBLIC_LENSES.get(name)
        return lens.at(stage) if lens else None

    def lens_url(self, lens: Lens) -> str:
        """Return the URL of a lens, with the selected stage."""
        address = reverse("library:lens", args=[self.case.slug, lens.page])
        return f"{address}?stage={lens.stage}" if lens.stage else address

    def requested_lens(self, request: HttpRequest) -> Lens | None:
        """Return the lens that a request comes from; None for the board."""
        lens = requested_lens(request)
        return lens if lens and lens.page in PUBLIC_LENSES else None

    def cached[Drawn](self, name: str, draw: Callable[[CanvasDocument], Drawn]) -> Drawn:
        """Return what `draw` makes of the document, from the cache if possible. It may depend on nothing else."""
        # An edition never changes, but its case can be renamed.
        version = Version(self.case.number)

        def load() -> LoadedDocument:
            return LoadedDocument(self.document, version)

        return cached_fragment(f"{name}:{self.case.slug}", UUID(int=self.case.edition_id), version, draw, load)


def _count(found: Inspection) -> Marks:
    return build_marks(found.findings, len(found.questions))
