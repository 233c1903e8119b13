"""Reporting an error in a case, with or without an account."""

from __future__ import annotations

from http import HTTPStatus

from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from canvas_app.case_studies.actions.error_reports import report_error
from canvas_app.case_studies.library.access import of_public_case
from canvas_app.case_studies.library.report_form import ReportForm
from canvas_app.case_studies.published import PublishedCase
from canvas_app.web.requests import redirect


@require_http_methods(["GET", "HEAD", "POST"])
@of_public_case
def report(request: HttpRequest, case: PublishedCase) -> HttpResponse:
    """Show the form; on POST keep the report, and say so on a page of its own."""
    if request.method != "POST":
        return _show(request, case, ReportForm(), HTTPStatus.OK)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _show(request, case, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if refusal := consume_or_429(request, action="case_report"):
        return refusal
    report_error(case, form.cleaned_data["text"], form.cleaned_data["reply_to"], request.user.pk)
    return redirect(request, "library:reported", slug=case.slug)


@require_safe
@of_public_case
def reported(request: HttpRequest, case: PublishedCase) -> HttpResponse:
    """Say that a report has arrived."""
    return render(request, "case_studies/library/reported.html", {"case": case})


def _show(request: HttpRequest, case: PublishedCase, form: ReportForm, status: HTTPStatus) -> HttpResponse:
    return render(request, "case_studies/library/report.html", {"case": case, "form": form}, status=status)
