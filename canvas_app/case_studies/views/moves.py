"""View that moves a case from state to state."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.case_studies.actions.moves import move_case
from canvas_app.case_studies.curators import require_curator
from canvas_app.case_studies.models import CaseStudy
from canvas_app.case_studies.states import Event
from canvas_app.web.requests import redirect
from relationships.errors import Refused

DONE = {
    Event.SUBMIT: "The case is in review now.",
    Event.SEND_BACK: "The case is a draft again.",
    Event.APPROVE: "You approved this edition. It can be published now.",
    Event.PUBLISH: "Edition {} is public now.",
    Event.RETIRE: "Readers no longer see this case.",
    Event.RESTORE: "Readers see edition {} again.",
}


@require_POST
@require_curator
def move(request: AuthenticatedRequest, case_id: int) -> HttpResponse:
    """Carry out the event that the form names, or say why that is not possible."""
    try:
        event = Event(request.POST.get("event", ""))
    except ValueError:
        raise Http404 from None
    try:
        case = move_case(case_id, request.user, event, request.POST.get("seen", ""))
    except Refused as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, DONE[event].format(_number(case)))
    return redirect(request, "case_studies:case", case_id=case_id)


def _number(case: CaseStudy) -> int:
    return case.public_edition.number if case.public_edition else 0
