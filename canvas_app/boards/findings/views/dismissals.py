"""Dismissing a finding with a reason, and counting it again."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, submission_of
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.findings.forms import DismissalForm
from canvas_app.boards.findings.inspection import finding_context
from canvas_app.boards.findings.views.findings import TEMPLATE as FINDING
from canvas_app.boards.responses import answer, undo_of
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.findings import dismiss_finding, take_back_dismissal
from relationships.errors import Refused
from relationships.models import Canvas

TEMPLATE = "boards/finding_dismissal.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def finding_dismissal(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Ask why a finding is no problem here; on POST keep the reason. 409 where the finding is another by now."""
    canvas = editable_canvas(request, canvas_id)
    if request.method != "POST":
        return _ask(request, canvas, key, DismissalForm())
    form = DismissalForm(request.POST)
    if not form.is_valid():
        return _ask(request, canvas, key, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    said = {"reason": form.cleaned_data["reason"], "fingerprint": request.POST.get("opened", "")}
    try:
        outcome = dismiss_finding(
            canvas.pk, request.user.pk, submission_of(request), key=key, **said, today=timezone.localdate()
        )
    except Refused as refused:
        return _ask(request, canvas, key, form, status=HTTPStatus.CONFLICT, refused=refused.reason)
    return _shown(request, canvas, key, outcome, "Dismissed.")


def _ask(
    request: AuthenticatedRequest, canvas: Canvas, key: str, form: DismissalForm, status: int = 200, **more: object
) -> HttpResponse:
    context = finding_context(canvas, key) | {"form": form} | more
    # Where there is nothing to dismiss any more, the drawer says so, and keeps what was typed.
    return in_drawer(request, canvas, TEMPLATE if context["each"] or form.is_bound else FINDING, context, status)


@require_POST
@require_signed_in
def finding_return(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Count a dismissed finding again."""
    canvas = editable_canvas(request, canvas_id)
    outcome = take_back_dismissal(canvas.pk, request.user.pk, submission_of(request), key=key)
    return _shown(request, canvas, key, outcome, "Counted again.")


def _shown(request: AuthenticatedRequest, canvas: Canvas, key: str, outcome: Outcome, said: str) -> HttpResponse:
    """Go on to the finding as it stands now."""
    address = reverse("boards:finding", args=[canvas.pk, key])
    main = drawn(request, canvas, FINDING, finding_context(canvas, key)) if is_partial(request) else ""
    done = answer(request, canvas, outcome, said=said, undo=undo_of(canvas, outcome), main=main, to=address)
    if main:
        done["HX-Replace-Url"] = address
    return done
