"""Views that import and export cases."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.access import read_at_once
from canvas_app.case_studies.actions.importing import import_cases
from canvas_app.case_studies.case_files import write_cases
from canvas_app.case_studies.curators import require_curator
from canvas_app.case_studies.exporting import export_cases
from canvas_app.case_studies.forms.files import CasesForm
from canvas_app.case_studies.views.found import find_case
from canvas_app.uploads.json_decoding import Unreadable
from canvas_app.web.requests import redirect
from relationships.formulas.rounding import counted


@require_http_methods(["GET", "HEAD", "POST"])
@require_curator
def files(request: AuthenticatedRequest) -> HttpResponse:
    """Show the form; on POST import a file of cases, all of them or none."""
    form = CasesForm(request.POST, request.FILES) if request.method == "POST" else CasesForm()
    if form.is_valid():
        try:
            imported = import_cases(form.cases, request.user.pk)
        except Unreadable as unreadable:
            form.add_error("file", unreadable.problems)
        else:
            messages.success(request, f"Imported {counted(len(imported), 'case')} as drafts.")
            return redirect(request, "case_studies:list")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "case_studies/files.html", {"form": form}, status=status)


@read_at_once
@require_safe
@require_curator
def export_all(request: AuthenticatedRequest) -> HttpResponse:
    """Return all cases as a JSON download."""
    return _download(write_cases(export_cases()), "cases.json")


@read_at_once
@require_safe
@require_curator
def export_one(request: AuthenticatedRequest, case_id: int) -> HttpResponse:
    """Return a case as a JSON download."""
    case = find_case(case_id)
    exported = list(export_cases([case.slug]))
    if not exported:
        raise Http404
    return _download(write_cases(exported), f"{case.slug}.json")


def _download(content: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
