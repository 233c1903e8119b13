"""Reporting an error in a case."""

from __future__ import annotations

from canvas_app.case_studies.models import CaseEdition, ErrorReport
from canvas_app.case_studies.published import PublishedCase


def report_error(case: PublishedCase, text: str, reply_to: str = "", reporter_id: int | None = None) -> ErrorReport:
    """Keep what a reader found wrong in the public edition of a case, for the curators' work list."""
    of_case = CaseEdition.objects.values_list("case", flat=True).get(pk=case.edition_id)
    return ErrorReport.objects.create(
        case_id=of_case, edition_number=case.number, text=text, reply_to=reply_to, reported_by_id=reporter_id
    )
