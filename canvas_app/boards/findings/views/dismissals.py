"""Views that dismiss a finding with a reason, and take a dismissal back."""

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
from canvas_app.boards.board.drawer import render_drawer, show_in_drawer
from canvas_app.boards.findings.forms import DismissalForm
from canvas_app.boards.findings.inspection import finding_context
from canvas_app.boards.findings.views.findings import TEMPLATE as FINDING
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.submit import action_args, submit
from relationships.actions.editing import Outcome
from relationships.actions.findings import dismiss_finding, withdraw_dismissal
from relationships.models import Canvas

TEMPLATE = "boards/finding_dismissal.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def finding_dismissal(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Show the form of a dismissal; on POST save it, or respond with 409 if the finding has changed meanwhile."""
    canvas = editable_canvas(request, canvas_id)
    form = DismissalForm(request.POST if request.method == "POST" else None)
    show = partial(_show_form, request, canvas, key, form)
    if request.method != "POST":
        return show(HTTPStatus.OK)

    def write() -> Outcome:
        args, reason = action_args(request, canvas), form.cleaned_data["reason"]
        seen, today = request.POST.get("opened", ""), timezone.localdate()
        return dismiss_finding(*args, key=key, fingerprint=seen, reason=reason, today=today)

    return submit(
        form,
        write,
        show,
        done=partial(_show_finding, request, canvas, key, notice="Dismissed."),
        refused=lambda refusal: show(HTTPStatus.CONFLICT, refused=refusal.reason),
    )


def _show_form(
    request: AuthenticatedRequest, canvas: Canvas, key: str, form: DismissalForm, status: int, /, **more: object
) -> HttpResponse:
    context = finding_context(canvas, key) | {"form": form} | more
    # A finding that does not occur any more cannot be dismissed; a submitted reason is kept on the page.
    return show_in_drawer(request, canvas, TEMPLATE if context["each"] or form.is_bound else FINDING, context, status)


@require_POST
@require_signed_in
def finding_return(request: AuthenticatedRequest, canvas_id: UUID, key: str) -> HttpResponse:
    """Take a dismissal back, so that the finding counts again."""
    canvas = editable_canvas(request, canvas_id)
    outcome = withdraw_dismissal(*action_args(request, canvas), key=key)
    return _show_finding(request, canvas, key, outcome, "Finding restored.")


def _show_finding(
    request: AuthenticatedRequest, canvas: Canvas, key: str, outcome: Outcome, notice: str
) -> HttpResponse:
    """Show the current state of the finding."""
    address = reverse("boards:finding", args=[canvas.pk, key])
    undo, draw = (
        undo_url(canvas, outcome),
        lambda: render_drawer(request, canvas, FINDING, finding_context(canvas, key)),
    )
    return respond(request, canvas, outcome, notice=notice, undo=undo, draw=draw, to=address, replaces_url=True)
