"""View that edits the story of a case."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.case_studies.actions.editing import StoryConflict, digest_fields, edit_story, read_fields
from canvas_app.case_studies.curators import require_curator
from canvas_app.case_studies.forms.clashes import show_clashes
from canvas_app.case_studies.forms.story import CaseForm, initial_fields
from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.views.found import find_case
from canvas_app.web.requests import redirect
from relationships.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@require_curator
def edit(request: AuthenticatedRequest, case_id: int) -> HttpResponse:
    """Show the form; on POST save it. A conflict comes back with both versions, and nothing is lost."""
    case = find_case(case_id)
    if request.method != "POST":
        return _show(request, case, CaseForm(fields=initial_fields(case)), HTTPStatus.OK)
    form = CaseForm(request.POST)
    if not form.is_valid():
        return _show(request, case, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _save(request, case, form)


def _save(request: AuthenticatedRequest, case: CaseStudy, form: CaseForm) -> HttpResponse:
    fields = _resolve(request, case, form.fields())
    try:
        edit_story(case.pk, request.user, fields, form.story.cleaned_data["opened"])
    except StoryConflict as conflict:
        opened = digest_fields(conflict.newer)
        again = CaseForm(fields=conflict.merged | {"opened": opened})
        shown = {"conflict": conflict, "clashes": show_clashes(conflict)}
        return _show(request, case, again, HTTPStatus.CONFLICT, **shown)
    except Refused as refusal:
        form.story.add_error("slug" if "address" in refusal.reason else None, refusal.reason)
        return _show(request, case, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, "Story saved.")
    to = "case_studies:story" if "stay" in request.POST else "case_studies:case"
    return redirect(request, to, case_id=case.pk)


def _resolve(request: AuthenticatedRequest, case: CaseStudy, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields, with what is saved in those of a conflict if the curator takes the other version."""
    if request.POST.get("resolution") != "theirs":
        return fields
    saved, clashing = read_fields(case), request.POST.get("clashing", "").split()
    return fields | {name: saved[name] for name in clashing if name in saved}


def _show(
    request: AuthenticatedRequest, case: CaseStudy, form: CaseForm, status: HTTPStatus, **more: object
) -> HttpResponse:
    context = {"case": case, "form": form.story, "sources": form.sources, **more}
    return render(request, "case_studies/story.html", context, status=status)
