"""Views of one case for curators: what can be done with it, and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvas_app.accounts.models import User
from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.access import read_at_once
from canvas_app.case_studies.actions.moves import describe_version, judge
from canvas_app.case_studies.curators import require_curator
from canvas_app.case_studies.forms.opinions import OpinionLinkForm
from canvas_app.case_studies.models import CaseState, CaseStudy
from canvas_app.case_studies.readiness import find_missing
from canvas_app.case_studies.states import TABLE, Event, Move, Refusal
from canvas_app.case_studies.stories import read_story
from canvas_app.case_studies.telling import tell_draft
from canvas_app.case_studies.views.found import find_case
from canvas_app.case_studies.worklist import find_open_reports, list_reasons
from relationships.store.load import load_document

SHOWN_OPINIONS = 100
SHOWN_REPORTS = 100
LABELS = {
    Event.SUBMIT: "Submit for review",
    Event.SEND_BACK: "Send back to draft",
    Event.APPROVE: "Approve",
    Event.PUBLISH: "Publish",
    Event.RETIRE: "Retire",
    Event.RESTORE: "Restore",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done with the case in its state; with a reason if it cannot be done now."""

    event: Event
    label: str
    reason: str


@read_at_once
@require_safe
@require_curator
def case(request: AuthenticatedRequest, case_id: int) -> HttpResponse:
    """Show the state of a case, what can be done with it, what it still needs, and its editions."""
    return show_case(request, find_case(case_id), HTTPStatus.OK)


def show_case(request: AuthenticatedRequest, found: CaseStudy, status: HTTPStatus, **more: object) -> HttpResponse:
    """Show the page of a case, with `more` in its context."""
    document = load_document(found.canvas_id)
    editions = list(found.editions.defer("document", "story").select_related("published_by", "approved_by"))
    editions.sort(key=lambda edition: -edition.number)
    context = {
        "case": found,
        "choices": list_choices(found, request.user),
        "missing": find_missing(read_story(found), document.document),
        **_describe_reports(found),
        "editions": editions,
        "next_number": editions[0].number + 1 if editions else 1,
        "has_changed": _has_changed(found, document.revision),
        "is_approved": bool(found.approved_as) and found.approved_as == describe_version(found),
        "version": describe_version(found),
        "can_be_deleted": not editions and not found.came_from,
        "links": list(found.opinion_links.order_by("-created_at", "pk")),
        "opinions": list(found.opinions.order_by("-at", "pk")[:SHOWN_OPINIONS]),
        "link_form": OpinionLinkForm.fresh(),
        **more,
    }
    return render(request, "case_studies/case.html", context, status=status)


def _describe_reports(found: CaseStudy) -> dict[str, object]:
    """Return what the page says of the errors that readers reported, and why the case needs work."""
    still_open = find_open_reports().filter(case=found)
    settled = found.error_reports.exclude(settled_at=None).order_by("-settled_at", "-pk")
    number = still_open.count()
    return {
        "reasons": list_reasons(found, number),
        "number_of_reports": number,
        "reports": list(still_open[:SHOWN_REPORTS]),
        "settled": list(settled.select_related("settled_by")[:SHOWN_REPORTS]),
    }


def list_choices(found: CaseStudy, user: User) -> list[Choice]:
    """Return what can be done in the state of a case; what nobody can do in this state is left out."""
    possible = [event for event in Event if _is_possible(event, CaseState(found.state))]
    answers = {event: judge(found, user, event) for event in possible}
    return [
        Choice(event, LABELS[event], answer.reason if isinstance(answer, Refusal) else "")
        for event, answer in answers.items()
    ]


def _is_possible(event: Event, state: CaseState) -> bool:
    return any(isinstance(answer, Move) for answer in TABLE[event, state].values())


def _has_changed(found: CaseStudy, canvas_revision: int) -> bool:
    """Return whether story or canvas differ from what readers see, as far as the counts of changes tell."""
    last = found.public_edition
    return bool(last and (found.writers or canvas_revision != last.canvas_revision))


@read_at_once
@require_safe
@require_curator
def preview(request: AuthenticatedRequest, case_id: int) -> HttpResponse:
    """Show a case as it is being edited, with all that only instructors see."""
    found = find_case(case_id)
    return render(request, "case_studies/told.html", {"case": found, "told": tell_draft(found), "edition": None})
