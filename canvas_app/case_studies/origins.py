"""The cases from which canvases are started, for the pages of canvases."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse

from canvas_app.boards.canvases.starting_points import CaseLinks, register_cases
from canvas_app.boards.origins import Origin, register_origin
from canvas_app.case_studies.models import CaseOrigin, LibraryEntry
from relationships.store.compiled_query import CompiledQuery

ORIGIN = CompiledQuery(
    lambda canvas: CaseOrigin.objects.filter(canvas=canvas).values_list(
        "case__slug", "case__company", "case__public_edition"
    )
)


def register() -> None:
    """Fill the slots of the boards; called once, when the application starts."""
    register_origin("case_studies", find_case_of)
    register_cases("case_studies", link_samples)


def find_case_of(canvas_id: UUID) -> Origin | None:
    """Return the case from which a canvas was started, with a link if readers see it; None if there is none."""
    found = ORIGIN.first(canvas_id)
    if found is None:
        return None
    slug, company, edition = found
    return Origin(company, reverse("library:case", args=[slug]) if edition else "")


def link_samples(names: Sequence[str]) -> dict[str, CaseLinks]:
    """Return the links of those samples that readers see as cases, by name."""
    entries = LibraryEntry.objects.filter(case__came_from__in=names).values_list("case__came_from", "case__slug")
    return {
        name: CaseLinks(*(reverse(f"library:{page}", args=[slug]) for page in ("case", "start")))
        for name, slug in entries
    }
