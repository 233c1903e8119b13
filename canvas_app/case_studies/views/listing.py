"""Views that list cases for curators, and create new ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.case_studies.actions.creation import create_case
from canvas_app.case_studies.curators import require_curator
from canvas_app.case_studies.forms.story import NewCaseForm
from canvas_app.case_studies.models import CaseState, CaseStudy, ErrorReport
from canvas_app.case_studies.worklist import count_open_reports, find_open_reports, list_reasons, needs_work
from canvas_app.web.requests import redirect
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import in_quotes
from relationships.errors import Refused

CASES_PER_PAGE = 50
SHOWN_REPORTS = 50
WORK = "work"
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Tab:
    """A list of cases: its label, its URL, how many cases it has, and whether it is shown."""

    label: str
    url: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case in the list, with the reasons why it needs work."""

    case: CaseStudy
    reasons: tuple[str, ...]


@require_safe
@require_curator
def cases(request: AuthenticatedRequest) -> HttpResponse:
    """List the cases: all, those of a state, or those that need work, with the errors that readers reported."""
    words = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
    conditions = _conditions()
    shown = request.GET.get("show", "")
    shown = shown if shown in conditions else ""
    found = _search(words)
    page = Paginator(found.filter(conditions[shown]), CASES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": [_tab(found, name, shown, words) for name in conditions],
        "cases": _listed(page.object_list),
        "reports": list(_reports(found)[:SHOWN_REPORTS]) if shown == WORK else [],
        "number_of_reports": _reports(found).count() if shown == WORK else 0,
        "page": page,
        "words": words,
        "shown": shown,
        "query": urlencode({"show": shown, "q": words}),
    }
    return render(request, "case_studies/list.html", context)


def _conditions() -> dict[str, Q]:
    return {"": Q(), WORK: needs_work(), **{state.value: Q(state=state) for state in CaseState}}


def _search(words: str) -> QuerySet[CaseStudy]:
    found = CaseStudy.objects.select_related("public_edition").defer("story", "teaching_notes", "rendered")
    for word in words.split():
        found = found.filter(Q(company__icontains=word) | Q(title__icontains=word))
    return found.order_by("company", "slug")


def _listed(cases: Iterable[CaseStudy]) -> list[ListedCase]:
    reports = count_open_reports(cases)
    return [ListedCase(case, list_reasons(case, reports.get(case.pk, 0))) for case in cases]


def _reports(found: QuerySet[CaseStudy]) -> QuerySet[ErrorReport]:
    """Return the open reports on those of the cases that are not retired."""
    cases = found.exclude(state=CaseState.RETIRED).order_by().values("pk")
    return find_open_reports().filter(case__in=cases).select_related("case")


def _tab(found: QuerySet[CaseStudy], name: str, shown: str, words: str) -> Tab:
    label = {"": "All", WORK: "Need work"}.get(name) or CaseState(name).label
    parameters = {key: value for key, value in (("show", name), ("q", words)) if value}
    address = reverse("case_studies:list") + (f"?{urlencode(parameters)}" if parameters else "")
    return Tab(label, address, found.filter(_conditions()[name]).count(), name == shown)


@require_http_methods(["GET", "HEAD", "POST"])
@require_curator
def new(request: AuthenticatedRequest) -> HttpResponse:
    """Show the form for a new case; on POST create it with an empty canvas."""
    form = NewCaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        story = form.story()
        try:
            created = create_case(
                form.cleaned_data["slug"], story, CanvasDocument(title=story.company), request.user.pk
            )
        except Refused as refusal:
            form.add_error("slug", refusal.reason)
        else:
            messages.success(request, f"The case {in_quotes(story.company)} is a draft now.")
            return redirect(request, "case_studies:case", case_id=created.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "case_studies/new.html", {"form": form}, status=status)
