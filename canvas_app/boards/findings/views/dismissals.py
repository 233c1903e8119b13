"""Dismissing a finding with a reason, and counting it again."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.findings.forms import DismissalForm
from canvas_app.boards.findings.inspection import finding_context
from canvas_app.boards.findings.views.findings import TEMPLATE as FINDING
from canvas_app.boards.responses import answer, undo_of
from canvas_app.boards.submit import action_args, submit
from relationships.actions.editing import Outcome
from relationships.actions.findings import dismiss_finding, take_back_dismissal
from relationships.models import Canvas

TEMPLATE = "boards/finding_dismissal.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def finding_dismissal(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Ask why a finding is no problem here; on POST keep the reason. 409 where the finding is another by now."""
    canvas = editable_canvas(request, canvas_id)
    form = DismissalForm(request.POST if request.method == "POST" else None)
    show = partial(_ask, request, canvas, key, form)
    if request.method != "POST":
        return show(HTTPStatus.OK)

    def write() -> Outcome:
        args, said = action_args(request, canvas), form.cleaned_data["reason"]
        seen, today = request.POST.get("opened", ""), timezone.localdate()
        return dismiss_finding(*args, key=key, fingerprint=seen, reason=said, today=today)

    return submit(
        form,
        write,
        show,
        done=partial(_shown, request, canvas, key, said="Dismissed."),
        refused=lambda refusal: show(HTTPStatus.CONFLICT, refused=refusal.reason),
    )


def _ask(
    request: AuthenticatedRequest, canvas: Canvas, key: str, form: DismissalForm, status: int, /, **more: object
) -> HttpResponse:
    context = finding_context(canvas, key) | {"form": form} | more
    # Where there is nothing to dismiss any more, the drawer says so, and keeps what was typed.
    return in_drawer(request, canvas, TEMPLATE if context["each"] or form.is_bound else FINDING, context, status)


@require_POST
@require_signed_in
def finding_return(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Count a dismissed finding again."""
    canvas = editable_canvas(request, canvas_id)
    outcome = take_back_dismissal(*action_args(request, canvas), key=key)
    return _shown(request, canvas, key, outcome, "Counted again.")


def _shown(request: AuthenticatedRequest, canvas: Canvas, key: str, outcome: Outcome, said: str) -> HttpResponse:
    """Go on to the finding as it stands now."""
    address = reverse("boards:finding", args=[canvas.pk, key])
    undo, draw = undo_of(canvas, outcome), lambda: drawn(request, canvas, FINDING, finding_context(canvas, key))
    return answer(request, canvas, outcome, said=said, undo=undo, draw=draw, to=address, replaces_url=True)
