"""View that settles the errors that readers reported."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.case_studies.actions.error_reports import settle_report
from canvas_app.case_studies.curators import require_curator
from canvas_app.web.requests import redirect


@require_POST
@require_curator
def settlement(request: AuthenticatedRequest, case_id: int, report_id: int) -> HttpResponse:
    """Mark a report as settled; nothing changes if it is settled already."""
    settle_report(case_id, request.user, report_id)
    messages.success(request, "The report is settled now.")
    return redirect(request, "case_studies:case", case_id=case_id)
