"""The case from which a canvas was started, for the pages of the canvas."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from canvas_app.boards.origins import Origin, register_origin
from canvas_app.case_studies.models import CaseOrigin
from relationships.store.compiled_query import CompiledQuery

ORIGIN = CompiledQuery(
    lambda canvas: CaseOrigin.objects.filter(canvas=canvas).values_list(
        "case__slug", "case__company", "case__public_edition"
    )
)


def register() -> None:
    """Fill the slot of the boards; called once, when the application starts."""
    register_origin("case_studies", find_case_of)


def find_case_of(canvas_id: UUID) -> Origin | None:
    """Return the case from which a canvas was started, with a link if readers see it; None if there is none."""
    found = ORIGIN.first(canvas_id)
    if found is None:
        return None
    slug, company, edition = found
    return Origin(company, reverse("library:case", args=[slug]) if edition else "")
