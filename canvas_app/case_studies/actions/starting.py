"""Starting a canvas from a case."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from canvas_app.case_studies.models import CaseEdition, CaseOrigin
from canvas_app.case_studies.published import PublishedCase, load_published_document
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.document.starting_point import as_starting_point
from relationships.document.values import TITLE_LENGTH


def start_from_case(case: PublishedCase, owner_id: int, submission: Submission) -> UUID:
    """Create a canvas with the notes of a case as assumptions, which the user owns, and return its id.

    The case is its origin, and its only source. A form that is sent twice creates one canvas. Raise Refused if the
    case has more than a canvas may hold.
    """
    source = f"Rapport case study, edition {case.number}: {case.company}, “{case.title}”"
    title = f"Based on {case.company}"[:TITLE_LENGTH]
    document = as_starting_point(load_published_document(case.edition_id), title, (source,))
    with transaction.atomic():
        canvas_id = create_canvas(owner_id, document, submission)
        of_case = CaseEdition.objects.values_list("case", flat=True).get(pk=case.edition_id)
        origin = {"case_id": of_case, "edition_number": case.number}
        CaseOrigin.objects.get_or_create(canvas_id=canvas_id, defaults=origin)
    return canvas_id
