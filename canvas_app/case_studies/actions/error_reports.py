"""Reporting an error in a case, and settling the report."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.case_studies.actions.locking import lock_case
from canvas_app.case_studies.models import CaseEdition, ErrorReport
from canvas_app.case_studies.published import PublishedCase
from relationships.errors import Missing


def report_error(case: PublishedCase, text: str, reply_to: str = "", reporter_id: int | None = None) -> ErrorReport:
    """Keep what a reader found wrong in the public edition of a case, for the curators' work list."""
    of_case = CaseEdition.objects.values_list("case", flat=True).get(pk=case.edition_id)
    return ErrorReport.objects.create(
        case_id=of_case, edition_number=case.number, text=text, reply_to=reply_to, reported_by_id=reporter_id
    )


def settle_report(case_id: int, actor: User, report_id: int) -> ErrorReport:
    """Record that a curator has settled a report. The first one to do so stays recorded. Raise Missing."""
    with transaction.atomic():
        lock_case(case_id, actor)
        report = ErrorReport.objects.select_for_update(of=("self",)).filter(case=case_id, pk=report_id).first()
        if report is None:
            raise Missing("This report doesn’t exist.")
        if report.settled_at is None:
            report.settled_at, report.settled_by = timezone.now(), actor
            report.save(update_fields=["settled_at", "settled_by"])
    return report
