"""What happened next in a case: it opens once the reader has written an attempt of their own."""

from __future__ import annotations

from http import HTTPStatus

from allauth.core.ratelimit import consume_or_429
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.case_studies.library.access import of_public_case
from canvas_app.case_studies.library.attempts import AttemptForm, find_attempt, has_afterwards, keep_attempt
from canvas_app.case_studies.published import PublishedCase, load_afterwards
from canvas_app.web.requests import is_partial, redirect


@require_http_methods(["GET", "HEAD", "POST"])
@of_public_case
def afterwards(request: HttpRequest, case: PublishedCase) -> HttpResponse:
    """Show the form for an attempt, or else the attempt and what happened next; on POST keep an attempt."""
    if not has_afterwards(case.edition_id):
        raise Http404
    if request.method != "POST":
        return _show(request, case, AttemptForm())
    form = AttemptForm(request.POST)
    if not form.is_valid():
        return _show(request, case, form)
    if refusal := consume_or_429(request, action="case_attempt"):
        return refusal
    keep_attempt(request, case.slug, form.cleaned_data["attempt"])
    if is_partial(request):
        return _show(request, case, AttemptForm())
    return redirect(request, "library:afterwards", slug=case.slug)


def _show(request: HttpRequest, case: PublishedCase, form: AttemptForm) -> HttpResponse:
    """Return the page, or its part for htmx. Without an attempt, nothing of what happened is loaded."""
    attempt = find_attempt(request, case.slug)
    context = {"case": case, "form": form, "attempt": attempt}
    if attempt:
        context["afterwards"] = load_afterwards(case.edition_id)
    template = "case_studies/library/afterwards.html"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, f"{template}#part" if is_partial(request) else template, context, status=status)
