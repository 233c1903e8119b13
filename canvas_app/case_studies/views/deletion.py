"""View that deletes a case which was never published."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.case_studies.actions.deletion import delete_case
from canvas_app.case_studies.curators import require_curator
from canvas_app.case_studies.views.found import find_case
from canvas_app.web.requests import redirect
from relationships.document.naming import in_quotes


@require_http_methods(["GET", "HEAD", "POST"])
@require_curator
def deletion(request: AuthenticatedRequest, case_id: int) -> HttpResponse:
    """Ask for confirmation; on POST delete the case."""
    case = find_case(case_id)
    if request.method == "POST":
        delete_case(case.pk, request.user)
        messages.success(request, f"The case {in_quotes(case.company)} is deleted.")
        return redirect(request, "case_studies:list")
    return render(request, "case_studies/deletion.html", {"case": case})
